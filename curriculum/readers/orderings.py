"""A question to put in order, as packs write it: YAML, after its quiz."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node

from curriculum.readers.faults import sentences_about
from curriculum.readers.fields import Fields
from curriculum.readers.front_matter import YAML_STARTS_AT, line_of, mapping_of, text_in
from curriculum.readers.problems import Say
from curriculum.rules.imports import MAX_SOURCE, MAX_TEXT, MAX_TOPIC
from curriculum.rules.packs import PackQuestion, wording_of
from curriculum.rules.questions import Choice

KNOWN = ("cle", "question", "etapes", "objectif", "theme", "source", "retour")
KNOWN_OF_AN_ITEM = ("texte", "retour")
WHOLE = Decimal(1)


def read_ordering(text: str, fence: int, say: Say) -> PackQuestion | None:
    """`fence` is the line of the file where the block begins; its YAML begins on the next one."""
    shift = fence + 1 - YAML_STARTS_AT

    def say_there(line: int, sentence: str) -> None:
        say(line + shift, sentence)

    root = mapping_of(text, say_there)
    if root is None:
        return None
    fields = Fields(root, line=YAML_STARTS_AT - 1, known=KNOWN, say=say_there)
    key, prompt = fields.text("cle", longest=MAX_TOPIC), fields.text("question", longest=MAX_TEXT)
    more = {
        name: fields.text(name, longest=longest, required=False)
        for name, longest in (
            ("objectif", MAX_TOPIC),
            ("theme", MAX_TOPIC),
            ("source", MAX_SOURCE),
            ("retour", MAX_TEXT),
        )
    }
    items = [_item(node, say_there) for node in fields.items("etapes")]
    if key is None or prompt is None or None in more.values() or None in items:
        return None
    question = PackQuestion(
        key=key,
        kind="ordering",
        prompt=prompt,
        choices=tuple(item for item in items if item),
        general_feedback=more["retour"] or "",
        objective=more["objectif"] or "",
        topic=more["theme"] or "",
        source=more["source"] or "",
        shuffle=True,
        line=fence,
        objective_line=fields.line_of("objectif") + shift if more["objectif"] else 0,
    )
    for sentence in _wrong(question):
        say(fence, sentence)
    return question


def _wrong(question: PackQuestion) -> Iterator[str]:
    if question.choices:  # an empty list was said already
        yield from sentences_about(wording_of(question))


def _item(node: Node, say: Say) -> Choice | None:
    if isinstance(node, MappingNode):
        fields = Fields(node, line=line_of(node), known=KNOWN_OF_AN_ITEM, say=say)
        text = fields.text("texte", longest=MAX_TEXT)
        said = fields.text("retour", longest=MAX_TEXT, required=False)
        return None if text is None or said is None else Choice(text, WHOLE, said)
    text = text_in(node)
    if text is None:
        say(line_of(node), _("Une étape est un texte. Écrivez-la sur une ligne, après un tiret."))
        return None
    return Choice(text, WHOLE)
