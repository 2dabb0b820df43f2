"""Which accounts may be one person's, and what does each hold?"""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from learners.models import MergedAccount, User
from learners.rules.people.merging import Known, look_alikes


def accounts() -> QuerySet[User]:
    """Those that go on, each with what it holds, in numbers."""
    return User.objects.filter(is_active=True).annotate(
        paths=Count("enrolments", distinct=True),
        hand_ins=Count("attempts", filter=Q(attempts__state="handed_in"), distinct=True),
        places=Count("memberships", filter=Q(memberships__left_at=None), distinct=True),
        papers=Count("enrolments__certificate", distinct=True),
    )


def doubles() -> list[list[User]]:
    """Groups of accounts that look alike, by name."""
    rows = User.objects.filter(is_active=True).values_list("pk", "first_name", "last_name", "email")
    known = (
        Known(key=pk, name=f"{first} {last}", address=email or "")
        for pk, first, last, email in rows.iterator()
    )
    groups = look_alikes(known)
    found = accounts().in_bulk([key for group in groups for key in group])
    return [[found[key] for key in group] for group in groups]


def locked_pair(one: UUID, other: UUID) -> dict[UUID, User]:
    """Both accounts, held in the order of their keys until the end of the transaction."""
    held = User.objects.select_for_update().filter(pk__in=(one, other)).order_by("pk")
    return {person.pk: person for person in held}


def merged_into(former: UUID) -> MergedAccount | None:
    return MergedAccount.objects.filter(pk=former).select_related("kept").first()


def keys_of(person: User) -> list[UUID]:
    """The keys under which the journal knows somebody."""
    former = MergedAccount.objects.filter(kept=person).values_list("key", flat=True)
    return [person.pk, *former]
