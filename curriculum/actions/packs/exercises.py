"""An exercise of a pack, as Wagtail keeps it; and back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from curriculum.rules.exercise_fields import FIELDS, WITH_A_MARK, Field
from curriculum.rules.identity import Names
from curriculum.rules.packs import PackExercise
from curriculum.rules.pieces import item_of, text_of

Value = Mapping[str, Any]


def exercise_value(exercise: PackExercise, names: Names) -> dict[str, Any]:
    """Its items have the id that their first words give: what moves keeps it."""
    marked = {"pass_mark": exercise.mark} if exercise.kind in WITH_A_MARK else {}
    said = {"title": exercise.title, "minutes": exercise.minutes, **marked}
    own = names.activity(exercise.key)
    return said | _with_ids(FIELDS[exercise.kind], exercise.value, own)


def _with_ids(fields: Sequence[Field], value: Value, parent: UUID) -> dict[str, Any]:
    return {
        field.name: _items(field, value[field.name], parent)
        if field.shape == "items"
        else value[field.name]
        for field in fields
    }


def _items(field: Field, items: Sequence[Value], parent: UUID) -> list[dict[str, Any]]:
    ids = [uuid5(parent, f"{field.word}:{item[field.items[0].name]}") for item in items]
    return [
        {"type": "item", "id": str(own), "value": _with_ids(field.items, item, own)}
        for own, item in zip(ids, items, strict=True)
    ]


def said_by(kind: str, value: Value) -> dict[str, Any]:
    """What a pack says of the block of an exercise: its fields, lists without ids."""
    return _without_ids(FIELDS[kind], value)


def _without_ids(fields: Sequence[Field], value: Value) -> dict[str, Any]:
    return {field.name: _bare(field, value.get(field.name)) for field in fields}


def _bare(field: Field, said: Any) -> Any:  # noqa: ANN401  # a text, a flag or a list
    if field.shape == "items":
        return [_without_ids(field.items, item_of(item)) for item in said or []]
    return bool(said) if field.shape == "flag" else text_of(said)
