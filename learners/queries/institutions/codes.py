"""Which code, which card?"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from learners.models import AccessCard, CardSheet, Institution, JoinCode, Referral, User
from learners.queries.institutions.institutions import current_memberships
from learners.queries.people.addresses import addresses_of
from learners.rules.institutions.invitations import fingerprint
from learners.rules.institutions.pace import DAY


def join_code_of(code: str) -> JoinCode | None:
    """The code is as `read_code` gives it."""
    return JoinCode.objects.select_related("institution", "made_by").filter(code=code).first()


def locked_join_code(code: UUID) -> JoinCode:
    """As it is now, held until the end of the transaction."""
    JoinCode.objects.select_for_update().get(pk=code)
    return JoinCode.objects.select_related("institution", "made_by").get(pk=code)


def join_codes_of(institution: Institution, *, at: datetime) -> QuerySet[JoinCode]:
    """The latest first; `is_orphan`: whoever made it is no referent there any more."""
    makers = current_memberships(at).filter(
        user=OuterRef("made_by"), institution=OuterRef("institution")
    )
    return (
        JoinCode.objects.filter(institution=institution)
        .select_related("made_by")
        .annotate(is_orphan=~Exists(makers))
    )


def open_join_codes(institution: Institution, *, at: datetime) -> QuerySet[JoinCode]:
    return join_codes_of(institution, at=at).filter(closed_at=None, expires_at__gt=at)


def names_come_by(codes: Collection[JoinCode]) -> dict[UUID, list[str]]:
    """Who came by each code, and is still followed there; one query."""
    names: dict[UUID, list[str]] = defaultdict(list)
    came = Referral.objects.filter(join_code__in=codes, cancelled_at=None, seen_until=None)
    rows = came.values_list(
        "join_code", "enrolment__person__first_name", "enrolment__person__last_name"
    )
    for code, first_name, last_name in rows.order_by("seen_from", "pk"):
        names[code].append(f"{first_name} {last_name}")
    return names


def referral_open_for(person: User, institution: Institution, path: UUID) -> Referral | None:
    """The institution follows this person on this path already."""
    return Referral.objects.filter(
        enrolment__person=person,
        institution=institution,
        path=path,
        cancelled_at=None,
        seen_until=None,
    ).first()


def invited_there(person: User, institution: Institution, path: UUID) -> Referral | None:
    """An invitation that still waits for one of this person's addresses."""
    return (
        Referral.objects.filter(
            institution=institution, path=path, enrolment=None, cancelled_at=None, email__gt=""
        )
        .filter(email__in=addresses_of(person).values("email"))
        .select_related("invitation")
        .first()
    )


def sheets_of(institution: Institution) -> QuerySet[CardSheet]:
    return _sheets().filter(institution=institution)


def sheets_printed_by(person: User) -> QuerySet[CardSheet]:
    """A trainer's: for no institution."""
    return _sheets().filter(institution=None, printed_by=person)


def _sheets() -> QuerySet[CardSheet]:
    return CardSheet.objects.select_related("institution", "printed_by").prefetch_related(
        "cards__used_by"
    )


def card_of(code: str) -> AccessCard | None:
    """The code is as `read_code` gives it."""
    return _cards().filter(code_hash=fingerprint(code)).first()


def locked_card(card: UUID) -> AccessCard:
    """As it is now, held until the end of the transaction."""
    AccessCard.objects.select_for_update().get(pk=card)
    return _cards().get(pk=card)


def _cards() -> QuerySet[AccessCard]:
    return AccessCard.objects.select_related("sheet__institution", "sheet__printed_by", "used_by")


def cards_printed_by(person: User, *, at: datetime) -> int:
    """In the last 24 hours, everywhere."""
    printed = AccessCard.objects.filter(sheet__printed_by=person)
    return printed.filter(sheet__printed_at__gt=at - DAY).count()
