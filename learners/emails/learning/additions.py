"""The letter that says a path has grown, what was added and why."""

from datetime import datetime
from uuid import uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from curriculum.documents.changes import sentence_on
from curriculum.documents.left import what_is_left
from curriculum.queries.translations import outline_in
from curriculum.rules.changes import Sort, changes_between
from learners.actions.running.letters import write_letter
from learners.models import Enlargement, Letter, User
from learners.queries.learning.progress import left_of

KIND = "path_enlarged"


def write_addition_letter(made: Enlargement, person: User, *, at: datetime) -> Letter | None:
    """One letter an addition and a person."""
    before, outline = (
        outline_in(person.language, pinned.whole, lessons=True)
        for pinned in (made.outline_before, made.addition.outline)
    )
    changes = changes_between(before, outline)
    with translation.override(person.language):
        added = [sentence_on(change) for change in changes if change.sort == Sort.ADDITION]
        left = what_is_left(left_of(made.enrolment))
        link = settings.SITE_URL + reverse("my_space")
    return write_letter(
        kind=KIND,
        to=person.email,
        person=person,
        language=person.language,
        context={
            "first_name": person.first_name,
            "path_title": outline.title,
            "reason": made.addition.reason,
            "added": added,
            "left": left,
        },
        secret={"link": link},
        cause=uuid5(made.addition.pk, str(made.enrolment_id)),
        at=at,
    )
