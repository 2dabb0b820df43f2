"""The addresses of a person: each confirmed, one of them the main one."""

from allauth.account.models import EmailAddress

from learners.models import User


def take_away(address: EmailAddress) -> None:
    """Codes are no longer sent there."""
    address.delete()


def make_main(person: User, address: EmailAddress) -> None:
    """Letters go there from now on. The constraint allows one main address at a time."""
    EmailAddress.objects.filter(user=person, primary=True).update(primary=False)
    EmailAddress.objects.filter(pk=address.pk).update(primary=True)
    person.email = address.email
    person.save(update_fields=["email"])
