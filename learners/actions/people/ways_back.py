"""The way back of somebody without an address: a code on paper, and their password."""

from datetime import datetime

from learners.models import User, WayBack
from learners.rules.institutions.invitations import fingerprint
from learners.rules.people.ways_back import expiry


def open_with(person: User, code_hash: str, *, at: datetime) -> WayBack:
    """The card that opened the account is how one comes back."""
    return WayBack.objects.create(
        person=person, code_hash=code_hash, made_at=at, expires_at=expiry(at), opened_at=at
    )


def print_another(person: User, code: str, *, by: User, at: datetime) -> WayBack:
    """Waits for the person; one that was printed before and not used stops working."""
    WayBack.objects.filter(person=person, opened_at=None, closed_at=None).update(closed_at=at)
    return WayBack.objects.create(
        person=person, code_hash=fingerprint(code), made_by=by, made_at=at, expires_at=expiry(at)
    )


def open_printed(way: WayBack, *, at: datetime) -> None:
    """The person used it: the one before closes."""
    others = WayBack.objects.filter(person=way.person, closed_at=None).exclude(pk=way.pk)
    others.update(closed_at=at)
    way.opened_at = at
    way.save(update_fields=["opened_at"])


def close_all(person: User, *, at: datetime) -> None:
    """The account has an address now: paper opens it no more."""
    WayBack.objects.filter(person=person, closed_at=None).update(closed_at=at)
