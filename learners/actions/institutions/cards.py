"""What can happen to access cards."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from learners.models import AccessCard, CardSheet, Institution, User
from learners.rules.institutions.cards import VALIDITY
from learners.rules.institutions.invitations import fingerprint


def print_sheet(
    identity: UUID,
    codes: Sequence[str],
    *,
    institution: Institution | None,
    path: UUID,
    path_title: str,
    by: User,
    at: datetime,
) -> CardSheet:
    """Cards of which only hashes are kept."""
    sheet = CardSheet.objects.create(
        pk=identity,
        institution=institution,
        path=path,
        path_title=path_title,
        printed_by=by,
        printed_at=at,
        expires_at=at + VALIDITY,
    )
    AccessCard.objects.bulk_create(
        AccessCard(sheet=sheet, place=place, code_hash=fingerprint(code))
        for place, code in enumerate(codes, start=1)
    )
    return sheet


def use(card: AccessCard, *, person: User, at: datetime) -> None:
    card.used_by, card.used_at = person, at
    card.save(update_fields=["used_by", "used_at"])


def cancel(cards: Sequence[UUID], *, at: datetime) -> int:
    """Those that nobody used. How many there were."""
    unused = AccessCard.objects.filter(pk__in=cards, used_at=None, cancelled_at=None)
    return unused.update(cancelled_at=at)
