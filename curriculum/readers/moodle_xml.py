"""Moodle's XML: a bank of questions, a question at a time.

Kinds that the bank does not hold are named with their line. What a question says that ours
cannot say (units, penalty, pictures) is noted: it arrives without it.
"""

from collections.abc import Callable
from functools import partial

from django.utils.translation import gettext as _

from curriculum.readers.categories import topic_of
from curriculum.readers.encodings import UnreadableTextError
from curriculum.readers.findings import Findings
from curriculum.readers.gift_files import other_kind_of
from curriculum.readers.html_texts import without_embedded
from curriculum.readers.moodle_answers import READERS, choices_of
from curriculum.readers.moodle_notes import FILES, note_what_stays_behind
from curriculum.readers.moodle_texts import markdown_in
from curriculum.readers.xml_nodes import Node, elements_of
from curriculum.rules.imports import FoundQuestion, Takes
from curriculum.rules.questions import QuestionKind, Wording

ROOT, QUESTION = "quiz", "question"
KINDS: dict[str, Callable[[Node], QuestionKind]] = {
    "multichoice": lambda node: "several" if _is_off(node.words("single")) else "single",
    "truefalse": lambda _node: "true_false",
    "shortanswer": lambda _node: "short_text",
    "numerical": lambda _node: "numeric",
    "matching": lambda _node: "matching",
    "ordering": lambda _node: "ordering",
}


def moodle_questions(text: str) -> Takes:
    """Where the file can be read no further, the last one says so."""
    topic = ""
    try:
        for node in elements_of(text, QUESTION, root=ROOT, unread=FILES):
            if node.attributes.get("type") == "category":
                topic = topic_of(node.words("category", "text"))
            else:
                yield partial(_found, node, topic)
    except UnreadableTextError as failure:
        yield partial(FoundQuestion, failure.line, wrong=(failure.sentence,))


def _found(node: Node, topic: str) -> FoundQuestion:
    found = Findings(node.line)
    name = node.words("name", "text")
    kind = node.attributes.get("type", "")
    node.let_go(without_embedded)
    if kind not in KINDS:
        return found.aside(other_kind_of(kind) or _("sans type"), name=name)
    if found.is_endless(node.length):
        return found.without_words(name)
    if not node.all("answer") and not node.all("subquestion"):
        found.say(node.line, _("La question n’a pas de réponse. Complétez-la dans Moodle."))
        return found.without_words(name)
    note_what_stays_behind(node, found)
    return found.question(
        _wording(node, KINDS[kind](node), found),
        name=name,
        key=node.words("idnumber"),
        topic=topic,
        tags=[tag.words("text") for tag in (node.first("tags") or node).all("tag")],
        objective=node.words("objective"),
    )


def _wording(node: Node, kind: QuestionKind, found: Findings) -> Wording:
    return Wording(
        kind=kind,
        prompt=markdown_in(node.first("questiontext"), found),
        choices=choices_of(node, READERS[kind], found),
        general_feedback=markdown_in(node.first("generalfeedback"), found),
        source=node.words("source", "text"),
        shuffle=not _is_off(node.words("shuffleanswers")),
    )


def _is_off(said: str) -> bool:
    return said.casefold() in ("false", "0")
