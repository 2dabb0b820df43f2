"""What can happen to a referent's place in an institution."""

from datetime import datetime

from learners.models import Institution, Membership, User


def leave(membership: Membership, *, at: datetime) -> bool:
    """From this moment they see nobody there any more. Twice is once."""
    current = Membership.objects.filter(pk=membership.pk, left_at=None)
    return bool(current.update(left_at=at))


def join(person: User, institution: Institution, *, at: datetime) -> tuple[Membership, bool]:
    """Make somebody a referent, once; their current place comes back if they have one."""
    return Membership.objects.get_or_create(
        user=person, institution=institution, left_at=None, defaults={"joined_at": at}
    )
