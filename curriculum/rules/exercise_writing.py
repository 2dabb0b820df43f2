"""An exercise as a pack writes it: a block of YAML, in canonical form."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from curriculum.rules.exercise_fields import FIELDS, WITH_A_MARK, WORD_OF_KIND, Field
from curriculum.rules.order_writing import value_of
from curriculum.rules.pack_boxes import on_one_line
from curriculum.rules.packs import DEFAULT_MARK, PackExercise

FENCE = "```"


def exercise_text(exercise: PackExercise) -> str:
    """The same exercise is always the same text."""
    title = json.dumps(on_one_line(exercise.title), ensure_ascii=False)
    head = f"{WORD_OF_KIND[exercise.kind]} cle={exercise.key} titre={title}"
    head += f" minutes={exercise.minutes}"
    if exercise.kind in WITH_A_MARK and exercise.mark != DEFAULT_MARK:
        head += f" seuil={exercise.mark}"
    lines = _lines(FIELDS[exercise.kind], exercise.value, "")
    return "\n".join([FENCE + head, *lines, FENCE])


def _lines(fields: Sequence[Field], value: Mapping[str, Any], indent: str) -> Iterator[str]:
    """What is empty, or false, is not written."""
    for field in fields:
        said = value.get(field.name)
        if not said:
            continue
        if field.shape == "items":
            yield f"{indent}{field.word}:"
            for item in said:
                yield from _item(field.items, item, f"{indent}  ")
        else:
            written = "true" if field.shape == "flag" else value_of(str(said))
            yield f"{indent}{field.word}: {written}"


def _item(fields: Sequence[Field], value: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The first of its lines has the dash."""
    for number, line in enumerate(_lines(fields, value, f"{indent}  ")):
        yield line if number else f"{indent}- {line[len(indent) + 2 :]}"
