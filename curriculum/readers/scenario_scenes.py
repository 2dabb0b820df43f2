"""The scenes of a scenario, and what each lets one say."""

import re
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node, SequenceNode

from curriculum.readers.fields import Fields
from curriculum.readers.front_matter import line_of
from curriculum.readers.problems import Say
from curriculum.readers.scenario_sentences import about_choice
from curriculum.readers.scenario_words import words_of
from curriculum.readers.suggestions import or_else
from curriculum.readers.yaml_files import FieldsOfFile
from curriculum.rules.scenarios import KINDS, Choice, Condition, Scene

MAX_NAME, MAX_TITLE, MAX_TEXT, MAX_CHOICES = 40, 120, 1_000, 6
KNOWN = ("fin", "titre", "decor", "dit", "bilan", "indices", "choix")
KNOWN_OF_A_CHOICE = ("texte", "vers", "si", "sinon", "confiance", "type", "retour")
KNOWN_OF_A_CONDITION = ("confiance_min", "indices_min", "indices")
CHANGE = re.compile(r"[+-]?[0-8]")
LESS = "-−"


@dataclass(frozen=True)
class Written:
    """Where a scene stands in its file, and each of its choices."""

    line: int
    choices: list[int]


def read_scene(key: str, node: Node, written: Written, say: Say) -> Scene | None:
    if not isinstance(node, MappingNode):
        say(line_of(node), _("elle est vide. Écrivez-lui un titre, et ce qui s’y dit."))
        return None
    fields = FieldsOfFile(node, line=written.line, known=KNOWN, say=say)
    title, says = fields.text("titre", longest=MAX_TITLE), fields.text("dit", longest=MAX_TEXT)
    setting = fields.text("decor", longest=MAX_TEXT, required=False)
    is_ending = fields.flag("fin", default=False)
    debrief = fields.text("bilan", longest=MAX_TEXT, required=bool(is_ending))
    clues = words_of(fields.node("indices"), "indices", say) if fields.holds("indices") else ()
    choices = _choices(fields, written, say) if fields.holds("choix") else ()
    if title is None or says is None or is_ending is None:
        return None
    return Scene(key, title, says, setting or "", clues, choices, is_ending, debrief or "")


def _choices(fields: Fields, written: Written, say: Say) -> tuple[Choice, ...]:
    root = fields.node("choix")
    if not isinstance(root, SequenceNode):
        if root is not None:
            say(line_of(root), _("« choix » est une liste : un tiret par choix."))
        return ()
    if len(root.value) > MAX_CHOICES:
        say(line_of(root), _("Plus de 6 choix. Gardez les plus différents."))
        return ()
    choices: list[Choice] = []
    for number, node in enumerate(root.value, start=1):
        written.choices.append(line_of(node))
        choice = _choice(node, partial(_say_of_choice, say, number))
        choices += [choice] if choice else []
    return tuple(choices)


def _say_of_choice(say: Say, number: int, line: int, sentence: str) -> None:
    say(line, about_choice(number, sentence))


def _choice(node: Node, say: Say) -> Choice | None:
    if not isinstance(node, MappingNode):
        say(line_of(node), _("un choix a un texte, un retour, et mène vers une étape."))
        return None
    fields = FieldsOfFile(node, line=line_of(node), known=KNOWN_OF_A_CHOICE, say=say)
    text, feedback = (fields.text(word, longest=MAX_TEXT) for word in ("texte", "retour"))
    to, trust = fields.text("vers", longest=MAX_NAME), _change(fields, say)
    kind, condition = _kind(fields, say), _condition(fields, say)
    if text is None or feedback is None or to is None or trust is None or kind is None:
        return None
    return Choice(text, to, trust, kind, feedback, condition)


def _change(fields: Fields, say: Say) -> int | None:
    """What the choice adds to the trust; a typed minus may be a hyphen or its own sign."""
    said = fields.text("confiance", longest=MAX_NAME)
    if said is None:
        return None
    plain = said.replace(LESS[1], LESS[0])
    if CHANGE.fullmatch(plain):
        return int(plain)
    say(fields.line_of("confiance"), _("« confiance » est un nombre entier, de -8 à 8."))
    return None


def _kind(fields: Fields, say: Say) -> str | None:
    said = fields.text("type", longest=MAX_NAME)
    if said is None or said in KINDS:
        return said
    sentence = _("« %(said)s » n’est pas un type de choix.") % {"said": said}
    say(fields.line_of("type"), f"{sentence} {or_else(said, KINDS)}")
    return None


def _condition(fields: Fields, say: Say) -> Condition | None:
    if not fields.holds("si"):
        if fields.holds("sinon"):
            say(fields.line_of("sinon"), _("« sinon » va avec « si ». Écrivez la condition."))
        return None
    otherwise, root = fields.text("sinon", longest=MAX_NAME), fields.node("si")
    if not isinstance(root, MappingNode):
        if root is not None:
            say(line_of(root), _("« si » s’écrit {confiance_min: 5, indices_min: 6}."))
        return None
    own = FieldsOfFile(root, line=line_of(root), known=KNOWN_OF_A_CONDITION, say=say)
    trust, count = (own.whole(w) if own.holds(w) else 0 for w in KNOWN_OF_A_CONDITION[:2])
    clues = words_of(own.node("indices"), "indices", say) if own.holds("indices") else ()
    if otherwise is None or trust is None or count is None:
        return None
    if not (trust or count or clues):
        say(line_of(root), _("« si » ne demande rien. Dites combien de confiance, ou d’indices."))
    return Condition(otherwise, trust, count, clues)
