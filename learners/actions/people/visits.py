"""Coming in, and ending what was left open elsewhere."""

from datetime import datetime

from learners.journal import Fact, record
from learners.models import User


def note_sign_in(person: User, *, how: str, at: datetime) -> None:
    """`how` is "code", "password" or "invitation"."""
    record(Fact(kind="signed_in", at=at, actor=person.pk, person=person.pk, result=how))


def end_sessions(person: User, *, at: datetime) -> None:
    """Everywhere at once: each session holds a fingerprint that this moment changes."""
    person.signed_out_at = at
    person.save(update_fields=["signed_out_at"])
    record(Fact(kind="sessions_ended", at=at, actor=person.pk, person=person.pk))
