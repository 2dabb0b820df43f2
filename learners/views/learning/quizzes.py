"""A quiz as a page shows it: what is asked, what was answered, what comes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from curriculum.models import QuestionVersion
from curriculum.rules.replies import Reply
from curriculum.rules.rows import Quiz
from curriculum.rules.scoring import is_right
from curriculum.rules.showing import ShownQuestion, show
from learners.forms.learning.quizzes import field_name, new_form, shown_order, signed
from learners.models import Answer, Attempt, User


@dataclass(frozen=True)
class ShownQuiz:
    """A quiz of a lesson for one person; `state` is "todo", "started" or "done".

    `last_at` is when it was last answered or kept.
    """

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
    last_at: datetime | None
    is_trial: bool = False

    @property
    def is_reading_only(self) -> bool:
        """What came of a trial is read; trying again begins again."""
        return self.is_trial and self.was_handed_in

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
    asked: Sequence[QuestionVersion],
    *,
    person: User,
    answers: Iterable[Answer],
    pass_mark: int,
    is_done: bool,
    show_missing: bool,
    is_trial: bool = False,
) -> ShownQuiz:
    """What the page needs of one quiz and of what it asks this person. No query."""
    own = [a for a in answers if a.attempt.activity_id == quiz.id]
    draft = {a.question_id: a for a in own if a.attempt.state == Attempt.State.DRAFT}
    last = {a.question_id: a for a in own if a.attempt.state == Attempt.State.HANDED_IN}
    right = {a.question_id: a for a in own if a.mark is not None and is_right(a.mark)}
    questions = tuple(
        show_question(
            number,
            version,
            person=person,
            answer=right.get(version.question_id) or last.get(version.question_id),
            draft=draft.get(version.question_id),
            is_missing=show_missing,
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
        form=signed(new_form(person, quiz.id, to_ask), is_trial=is_trial) if to_ask else "",
        is_trial=is_trial,
        last_at=max((a.attempt.done_at for a in own if a.attempt.done_at), default=None),
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
    draft: Answer | None,
    is_missing: bool,
) -> ShownQuestion:
    """In this person's order; an answer to what it said before has its mark, not its words."""
    return show(
        version.wording,
        number=number,
        name=field_name(version.question_id),
        order=shown_order(version, person.id),
        answered=reply_in(answer, version),
        mark=answer.mark if answer else None,
        kept=reply_in(draft, version),
        is_missing=is_missing,
    )


def reply_in(answer: Answer | None, version: QuestionVersion) -> Reply:
    """What was replied to this very version."""
    return answer.reply if answer and answer.version_id == version.pk else Reply()
