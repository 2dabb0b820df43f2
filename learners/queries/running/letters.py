"""Letters, as people look for them."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from learners.models import Attempt, Enrolment, Letter, User
from learners.rules.running.letters import NEED_ARRANGED, letter_id
from learners.rules.running.reminders import REMINDER


def letters_to(address: str) -> QuerySet[Letter]:
    """Newest first; all of them when no address is given, else those it is a part of."""
    letters = Letter.objects.order_by("-created_at", "id")
    return letters.filter(to__icontains=address.strip()) if address.strip() else letters


def letters_in_office() -> QuerySet[Letter]:
    """Without those whose mere kind says that somebody has a need (decision 0040)."""
    return Letter.objects.exclude(kind=NEED_ARRANGED)


def notices_for(person: User) -> QuerySet[Letter]:
    """What waits on somebody's page, the latest first; no reminder of what was done since."""
    waiting = Letter.objects.filter(person=person, state=Letter.State.NOTICE)
    theirs = Enrolment.objects.in_progress().filter(person=OuterRef("person"))
    since = Attempt.objects.filter(
        person=OuterRef("person"), received_at__gt=OuterRef("created_at")
    )
    waiting = waiting.exclude(Q(kind=REMINDER) & (Exists(since) | ~Exists(theirs)))
    return waiting.order_by("-created_at", "id")


def letter_was_written(cause: UUID, kind: str) -> bool:
    return Letter.objects.filter(pk=letter_id(cause, kind)).exists()
