"""Opening an account, by whichever door somebody came."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from learners.models import User
from learners.rules.institutions.invitations import Invitee


def open_without_address(
    first_name: str, last_name: str, password: str, *, language: str, at: datetime
) -> User:
    """An account that no letter reaches: its password, and a code on paper, open it."""
    return User.objects.create_user(
        None,
        password,
        first_name=first_name,
        last_name=last_name,
        language=language,
        date_joined=at,
    )


def open_account(invitee: Invitee, *, language: str, at: datetime) -> User:
    """An account without a password; its address is confirmed, since the letter arrived there.

    Raises IntegrityError, and spoils nothing, when the address got an account meanwhile.
    """
    with transaction.atomic():
        person = User.objects.create_user(
            invitee.email,
            first_name=invitee.first_name,
            last_name=invitee.last_name,
            language=language,
            date_joined=at,
        )
    confirm_address(person, invitee.email)
    return person


def confirm_address(person: User, email: str) -> None:
    """The person reads this mailbox: codes may be sent there."""
    is_first = not EmailAddress.objects.filter(user=person, primary=True).exists()
    address, is_new = EmailAddress.objects.get_or_create(
        user=person, email=email.lower(), defaults={"verified": True, "primary": is_first}
    )
    if not is_new:
        address.set_verified()
    if person.email is None:
        person.email = address.email
        person.save(update_fields=["email"])


def correct_name(person: User, *, first_name: str, last_name: str) -> None:
    """The name that papers to come will bear; those issued keep theirs."""
    if (person.first_name, person.last_name) != (first_name, last_name):
        person.first_name, person.last_name = first_name, last_name
        person.save(update_fields=["first_name", "last_name"])
