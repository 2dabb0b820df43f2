"""The letter that says, a week before, that notes will go; it does not name the logbook."""

from datetime import date, datetime
from uuid import uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from learners.actions.running.letters import write_letter
from learners.models import Letter, User

KIND = "notes_going"


def write_notes_letter(person: User, *, day: date, at: datetime) -> Letter | None:
    """One letter a person and day, however often the clock asks."""
    with translation.override(person.language):
        link = settings.SITE_URL + reverse("my_space")
    return write_letter(
        kind=KIND,
        to=person.email,
        person=person,
        language=person.language,
        context={"first_name": person.first_name, "expires_on": day.isoformat()},
        secret={"link": link},
        cause=uuid5(person.pk, day.isoformat()),
        at=at,
    )
