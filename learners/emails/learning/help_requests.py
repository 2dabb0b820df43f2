"""The letters about questions: to who answers, and to who asked. The words stay on the site."""

from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from curriculum.queries.translations import title_in
from learners.actions.running.letters import write_letter
from learners.models import HelpRequest, Letter, User

ASKED, ANSWERED = "help_asked", "help_answered"


def write_to_trainer(
    question: HelpRequest, trainer: User, *, cause: UUID, by: User | None = None, at: datetime
) -> Letter | None:
    """One letter a cause and trainer; `by` is who hands the question over."""
    return write_letter(
        kind=ASKED,
        to=trainer.email,
        person=trainer,
        language=trainer.language,
        context={
            "first_name": trainer.first_name,
            "asked_by": question.enrolment.person.get_full_name(),
            "lesson_title": _lesson(question, trainer),
            "due_on": question.due_on.isoformat(),
            "handed_by": by.get_full_name() if by else "",
        },
        secret={"link": _link(trainer, "answer_question", question)},
        cause=uuid5(cause, str(trainer.pk)),
        at=at,
    )


def write_to_learner(
    question: HelpRequest, by: User, *, cause: UUID, at: datetime
) -> Letter | None:
    person = question.enrolment.person
    return write_letter(
        kind=ANSWERED,
        to=person.email,
        person=person,
        language=person.language,
        context={
            "first_name": person.first_name,
            "answered_by": by.get_full_name(),
            "lesson_title": _lesson(question, person),
        },
        secret={"link": _link(person, "my_question", question)},
        cause=cause,
        at=at,
    )


def _lesson(question: HelpRequest, reader: User) -> str:
    """Its title, as this person reads it."""
    return title_in(reader.language, question.lesson, question.lesson_title)


def _link(person: User, name: str, question: HelpRequest) -> str:
    with translation.override(person.language):
        return settings.SITE_URL + reverse(name, args=[question.pk])
