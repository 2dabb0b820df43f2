"""Which addresses has somebody?"""

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from learners.models import User


def addresses_of(person: User) -> QuerySet[EmailAddress]:
    """Confirmed ones, the main one first."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True)
    found: QuerySet[EmailAddress] = confirmed.order_by("-primary", "email")
    return found


def has_several_addresses(person: User) -> bool:
    return addresses_of(person).count() > 1


def locked_person(person: User) -> User:
    """The account as it is now, held until the end of the transaction."""
    return User.objects.select_for_update().get(pk=person.pk)
