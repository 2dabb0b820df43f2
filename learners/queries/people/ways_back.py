"""Whom does a code on paper name?"""

from learners.models import User, WayBack
from learners.rules.institutions.invitations import fingerprint


def way_back_of(code: str) -> WayBack | None:
    """Printed, open or closed; the code is as `read_code` gives it."""
    found = WayBack.objects.select_related("person", "made_by")
    return found.filter(code_hash=fingerprint(code)).first()


def person_behind(code: str) -> User | None:
    """Who signs in with this code, once they used it."""
    way = way_back_of(code)
    return way.person if way and way.opened_at and way.closed_at is None else None


def locked_way_back(way: WayBack) -> WayBack:
    WayBack.objects.select_for_update().get(pk=way.pk)
    return WayBack.objects.select_related("person").get(pk=way.pk)


def printed_for(person: User) -> WayBack | None:
    """One that waits to be used: the person is told on their page."""
    return WayBack.objects.filter(person=person, opened_at=None, closed_at=None).first()
