"""Which accounts may be one person's, and what does each hold?"""

from collections import defaultdict
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Count, Q, QuerySet

from learners.models import MergedAccount, User
from learners.rules.people.merging import Known, is_asked_for, look_alikes

LONGEST = 400  # signs typed
AT_MOST = 20


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


def accounts_asked_for(typed: str) -> list[User]:
    """Those that one of these names or addresses, parted by commas, stands for; 20 at most."""
    asked = [text.strip() for text in typed[:LONGEST].split(",") if text.strip()]
    addresses: dict[UUID, list[str]] = defaultdict(list)
    for person, address in EmailAddress.objects.values_list("user", "email"):
        addresses[person].append(address)
    rows = User.objects.filter(is_active=True).values_list("pk", "first_name", "last_name")
    found = [
        pk
        for pk, first, last in rows.order_by("last_name", "first_name", "pk").iterator()
        if is_asked_for(f"{first} {last}", addresses[pk], asked)
    ][:AT_MOST]
    known = accounts().in_bulk(found)
    return [known[pk] for pk in found]


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
