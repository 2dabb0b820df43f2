"""The letters about a need for an arrangement: neither who needs, nor what, is in a mailbox.

The one to the person does not say what it answers, in its words or in its address: an employer may
read the mailbox, and an administrator the list of letters.
"""

from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from learners.actions.running.letters import write_letter
from learners.models import AdjustmentNeed, Letter, User
from learners.rules.running.letters import NEED_ARRANGED

SAID = "need_said"


def write_to_referent(need: AdjustmentNeed, referent: User) -> Letter | None:
    """One letter a referent, each time that a need begins to wait."""
    cause = uuid5(need.person_id, f"{need.said_at.isoformat()}:{referent.pk}")
    return _write(SAID, referent, "adjustment_needs", cause=cause, at=need.said_at)


def write_to_person(need: AdjustmentNeed, *, at: datetime) -> Letter | None:
    """One letter each time that the referent decided something."""
    cause = uuid5(need.person_id, at.isoformat())
    return _write(NEED_ARRANGED, need.person, "my_need_answered", cause=cause, at=at)


def _write(kind: str, to: User, page: str, *, cause: UUID, at: datetime) -> Letter | None:
    with translation.override(to.language):
        link = settings.SITE_URL + reverse(page)
    return write_letter(
        kind=kind,
        to=to.email,
        person=to,
        language=to.language,
        context={"first_name": to.first_name},
        secret={"link": link},
        cause=cause,
        at=at,
    )
