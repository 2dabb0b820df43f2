"""The dialogues of a pack: their scenarios, in files beside the lessons, and where they are played.

```dialogue
cle: le-courrier
titre: Le courrier de Madame Perrin
minutes: 20
scenario: courrier-madame-perrin
```
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.readers.fields import Fields
from curriculum.readers.folders import PackFolder
from curriculum.readers.front_matter import YAML_STARTS_AT, mapping_of
from curriculum.readers.markdown_blocks import RawDialogue
from curriculum.readers.problems import Say
from curriculum.readers.scenarios import ReadScenario, read_with_lines
from curriculum.readers.texts import read_text
from curriculum.readers.yaml_files import FieldsOfFile, line_in_a_file
from curriculum.rules.packs import Dialogue, ScenarioLines
from curriculum.rules.scenario_writing import file_of_scenario

FOLDER = "dialogues/"
KNOWN = ("cle", "titre", "minutes", "scenario")
MAX_TITLE, MAX_MINUTES = 120, 90


def scenario_names(folder: PackFolder) -> list[str]:
    """The keys that the files of this pack are named for, whatever is in them."""
    return [name.removeprefix(FOLDER).removesuffix(".yaml") for name in _files(folder)]


def read_scenarios(folder: PackFolder) -> Iterator[ReadScenario]:
    """Those that could be read; what is wrong is said by file, line and scene."""
    for name in _files(folder):
        say = folder.say(name)
        text = read_text(folder.files, folder.prefix + name, say)
        read = read_with_lines(text, say) if text is not None else None
        if read and file_of_scenario(read.scenario) != name:
            sentence = _("Ce fichier s’appelle comme son « id » : %(name)s. Accordez-les.")
            say(1, sentence % {"name": file_of_scenario(read.scenario)})
        elif read:
            yield read


def lines_of(read: ReadScenario, folder: PackFolder) -> ScenarioLines:
    """Where it stands, for what only the French that it says can refuse."""
    scenes = read.scenes.items()
    return ScenarioLines(
        file=folder.prefix + file_of_scenario(read.scenario),
        head=read.head,
        scenes={key: line_in_a_file(written.line) for key, written in scenes},
        choices={key: [*map(line_in_a_file, written.choices)] for key, written in scenes},
    )


def _files(folder: PackFolder) -> list[str]:
    names = (file.removeprefix(folder.prefix) for file in sorted(folder.files.sizes))
    found = [name for name in names if name.startswith(FOLDER)]
    for name in found:
        if not name.endswith(".yaml"):
            folder.say(name)(1, _("Un scénario est un fichier .yaml. Renommez-le, ou retirez-le."))
    return [name for name in found if name.endswith(".yaml")]


def read_dialogue(raw: RawDialogue, say: Say) -> Dialogue | None:
    """None when a problem was said."""
    shift = raw.line + 1 - YAML_STARTS_AT

    def say_there(line: int, sentence: str) -> None:
        say(line + shift, sentence)

    if not raw.text:
        say(raw.line, _("Dialogue vide. Écrivez cle, titre, minutes et scenario."))
        return None
    root = mapping_of(raw.text, say_there)
    if root is None:
        return None
    fields = FieldsOfFile(root, line=YAML_STARTS_AT - 1, known=KNOWN, say=say_there)
    key, title = fields.slug("cle"), fields.text("titre", longest=MAX_TITLE)
    minutes, scenario = _minutes(fields, say_there), fields.slug("scenario")
    if key is None or title is None or minutes is None or scenario is None:
        return None
    return Dialogue(key, title, minutes, scenario, raw.line)


def _minutes(fields: Fields, say: Say) -> int | None:
    minutes = fields.whole("minutes")
    if minutes is not None and minutes > MAX_MINUTES:
        say(fields.line_of("minutes"), _("Un dialogue dure 90 min au plus."))
        return None
    return minutes
