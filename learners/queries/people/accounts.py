"""Finding an account."""

from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower

from learners.models import User


def account_at(address: str) -> User | None:
    """Whose address it is, their first or another confirmed one, however it is capitalised.

    Closed accounts are found too: their owner is told so once the mailbox is proved.
    """
    wanted = address.strip().lower()
    first = User.objects.alias(address=Lower("email")).filter(address=wanted)
    others = EmailAddress.objects.filter(email=wanted, verified=True).values("user")
    # A union, not an OR: each half keeps its index.
    return next(iter(first.union(User.objects.filter(pk__in=others))), None)


def person_with_key(key: UUID) -> User | None:
    """An active person by their random key."""
    return User.objects.filter(pk=key, is_active=True).first()
