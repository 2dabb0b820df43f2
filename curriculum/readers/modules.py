"""A module's pack: `module.md`, and the lessons it lists, in their order."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode

from content.rules.files import RECORDINGS
from curriculum.readers.archives import inside
from curriculum.readers.dialogues import FOLDER, lines_of, read_scenarios, scenario_names
from curriculum.readers.fields import Fields
from curriculum.readers.folders import (
    HEADER,
    Header,
    PackFolder,
    open_file,
    read_header,
    read_only_text,
)
from curriculum.readers.front_matter import line_of, text_in
from curriculum.readers.keys import Keys
from curriculum.readers.lessons import Known, read_lesson
from curriculum.readers.problems import Say
from curriculum.rules.packs import SOURCE, PackLesson, PackModule, PackObjective
from curriculum.rules.scenarios import Scenario

MODULE = "module.md"
KNOWN = (*HEADER, "positionnement", "objectifs", "lecons", "licence", "auteurs")
MAX_OBJECTIVE = 200
MAX_STATEMENT = 160
MAX_LICENCE = 100
MAX_AUTHORS = 200
APART = ("readme.md", "licence.md", "license.md")


def read_module(folder: PackFolder, keys: Keys) -> PackModule | None:
    """`keys` are those of the whole source; the keys of the pack are its own."""
    opened = open_file(folder, MODULE, KNOWN)
    if opened is None or opened.fields is None:
        return None
    fields, say, own_keys = opened.fields, folder.say(MODULE), Keys(folder.problems)
    file = folder.prefix + MODULE
    header = read_header(fields, file, "module", keys)
    objectives = tuple(_objectives(fields, file, own_keys, say))
    is_source = header is None or header.language == SOURCE
    names = _lesson_files(fields, folder, say) if is_source or fields.holds("lecons") else []
    say_unlisted(folder, [MODULE, *names])
    known = Known(
        own_keys,
        [objective.key for objective in objectives],
        has_files=is_source,
        scenarios=scenario_names(folder) if is_source else (),
    )
    lessons = [read_lesson(folder, name, known) for name in names]
    whole = tuple(lesson for lesson in lessons if lesson is not None)
    read = list(read_scenarios(folder))
    scenarios = tuple(it.scenario for it in read)
    if is_source and not folder.problems.in_order():
        _say_unplaced(scenarios, whole, folder)
    statement = fields.text("positionnement", longest=MAX_STATEMENT, required=False)
    licence = fields.text("licence", longest=MAX_LICENCE, may_be_empty=True)
    authors = fields.text("auteurs", longest=MAX_AUTHORS, may_be_empty=True)
    introduction = read_only_text(opened, say)
    if header and is_source and len(whole) == len(fields.items("lecons")):
        _check_minutes(header, whole, fields.line_of("minutes"), say)
    if header is None or statement is None or licence is None or authors is None:
        return None
    return PackModule(
        **vars(header),
        introduction=introduction,
        statement=statement,
        objectives=objectives,
        lessons=whole,
        licence=licence,
        authors=authors,
        scenarios=scenarios,
        scenario_lines={it.scenario.key: lines_of(it, folder) for it in read},
    )


def _say_unplaced(
    scenarios: Sequence[Scenario], lessons: Sequence[PackLesson], folder: PackFolder
) -> None:
    """A scenario that no lesson plays would be lost without a word."""
    placed = {dialogue.scenario for lesson in lessons for dialogue in lesson.dialogues}
    for scenario in scenarios:
        if scenario.key not in placed:
            sentence = _("Aucune leçon ne joue ce scénario. Placez-le, ou retirez ce fichier.")
            folder.say(f"{FOLDER}{scenario.key}.yaml")(1, sentence)


def _objectives(fields: Fields, file: str, keys: Keys, say: Say) -> Iterator[PackObjective]:
    for node in fields.items("objectifs"):
        if not isinstance(node, MappingNode):
            say(
                line_of(node),
                _("Un objectif a une clé et un texte : « - cle: … », « texte: … »."),
            )
            continue
        item = Fields(node, line=line_of(node), known=("cle", "texte"), say=say)
        key, text = item.slug("cle"), item.text("texte", longest=MAX_OBJECTIVE)
        if key is not None and text is not None:
            keys.take("objectif", key, file, item.line_of("cle"))
            yield PackObjective(key, text)


def _lesson_files(fields: Fields, folder: PackFolder, say: Say) -> list[str]:
    names: list[str] = []
    for node in fields.items("lecons"):
        written = text_in(node) or ""
        name = inside(written)
        refusal = _refused_file(name, names, folder) if name else _out_of_folder()
        if refusal or name is None:
            say(line_of(node), f"« {written} » : {refusal}")
        else:
            names.append(name)
    return names


def _out_of_folder() -> str:
    return _("ce chemin sort du dossier du paquet. Mettez la leçon à côté de module.md.")


def _refused_file(name: str, names: Sequence[str], folder: PackFolder) -> str:
    if "/" in name:
        return _("une leçon est à côté de module.md. Déplacez-la.")
    if not name.endswith(".md") or name == MODULE:
        return _("une leçon est un fichier .md. Corrigez son nom.")
    if name in names:
        return _("cette leçon est déjà dans la liste. Retirez une ligne.")
    if not folder.holds(name):
        return _("ce fichier manque. Vérifiez son nom, ou retirez la ligne.")
    return ""


def say_unlisted(folder: PackFolder, listed: Sequence[str]) -> None:
    """A text that no list names would be lost without a word."""
    for file in folder.files.sizes:
        name = file.removeprefix(folder.prefix)
        is_text = file.startswith(folder.prefix) and name.endswith(".md")
        is_apart = name.lower() in APART or _is_transcript(name, folder)
        if is_text and name not in listed and not is_apart:
            folder.say(name)(1, _("Ce fichier n’est dans aucune liste. Ajoutez-le ou retirez-le."))


def _is_transcript(name: str, folder: PackFolder) -> bool:
    """What stands beside a recording of the same name is what is said in it."""
    return any(folder.holds(f"{name.removesuffix('.md')}.{kind}") for kind in RECORDINGS)


def _check_minutes(header: Header, lessons: Sequence[PackLesson], line: int, say: Say) -> None:
    total = sum(lesson.minutes for lesson in lessons if lesson.required)
    if total != header.minutes:
        sentence = _(
            "Le module annonce %(said)s min, ses leçons obligatoires %(total)s. Accordez-les."
        )
        say(line, sentence % {"said": header.minutes, "total": total})
