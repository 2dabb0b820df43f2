"""Exercises of a lesson: what stands after ```tri, ```diagnostic…, and the YAML inside."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node

from curriculum.readers.exercise_faults import sentence_about
from curriculum.readers.fence_attributes import fence_attributes, number_in, wrong_attributes
from curriculum.readers.fields import Fields
from curriculum.readers.front_matter import YAML_STARTS_AT, line_of, mapping_of
from curriculum.readers.markdown_blocks import RawExercise
from curriculum.readers.problems import Say
from curriculum.rules.exercise_checks import faults_of
from curriculum.rules.exercise_fields import FIELDS, WITH_A_MARK, WORDS, Field
from curriculum.rules.exercises import exercise_of
from curriculum.rules.packs import DEFAULT_MARK, PackExercise
from curriculum.rules.tasks import ANY_MARK

ATTRIBUTES = ("cle", "titre", "minutes")
MAX_MINUTES, MAX_MARK = 90, 100
NOBODY = UUID(int=0)  # it has no identity until it is imported


def read_exercise(raw: RawExercise, say: Say) -> PackExercise | None:
    kind = WORDS[raw.word]
    allowed = (*ATTRIBUTES, "seuil") if kind in WITH_A_MARK else ATTRIBUTES
    said = fence_attributes(raw.attributes, raw.word, allowed, raw.line, say)
    minutes = number_in(said.get("minutes", ""), 0, MAX_MINUTES)
    mark = number_in(said.get("seuil", str(DEFAULT_MARK)), 1, MAX_MARK)
    for sentence in wrong_attributes(said, raw.word, minutes, mark):
        say(raw.line, sentence)
    value = _value(raw, kind, say) if raw.is_closed else None
    if minutes is None or mark is None or value is None:
        return None
    exercise = exercise_of({"type": kind, "id": NOBODY, "value": value})
    for found in faults_of(exercise) if exercise else ():
        say(raw.line, sentence_about(found))
    key, title = said.get("cle", ""), said.get("titre", "")
    kept = mark if kind in WITH_A_MARK else ANY_MARK
    return PackExercise(kind, key, title, minutes, kept, value, raw.line)


def _value(raw: RawExercise, kind: str, say: Say) -> dict[str, Any] | None:
    shift = raw.line + 1 - YAML_STARTS_AT

    def say_there(line: int, sentence: str) -> None:
        say(line + shift, sentence)

    root = mapping_of(raw.text, say_there)
    if root is None:
        return None
    return _struct(root, FIELDS[kind], YAML_STARTS_AT - 1, say_there)


def _struct(
    node: MappingNode, fields: Sequence[Field], line: int, say: Say
) -> dict[str, Any] | None:
    """None when something in it could not be read, which was said."""
    said = Fields(node, line=line, known=[field.word for field in fields], say=say)
    value = {field.name: _said(said, field, say) for field in fields}
    return value if all(it is not None for it in value.values()) else None


def _said(said: Fields, field: Field, say: Say) -> Any:  # noqa: ANN401  # a text, a flag or a list
    if field.shape == "flag":
        return said.flag(field.word, default=False)
    if field.shape == "items":
        return _items(said, field, say)
    return said.text(field.word, longest=field.longest, required=field.is_required)


def _items(said: Fields, field: Field, say: Say) -> list[Mapping[str, Any]] | None:
    if not field.is_required and not said.holds(field.word):
        return []
    nodes = said.items(field.word)
    if nodes and not field.least <= len(nodes) <= field.longest:
        sentence = _("« %(word)s » : de %(least)s à %(most)s. Il y en a %(found)s.")
        numbers = {"word": field.word, "least": field.least, "most": field.longest}
        say(said.line_of(field.word), sentence % {**numbers, "found": len(nodes)})
    items = list(_each(nodes, field, say))
    return [item for item in items if item is not None] if None not in items and items else None


def _each(nodes: Sequence[Node], field: Field, say: Say) -> Iterator[dict[str, Any] | None]:
    for node in nodes:
        if isinstance(node, MappingNode):
            yield _struct(node, field.items, line_of(node), say)
        else:
            words = ", ".join(inner.word for inner in field.items if inner.is_required)
            sentence = _("Chaque élément de « %(word)s » dit : %(words)s.")
            say(line_of(node), sentence % {"word": field.word, "words": words})
            yield None
