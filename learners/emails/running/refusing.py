"""The link by which somebody refuses our letters without signing in: signed, and for ever."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from learners.models import User

SALT = "learners.refuse_letters"
LONGEST = 200


def refusal_link(person: User) -> str:
    """In the language that is active."""
    token = Signer(salt=SALT).sign(str(person.pk))
    return settings.SITE_URL + reverse("refuse_letters", args=[token])


def person_in(token: str) -> UUID | None:
    """Whose link it is; None for what we never signed."""
    try:
        return UUID(Signer(salt=SALT).unsign(token[:LONGEST]))
    except (BadSignature, ValueError):
        return None
