"""The answers of a question of Moodle's XML, kind by kind."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from curriculum.readers.findings import Findings
from curriculum.readers.moodle_texts import markdown_in, typed_in
from curriculum.readers.xml_nodes import Node
from curriculum.rules.grades import share_in
from curriculum.rules.numbers import number_and_tolerance
from curriculum.rules.questions import (
    ANYTHING,
    FALSE,
    NOTHING,
    TRUE,
    Choice,
    QuestionKind,
    number_in,
)

WHOLE = Decimal(1)
Read = Callable[[Node, Findings], Choice]


def choices_of(question: Node, read: Read, found: Findings) -> tuple[Choice, ...]:
    """True stands before false, whichever the file gives first."""
    nodes = question.all("subquestion") or question.all("answer")
    choices = [read(node, found) for node in nodes]
    return tuple(sorted(choices, key=_false_last) if read is _truth else choices)


def _false_last(choice: Choice) -> bool:
    return choice.text == FALSE


def _share(node: Node, found: Findings) -> Decimal:
    """A grade that is missing is not guessed."""
    written = node.attributes.get("fraction")
    share = share_in(written) if written else None
    if share is None:
        sentence = _("Une réponse n’a pas de note lisible. Donnez-lui une part, de -100 à 100.")
        found.say(node.line, sentence)
    return share or NOTHING


def _feedback(node: Node, found: Findings) -> str:
    return markdown_in(node.first("feedback"), found)


def _choice(node: Node, found: Findings) -> Choice:
    return Choice(markdown_in(node, found), _share(node, found), _feedback(node, found))


def _truth(node: Node, found: Findings) -> Choice:
    written = typed_in(node).casefold()
    text = {"true": TRUE, "vrai": TRUE, "false": FALSE, "faux": FALSE}.get(written, written)
    return Choice(text, _share(node, found), _feedback(node, found))


def _words(node: Node, found: Findings) -> Choice:
    return Choice(typed_in(node), _share(node, found), _feedback(node, found))


def _number(node: Node, found: Findings) -> Choice:
    written = typed_in(node)
    number, _none = number_and_tolerance(written) or (written, NOTHING)
    tolerance = number_in(node.words("tolerance") or "0")
    if tolerance is None or tolerance < 0:
        found.say(node.line, _("Une tolérance n’est pas un nombre positif. Corrigez-la."))
    kept = NOTHING if number == ANYTHING else tolerance or NOTHING
    return Choice(number, _share(node, found), _feedback(node, found), tolerance=kept)


def _pair(node: Node, found: Findings) -> Choice:
    return Choice(markdown_in(node, found), WHOLE, match=node.words("answer", "text"))


def _item(node: Node, found: Findings) -> Choice:
    """Items stand in their right order; what they bring is their place."""
    return Choice(markdown_in(node, found), WHOLE, _feedback(node, found))


READERS: dict[QuestionKind, Read] = {
    "single": _choice,
    "several": _choice,
    "true_false": _truth,
    "short_text": _words,
    "numeric": _number,
    "matching": _pair,
    "ordering": _item,
}
