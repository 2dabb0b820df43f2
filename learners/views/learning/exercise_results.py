"""What is told of a work handed in, by kind. Nobody is graded: only a sorting has a mark."""

from collections.abc import Collection
from dataclasses import dataclass

from content.rules.plain_words import Readability, readability
from curriculum.rules.booklet import is_about_somebody
from curriculum.rules.diagnosis import (
    CLUE_POINTS,
    clue_points,
    judging_words,
    remarks_on_question,
    remarks_on_step,
)
from curriculum.rules.exercises import (
    Booklet,
    BookletLine,
    Card,
    Clue,
    Detail,
    Diagnosis,
    Exercise,
    Group,
    Rewriting,
    Sentence,
    Sorting,
)
from curriculum.rules.sorting import placed_in, right_cards
from learners.rules.learning.exercising import FIRST, SECOND, STEP, Made


@dataclass(frozen=True)
class Stood:
    """A card that was put in a group where it does not belong."""

    card: Card
    group: Group


@dataclass(frozen=True)
class SortingResult:
    groups: tuple[tuple[Group, tuple[Card, ...]], ...]
    wrong: tuple[Stood, ...]
    right: int
    total: int
    needed: int

    @property
    def is_passed(self) -> bool:
        return self.right >= self.needed


@dataclass(frozen=True)
class Told:
    """A clue or a detail: whether it was ticked as it should."""

    item: Clue | Detail
    is_ticked: bool
    is_right: bool


@dataclass(frozen=True)
class Beside:
    """One's own words, by their field, beside the model's; `remarks` name what is said of them."""

    name: str
    label: str
    own: str
    model: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class DiagnosisResult:
    clues: tuple[Told, ...]
    points: int
    out_of: int
    questions: tuple[Beside, ...]
    step: Beside
    judging: tuple[str, ...]


@dataclass(frozen=True)
class BookletResult:
    details: tuple[Told, ...]
    right: int
    lines: tuple[Beside, ...]


@dataclass(frozen=True)
class Rewritten:
    sentence: Sentence
    own: str
    before: Readability | None
    mine: Readability | None
    after: Readability | None

    @property
    def is_easier(self) -> bool:
        return bool(self.before and self.mine and self.mine.ease > self.before.ease)


@dataclass(frozen=True)
class RewritingResult:
    sentences: tuple[Rewritten, ...]

    @property
    def easier(self) -> int:
        return sum(one.is_easier for one in self.sentences)


Result = SortingResult | DiagnosisResult | BookletResult | RewritingResult


def result_of(exercise: Exercise, made: Made, mark: int) -> Result:
    match exercise:
        case Sorting():
            return _sorting(exercise, made, mark)
        case Diagnosis():
            return _diagnosis(exercise, made)
        case Booklet():
            return _booklet(exercise, made)
        case Rewriting():
            return RewritingResult(tuple(_rewritten(it, made) for it in exercise.sentences))


def _sorting(sorting: Sorting, made: Made, mark: int) -> SortingResult:
    placed = placed_in(sorting, made.placed)
    right = right_cards(sorting, placed)
    groups = {group.id: group for group in sorting.groups}
    wrong = [c for c in sorting.cards if c.id in placed and c.id not in right]
    return SortingResult(
        groups=tuple(
            (group, tuple(c for c in sorting.cards if c.id in right and c.group == group.id))
            for group in sorting.groups
        ),
        wrong=tuple(Stood(card, groups[placed[card.id]]) for card in wrong),
        right=len(right),
        total=len(sorting.cards),
        needed=needed_in_place(sorting, mark),
    )


def needed_in_place(sorting: Sorting, mark: int) -> int:
    """How many cards make `mark` percent of them, rounded up."""
    return -(-len(sorting.cards) * mark // 100)


def _diagnosis(diagnosis: Diagnosis, made: Made) -> DiagnosisResult:
    written = {name: made.texts.get(name, "") for name in (FIRST, SECOND, STEP)}
    step = written[STEP]
    return DiagnosisResult(
        clues=_told([(c, c.is_present) for c in diagnosis.clues], made.ticked),
        points=clue_points(diagnosis, made.ticked),
        out_of=CLUE_POINTS,
        questions=tuple(
            Beside(name, "", written[name], "", tuple(remarks_on_question(written[name])))
            for name in (FIRST, SECOND)
        ),
        step=Beside(STEP, "", step, diagnosis.step, tuple(remarks_on_step(step))),
        judging=tuple(
            dict.fromkeys(word for own in written.values() for word in judging_words(own))
        ),
    )


def _booklet(booklet: Booklet, made: Made) -> BookletResult:
    details = _told([(it, it.is_left_out) for it in booklet.details], made.ticked)
    return BookletResult(
        details=details,
        right=sum(told.is_right for told in details),
        lines=tuple(_line(line, made, booklet.is_first_person) for line in booklet.lines),
    )


def _told(
    items: list[tuple[Clue, bool]] | list[tuple[Detail, bool]], ticked: Collection[str]
) -> tuple[Told, ...]:
    return tuple(Told(it, it.id in ticked, is_meant == (it.id in ticked)) for it, is_meant in items)


def _line(line: BookletLine, made: Made, is_first_person: bool) -> Beside:
    own = made.texts.get(line.id, "")
    is_about_another = is_first_person and is_about_somebody(own)
    remarks = ("third_person",) if is_about_another else ()
    return Beside(line.id, line.label, own, line.model, remarks)


def _rewritten(sentence: Sentence, made: Made) -> Rewritten:
    own = made.texts.get(sentence.id, "")
    return Rewritten(
        sentence, own, *(readability(text) for text in (sentence.original, own, sentence.version))
    )
