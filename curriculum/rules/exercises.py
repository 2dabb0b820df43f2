"""The exercises of a lesson, other than quizzes: what their blocks say, as plain values.

What a learner places, ticks or writes is kept under the id of a list item: it outlives a
correction of its words, and their translation. A draft may lack anything.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from curriculum.rules.pieces import RawBlock, item_of, text_of
from curriculum.rules.tasks import ANY_MARK


@dataclass(frozen=True)
class Group:
    id: str
    name: str


@dataclass(frozen=True)
class Card:
    """`group` is the id of the group where it belongs.

    `feedback` says why, once it stands there; `hint` is said while it does not.
    """

    id: str
    text: str
    group: str
    feedback: str
    hint: str


@dataclass(frozen=True)
class Clue:
    """Something that a sheet says, or does not."""

    id: str
    text: str
    is_present: bool
    feedback: str


@dataclass(frozen=True)
class Detail:
    """Something that a story tells; `words` give it away, when it must not be written."""

    id: str
    text: str
    is_left_out: bool
    words: tuple[str, ...]
    feedback: str


@dataclass(frozen=True)
class BookletLine:
    """One line to write; `model` is what another person wrote there."""

    id: str
    label: str
    model: str


@dataclass(frozen=True)
class Sentence:
    """A sentence to say in plain words; `version` is one way of doing it."""

    id: str
    original: str
    version: str


@dataclass(frozen=True)
class Sorting:
    """`id` is the activity's; `text` is what is asked, in Markdown."""

    shape: ClassVar[str] = "sorting"
    id: UUID
    title: str
    minutes: int
    pass_mark: int
    text: str
    groups: tuple[Group, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Diagnosis:
    """A sheet to understand: `questions` and `step` are a model answer, `trap` what misleads."""

    shape: ClassVar[str] = "diagnosis"
    id: UUID
    title: str
    minutes: int
    pass_mark: int
    text: str
    sheet: str
    clues: tuple[Clue, ...]
    questions: str
    step: str
    trap: str


@dataclass(frozen=True)
class Booklet:
    """A story, what of it must not be written, and the lines to write."""

    shape: ClassVar[str] = "booklet"
    id: UUID
    title: str
    minutes: int
    pass_mark: int
    text: str
    story: str
    details: tuple[Detail, ...]
    lines: tuple[BookletLine, ...]
    is_first_person: bool


@dataclass(frozen=True)
class Rewriting:
    shape: ClassVar[str] = "rewriting"
    id: UUID
    title: str
    minutes: int
    pass_mark: int
    text: str
    sentences: tuple[Sentence, ...]


Exercise = Sorting | Diagnosis | Booklet | Rewriting


def exercise_of(block: RawBlock) -> Exercise | None:
    """None for a block of another type."""
    read = READERS.get(block["type"])
    return read(UUID(str(block.get("id"))), block["value"]) if read else None


def exercises_of(raw_blocks: Iterable[RawBlock]) -> list[Exercise]:
    """The exercises of a lesson, in order."""
    return [exercise for block in raw_blocks if (exercise := exercise_of(block))]


def _sorting(own: UUID, value: Mapping[str, Any]) -> Sorting:
    groups = list(_items(value.get("groups")))
    return Sorting(
        own,
        *_common(value),
        groups=tuple(Group(key, text_of(group.get("name"))) for key, group in groups),
        cards=tuple(
            Card(
                key if is_own else f"{group_key}-{key}",
                text_of(card.get("text")),
                group_key,
                text_of(card.get("feedback")),
                text_of(card.get("hint")),
            )
            for group_key, group in groups
            for is_own, key, card in _named_items(group.get("cards"))
        ),
    )


def _diagnosis(own: UUID, value: Mapping[str, Any]) -> Diagnosis:
    return Diagnosis(
        own,
        *_common(value),
        sheet=text_of(value.get("sheet")),
        clues=tuple(
            Clue(
                key,
                text_of(clue.get("text")),
                bool(clue.get("is_present")),
                text_of(clue.get("feedback")),
            )
            for key, clue in _items(value.get("clues"))
        ),
        questions=text_of(value.get("questions")),
        step=text_of(value.get("step")),
        trap=text_of(value.get("trap")),
    )


def _booklet(own: UUID, value: Mapping[str, Any]) -> Booklet:
    return Booklet(
        own,
        *_common(value),
        story=text_of(value.get("story")),
        details=tuple(
            Detail(
                key,
                text_of(detail.get("text")),
                bool(detail.get("is_left_out")),
                words_in(text_of(detail.get("words"))),
                text_of(detail.get("feedback")),
            )
            for key, detail in _items(value.get("details"))
        ),
        lines=tuple(
            BookletLine(key, text_of(line.get("label")), text_of(line.get("model")))
            for key, line in _items(value.get("lines"))
        ),
        is_first_person=bool(value.get("is_first_person")),
    )


def _rewriting(own: UUID, value: Mapping[str, Any]) -> Rewriting:
    return Rewriting(
        own,
        *_common(value),
        sentences=tuple(
            Sentence(key, text_of(said.get("original")), text_of(said.get("version")))
            for key, said in _items(value.get("sentences"))
        ),
    )


READERS: dict[str, Callable[[UUID, Mapping[str, Any]], Exercise]] = {
    "sorting": _sorting,
    "diagnosis": _diagnosis,
    "booklet": _booklet,
    "rewriting": _rewriting,
}


def words_in(written: str) -> tuple[str, ...]:
    """« sœur, frangine » is two words."""
    return tuple(word for part in written.split(",") if (word := part.strip()))


def _common(value: Mapping[str, Any]) -> tuple[str, int, int, str]:
    return (
        text_of(value.get("title")),
        int(value.get("minutes") or 0),
        int(value.get("pass_mark") or ANY_MARK),
        text_of(value.get("text")),
    )


def _items(listed: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ANN401  # as Wagtail keeps it
    for _is_own, key, item in _named_items(listed):
        yield key, item


def _named_items(listed: Any) -> Iterator[tuple[bool, str, Mapping[str, Any]]]:  # noqa: ANN401  # as above
    """Each with the id that Wagtail gave it; or else its number, which is no id of its own."""
    for number, entry in enumerate(listed or []):
        own = entry.get("id") if isinstance(entry, Mapping) else None
        yield bool(own), str(own or number), item_of(entry)
