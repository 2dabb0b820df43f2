"""The letter that says a trainer lets somebody begin a module by its quiz."""

from uuid import uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from learners.actions.running.letters import write_letter
from learners.models import Exemption, Letter

KIND = "exemption_granted"


def write_exemption_letter(exemption: Exemption, *, title: str) -> Letter | None:
    """`title` is the module's, in the person's language. One letter each time it is granted."""
    person = exemption.enrolment.person
    with translation.override(person.language):
        path = reverse("ask_exemption", args=[exemption.enrolment_id, exemption.module])
    return write_letter(
        kind=KIND,
        to=person.email,
        person=person,
        language=person.language,
        context={"first_name": person.first_name, "module_title": title},
        secret={"link": settings.SITE_URL + path},
        cause=uuid5(exemption.pk, exemption.granted_at.isoformat()),
        at=exemption.granted_at,
    )
