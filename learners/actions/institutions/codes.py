"""What can happen to an institution's code."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db.models import F

from learners.models import Institution, JoinCode, User
from learners.rules.institutions.invitations import ALPHABET, CODE_LENGTH, code_from


def fresh_code() -> str:
    return code_from([secrets.randbelow(len(ALPHABET)) for _ in range(CODE_LENGTH)])


def make_code(
    identity: UUID,
    *,
    institution: Institution,
    path: UUID,
    path_title: str,
    places: int,
    expires_at: datetime,
    by: User,
    at: datetime,
) -> tuple[JoinCode, bool]:
    """One form, one code."""
    return JoinCode.objects.get_or_create(
        pk=identity,
        defaults={
            "institution": institution,
            "path": path,
            "path_title": path_title,
            "code": fresh_code(),
            "made_by": by,
            "made_at": at,
            "expires_at": expires_at,
            "places": places,
        },
    )


def take_place(code: JoinCode) -> bool:
    """Counted by the database: of two people at once, one may find the code full."""
    free = JoinCode.objects.filter(pk=code.pk, taken__lt=F("places"))
    return bool(free.update(taken=F("taken") + 1))


def close(code: JoinCode, *, at: datetime) -> bool:
    """False when it was closed already."""
    return bool(JoinCode.objects.filter(pk=code.pk, closed_at=None).update(closed_at=at))
