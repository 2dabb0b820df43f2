"""A scenario written as YAML (docs/scenarios.md): everything wrong is said at its line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode

from curriculum.readers.fields import Fields
from curriculum.readers.front_matter import line_of, text_in
from curriculum.readers.problems import Say
from curriculum.readers.scenario_scenes import MAX_NAME, Written, read_scene
from curriculum.readers.scenario_sentences import about_scene, sentence_about
from curriculum.readers.scenario_words import words_of
from curriculum.readers.yaml_files import FieldsOfFile, in_a_file, line_in_a_file, root_of
from curriculum.rules.scenario_faults import ScenarioFault, faults_of
from curriculum.rules.scenarios import LEAST_TRUST, MOST_TRUST, Scenario, Scene, Trust

KNOWN = ("id", "titre", "personne", "depart", "confiance", "indices", "facultatifs", "etapes")
KNOWN_OF_TRUST = ("depart", "min", "max", "rupture")
SCENE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
MAX_TITLE, MAX_SCENES = 120, 120


@dataclass(frozen=True)
class ReadScenario:
    """A scenario, and the lines where its head and its scenes stand."""

    scenario: Scenario
    head: dict[str, int]
    scenes: dict[str, Written]


class _Said:
    """Whether anything was wrong so far."""

    def __init__(self, say: Say) -> None:
        self._say, self.anything = in_a_file(say), False

    def __call__(self, line: int, sentence: str) -> None:
        self.anything = True
        self._say(line, sentence)


def read_scenario(text: str, say: Say) -> Scenario | None:
    """The scenario that the text is; None when something was said."""
    read = read_with_lines(text, say)
    return read.scenario if read else None


def read_with_lines(text: str, say: Say) -> ReadScenario | None:
    """The same, with its lines."""
    root = root_of(text, say)
    if root is None:
        return None
    told = _Said(say)
    fields = FieldsOfFile(root, line=line_of(root), known=KNOWN, say=told)
    key, title = fields.slug("id"), fields.text("titre", longest=MAX_TITLE)
    person = fields.text("personne", longest=MAX_TITLE, required=False)
    start, trust = fields.text("depart", longest=MAX_NAME), _trust(fields, told)
    clues, optional = (_clues(fields, word, told) for word in ("indices", "facultatifs"))
    scenes, lines = _scenes(fields, told)
    if told.anything or key is None or title is None or start is None or trust is None:
        return None
    scenario = Scenario(key, title, start, trust, clues, scenes, person or "", optional)
    for fault in faults_of(scenario):
        told(_line_of_fault(fault, lines, fields), sentence_about(fault))
    return None if told.anything else ReadScenario(scenario, _head(fields), lines)


def _head(fields: Fields) -> dict[str, int]:
    return {word: line_in_a_file(fields.line_of(word)) for word in KNOWN}


def _trust(fields: Fields, say: Say) -> Trust | None:
    root = fields.node("confiance")
    if root is None:
        return None
    if not isinstance(root, MappingNode):
        say(line_of(root), _("« confiance » s’écrit {depart: 2, min: 0, max: 8, rupture: …}."))
        return None
    own = FieldsOfFile(root, line=line_of(root), known=KNOWN_OF_TRUST, say=say)
    start, broken = own.whole("depart"), own.text("rupture", longest=MAX_NAME)
    own.one_of("min", [str(LEAST_TRUST)])
    own.one_of("max", [str(MOST_TRUST)])
    return None if start is None or broken is None else Trust(start, broken)


def _clues(fields: Fields, word: str, say: Say) -> tuple[str, ...]:
    """A list of words; none is fine."""
    root = fields.node(word) if fields.holds(word) else None
    return words_of(root, word, say)


def _scenes(fields: Fields, say: Say) -> tuple[tuple[Scene, ...], dict[str, Written]]:
    root = fields.node("etapes")
    written: dict[str, Written] = {}
    scenes: list[Scene] = []
    if root is not None and not isinstance(root, MappingNode):
        say(line_of(root), _("« etapes » nomme chaque étape, puis ce qu’elle contient."))
    pairs = root.value if isinstance(root, MappingNode) else []
    if len(pairs) > MAX_SCENES:
        say(line_of(root) if root else 1, _("Plus de 120 étapes. Coupez ce scénario en deux."))
        pairs = []
    for key_node, node in pairs:
        key = text_in(key_node) or ""
        if _is_a_new_key(key, line_of(key_node), written, say):
            there = partial(_say_of_scene, say, key)
            written[key] = Written(line_of(key_node), [])
            scene = read_scene(key, node, written[key], there)
            scenes += [scene] if scene else []
    return tuple(scenes), written


def _is_a_new_key(key: str, line: int, written: dict[str, Written], say: Say) -> bool:
    if not SCENE_KEY.fullmatch(key):
        say(line, _("Une étape se nomme en lettres sans accent et en chiffres : N01, FIN_A."))
    elif key in written:
        sentence = _("Étape « %(scene)s » : elle est écrite deux fois. Renommez l’une des deux.")
        say(line, sentence % {"scene": key})
    else:
        return True
    return False


def _say_of_scene(say: Say, key: str, line: int, sentence: str) -> None:
    say(line, about_scene(key, sentence))


def _line_of_fault(fault: ScenarioFault, lines: dict[str, Written], fields: Fields) -> int:
    if not fault.scene:
        return fields.line_of(WORD_AT_FAULT.get(fault.kind, "etapes"))
    at: Sequence[int] = lines[fault.scene].choices
    return at[fault.choice - 1] if fault.choice else lines[fault.scene].line


WORD_AT_FAULT = {
    "no_start": "depart",
    "bad_trust": "confiance",
    "no_break_off": "confiance",
    "clue_nowhere": "indices",
    "unknown_clue": "facultatifs",
}
