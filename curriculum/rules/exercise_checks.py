"""What is wrong in an exercise although each of its fields is well written."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from curriculum.rules.booklet import spots_in
from curriculum.rules.exercises import Booklet, Diagnosis, Exercise, Rewriting, Sorting

Fault = Literal[
    "few_groups", "few_cards", "group_twice", "card_twice", "no_clue", "model_tells", "no_line",
    "same_version", "no_sentence",
]  # fmt: skip
FEWEST = 2


class Found(NamedTuple):
    """`field` is where it has to be put right; `words` are those it is about."""

    fault: Fault
    field: str
    words: str = ""


def faults_of(exercise: Exercise) -> list[Found]:
    match exercise:
        case Sorting():
            return list(_of_sorting(exercise))
        case Diagnosis():
            return [] if any(c.is_present for c in exercise.clues) else [Found("no_clue", "clues")]
        case Booklet():
            return list(_of_booklet(exercise))
        case _:
            return list(_of_rewriting(exercise))


def _of_sorting(sorting: Sorting) -> Iterator[Found]:
    """A card that said the same as another could stand in two groups."""
    if len(sorting.groups) < FEWEST:
        yield Found("few_groups", "groups")
    if len(sorting.cards) < FEWEST:
        yield Found("few_cards", "groups")
    if twice := _twice([group.name for group in sorting.groups]):
        yield Found("group_twice", "groups", twice)
    if twice := _twice([card.text for card in sorting.cards]):
        yield Found("card_twice", "groups", twice)


def _of_booklet(booklet: Booklet) -> Iterator[Found]:
    """A model that says what must not be written would teach to write it."""
    if not booklet.lines:
        yield Found("no_line", "lines")
    words = [word for detail in booklet.details if detail.is_left_out for word in detail.words]
    for line in booklet.lines:
        for spot in spots_in(line.model, words):
            yield Found("model_tells", "lines", spot.word)


def _of_rewriting(rewriting: Rewriting) -> Iterator[Found]:
    if not rewriting.sentences:
        yield Found("no_sentence", "sentences")
    for said in rewriting.sentences:
        if said.original.casefold() == said.version.casefold():
            yield Found("same_version", "sentences", said.original)


def _twice(texts: Sequence[str]) -> str:
    """The first that is there twice; nothing when each is there once."""
    known = [text.casefold() for text in texts]
    return next((text for at, text in enumerate(texts) if text.casefold() in known[:at]), "")
