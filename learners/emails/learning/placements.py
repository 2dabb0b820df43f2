"""The letter that brings the statements back, three months after a path."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from curriculum.queries.translations import title_in
from learners.actions.running.letters import write_letter
from learners.models import Enrolment, Letter

KIND = "placement_again"


def write_placement_letter(enrolment: Enrolment, *, at: datetime) -> Letter | None:
    """One letter an enrolment, however often it is asked."""
    person = enrolment.person
    with translation.override(person.language):
        link = settings.SITE_URL + reverse("placement", args=[enrolment.pk])
    title = title_in(person.language, enrolment.path, enrolment.outline.whole.title)
    return write_letter(
        kind=KIND,
        to=person.email,
        person=person,
        language=person.language,
        context={"first_name": person.first_name, "path_title": title},
        secret={"link": link},
        cause=enrolment.pk,
        at=at,
    )
