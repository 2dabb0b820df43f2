"""What the tests of joining do again and again: invite, and read the letter."""

from uuid import uuid4

from django.utils import timezone

from learners.journey import joining
from learners.models import Letter
from learners.rules.institutions.invitations import Invitee

NADIA = Invitee(
    email="nadia@exemple.fr", first_name="Nadia", last_name="Ben Ali", team="Service social"
)
NAME = {"first_name": "Nadia", "last_name": "Ben Ali"}


def invite(institution, by, path, invitee=NADIA, *, at=None):
    """A referral with its invitation and its letter."""
    return joining.invite_person(
        institution, invitee, path, key=uuid4(), by=by, language="fr", at=at or timezone.now()
    )


def last_letter():
    return Letter.objects.order_by("-created_at").first()


def door():
    """The address in the last letter, without the host."""
    return "/" + last_letter().secret["link"].split("/", 3)[3]
