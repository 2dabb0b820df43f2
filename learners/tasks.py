"""Doors for the worker: they take ids, fetch, call the journey; safe to run twice.

Everybody below queues them by name: `later("send_letter", letter.id)`; what runs by the clock is
in settings.SCHEDULE. A name nobody wrote here fails tests/code/test_later_names.py.
"""

from uuid import UUID

from django.core.management import call_command
from django.utils import timezone

from curriculum.queries.outlines import retired_in
from learners.actions.running.purging import purge_what_is_over
from learners.actions.running.queue import later
from learners.journey import (
    certifying,
    changing,
    learning,
    noting,
    placing,
    reminding,
    reviewing,
    sending,
)
from learners.models import Addition
from learners.queries.learning.additions import is_anyone_behind
from learners.queries.learning.enrolments import running_enrolments

# Letters


def send_letter(letter: str) -> None:
    sending.send_letter(UUID(letter), at=timezone.now())


# Papers


def make_paper(certificate: str) -> None:
    certifying.make_paper(UUID(certificate), at=timezone.now())


# By the clock


def sweep() -> None:
    """Every minute: what must happen, and no job takes care of."""
    at = timezone.now()
    sending.sweep_letters(at=at)
    certifying.sweep_papers(at=at)
    changing.sweep_additions(at=at)


def publish_scheduled() -> None:
    """Pages that Wagtail's editors gave a date."""
    call_command("publish_scheduled")


def remind_reviewers() -> None:
    """Pages that wait for a review since too long."""
    reviewing.remind_reviewers(at=timezone.now())


def remind_learners(after: str = "") -> None:
    """People not seen for two weeks, or with a day to finish by; a few at a time."""
    last = reminding.remind_people(after, at=timezone.now())
    if last:
        later("remind_learners", last)


def warn_authors() -> None:
    """A week before the notes of a logbook go."""
    noting.warn_authors(at=timezone.now())


def purge() -> None:
    """What may no longer be kept; in pieces, so that no job lasts."""
    if purge_what_is_over(at=timezone.now()):
        later("purge")


# Learning


def ask_again() -> None:
    """Three months after a path: the statements of its start come back."""
    placing.ask_again(at=timezone.now())


def reach_people(addition: str) -> None:
    """Give what was added to a path to those in progress, a few at a time."""
    if changing.reach_people(Addition.objects.get(pk=addition), at=timezone.now()):
        later("reach_people", addition)


def count_again_after(lesson: str) -> None:
    """A lesson was published: what it no longer asks, or requires, changes what is left."""
    if retired_in(UUID(lesson)) or is_anyone_behind():
        count_again()


def count_again(after: str = "") -> None:
    """Bring running enrolments in line with what was retired, a hundred at a time."""
    enrolments = running_enrolments(after=after, at_most=100)
    for enrolment in enrolments:
        learning.count_enrolment_again(enrolment, at=timezone.now())
    if enrolments:
        later("count_again", enrolments[-1])
