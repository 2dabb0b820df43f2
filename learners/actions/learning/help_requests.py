"""What can happen to a question that a learner asks."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from learners.models import Enrolment, HelpMessage, HelpRequest, User

State = HelpRequest.State


def open_question(
    identity: UUID,
    enrolment: Enrolment,
    *,
    lesson: UUID,
    title: str,
    tutor: User | None,
    due_on: date,
    at: datetime,
) -> tuple[HelpRequest, bool]:
    """One form, one question; its words are a message of their own."""
    return HelpRequest.objects.get_or_create(
        pk=identity,
        defaults={
            "enrolment": enrolment,
            "lesson": lesson,
            "lesson_title": title,
            "tutor": tutor,
            "asked_at": at,
            "waiting_since": at,
            "due_on": due_on,
            "last_at": at,
        },
    )


def write(
    question: HelpRequest,
    identity: UUID,
    *,
    author: User,
    text: str,
    is_answer: bool = False,
    at: datetime,
) -> bool:
    """Add what somebody wrote; False when this form was taken before."""
    _, is_new = HelpMessage.objects.get_or_create(
        pk=identity,
        defaults={
            "request": question,
            "author": author,
            "text": text,
            "is_answer": is_answer,
            "written_at": at,
        },
    )
    return is_new


def wait_again(question: HelpRequest, *, due_on: date, at: datetime) -> bool:
    """The learner wrote. One who waits already keeps the day they were promised: then False."""
    began = question.state != State.ASKED
    question.last_at = at
    if began:
        question.state, question.waiting_since, question.due_on = State.ASKED, at, due_on
    question.save(update_fields=["state", "waiting_since", "due_on", "last_at"])
    return began


def note_answer(question: HelpRequest, *, by: User, is_nobodys: bool, at: datetime) -> None:
    """Whoever answers what was nobody's takes it."""
    question.state, question.answered_at, question.last_at = State.ANSWERED, at, at
    if is_nobodys:
        question.tutor = by
    question.save(update_fields=["state", "answered_at", "last_at", "tutor"])


def close(question: HelpRequest) -> bool:
    """« C’est résolu. » Twice is once."""
    if question.state == State.CLOSED:
        return False
    question.state = State.CLOSED
    question.save(update_fields=["state"])
    return True


def reopen(question: HelpRequest) -> bool:
    """As it was before it was closed: whoever waited waits for the day they were promised."""
    if question.state != State.CLOSED:
        return False
    is_answered = (
        question.answered_at is not None and question.answered_at >= question.waiting_since
    )
    question.state = State.ANSWERED if is_answered else State.ASKED
    question.save(update_fields=["state"])
    return True


def hand_over(question: HelpRequest, to: User) -> bool:
    """Another trainer answers. Who is named on the enrolment stays."""
    if question.tutor == to:
        return False
    question.tutor = to
    question.save(update_fields=["tutor"])
    return True


def follow_tutor(questions: QuerySet[HelpRequest], tutor: User | None) -> int:
    """Questions go with the enrolment when another tutor is named on it."""
    return questions.update(tutor=tutor)
