"""Coming in."""

from datetime import datetime

from learners.journal import Fact, record
from learners.models import User


def note_sign_in(person: User, *, how: str, at: datetime) -> None:
    """`how` is "code", "password" or "invitation"."""
    record(Fact(kind="signed_in", at=at, actor=person.pk, person=person.pk, result=how))
