"""A quiz as a page shows it: what is asked, what was answered, what comes of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from curriculum.models import QuestionVersion
from curriculum.rules.rows import Quiz
from curriculum.rules.scoring import is_right
from learners.forms.learning.quizzes import field_name, new_form, shown_order, signed
from learners.models import Answer, Attempt, User


@dataclass(frozen=True)
class ShownChoice:
    """A choice: `verdict` is "right", "wrong" or "" and comes with its feedback."""

    index: int
    text: str
    is_checked: bool
    verdict: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class ShownQuestion:
    """A question: asked again (`is_open`) or answered for good."""

    number: int
    name: str
    prompt: str
    is_several: bool
    is_open: bool
    is_missing: bool
    verdict: str
    chosen: tuple[ShownChoice, ...]
    choices: tuple[ShownChoice, ...]
    general_feedback: str


@dataclass(frozen=True)
class ShownQuiz:
    """A quiz of a lesson for one person; `state` is "todo", "started" or "done"."""

    id: UUID
    title: str
    minutes: int
    state: str
    right: int
    needed: int
    was_handed_in: bool
    is_draft: bool
    questions: tuple[ShownQuestion, ...]
    form: str

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def to_answer(self) -> list[int]:
        """The numbers of the questions that are asked."""
        return [question.number for question in self.questions if question.is_open]

    @property
    def is_over(self) -> bool:
        return not self.to_answer

    @property
    def has_missing(self) -> bool:
        return any(question.is_missing for question in self.questions)


def show_quiz(
    quiz: Quiz,
    *,
    person: User,
    versions: Mapping[UUID, QuestionVersion],
    answers: Iterable[Answer],
    pass_mark: int,
    is_done: bool,
    show_missing: bool,
) -> ShownQuiz:
    """What the page needs of one quiz. Asks the database nothing."""
    own = [a for a in answers if a.attempt.activity_id == quiz.id]
    draft = {a.question_id: a for a in own if a.attempt.state == Attempt.State.DRAFT}
    last = {a.question_id: a for a in own if a.attempt.state == Attempt.State.HANDED_IN}
    right = {a.question_id: a for a in own if a.mark is not None and is_right(a.mark)}
    asked = [versions[q] for q in quiz.questions if q in versions]
    questions = tuple(
        show_question(
            number,
            version,
            person=person,
            answer=right.get(version.question_id) or last.get(version.question_id),
            is_right_for_good=version.question_id in right,
            draft=draft.get(version.question_id),
            show_missing=show_missing,
        )
        for number, version in enumerate(asked, start=1)
    )
    to_ask = [version for version in asked if version.question_id not in right]
    return ShownQuiz(
        id=quiz.id,
        title=quiz.title,
        minutes=quiz.minutes,
        state="done" if is_done else "started" if own else "todo",
        right=len({version.question_id for version in asked} & set(right)),
        needed=needed_right(len(asked), pass_mark),
        was_handed_in=bool(last),
        is_draft=bool(draft),
        questions=questions,
        form=signed(new_form(person, quiz.id, to_ask)) if to_ask else "",
    )


def needed_right(total: int, pass_mark: int) -> int:
    """How many whole questions make `pass_mark` percent of `total`, rounded up."""
    return -(-total * pass_mark // 100)


def show_question(
    number: int,
    version: QuestionVersion,
    *,
    person: User,
    answer: Answer | None,
    is_right_for_good: bool,
    draft: Answer | None,
    show_missing: bool,
) -> ShownQuestion:
    """The choices in this person's order; feedback only on what was chosen."""
    order = shown_order(version, person.id)
    chosen = tuple(answer.chosen) if answer and answer.version_id == version.pk else ()
    kept = tuple(draft.chosen) if draft and draft.version_id == version.pk else ()
    return ShownQuestion(
        number=number,
        name=field_name(version.question_id),
        prompt=version.prompt,
        is_several=version.kind == "several",
        is_open=not is_right_for_good,
        is_missing=show_missing and not is_right_for_good and not kept,
        verdict=verdict_on(answer),
        chosen=answered_choices(version, order, chosen),
        choices=choices_to_tick(version, without(order, version, chosen), kept),
        general_feedback=version.general_feedback if chosen else "",
    )


def verdict_on(answer: Answer | None) -> str:
    """right, partly or wrong; nothing when the question was not answered."""
    if answer is None or answer.mark is None:
        return ""
    if is_right(answer.mark):
        return "right"
    return "partly" if answer.mark > 0 else "wrong"


def answered_choices(
    version: QuestionVersion, order: Sequence[int], chosen: Collection[int]
) -> tuple[ShownChoice, ...]:
    """What was chosen, with its verdict and feedback."""
    return tuple(
        ShownChoice(
            index=index,
            text=version.choices[index]["text"],
            is_checked=True,
            verdict="right" if float(version.choices[index]["fraction"]) > 0 else "wrong",
            feedback=version.choices[index]["feedback"],
        )
        for index in order
        if index in chosen
    )


def without(
    order: Sequence[int], version: QuestionVersion, chosen: Collection[int]
) -> Sequence[int]:
    """Where one choice is asked, the one just found wrong stands above: it is not offered again."""
    if version.kind != "single":
        return order
    return [index for index in order if index not in chosen]


def choices_to_tick(
    version: QuestionVersion, order: Sequence[int], kept: Collection[int]
) -> tuple[ShownChoice, ...]:
    return tuple(
        ShownChoice(index, version.choices[index]["text"], is_checked=index in kept)
        for index in order
    )
