"""The letter that says an answer waits: it names neither the logbook, nor who answered.

An employer may read the mailbox.
"""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from learners.actions.running.letters import write_letter
from learners.models import Letter, LogbookEntry

KIND = "note_answered"


def write_answer_letter(note: LogbookEntry, *, at: datetime) -> Letter | None:
    """One letter a note, however often its answer is changed."""
    person = note.person
    with translation.override(person.language):
        link = settings.SITE_URL + reverse("my_space")
    return write_letter(
        kind=KIND,
        to=person.email,
        person=person,
        language=person.language,
        context={"first_name": person.first_name},
        secret={"link": link},
        cause=note.pk,
        at=at,
    )
