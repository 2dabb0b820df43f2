"""One's password."""

from datetime import datetime

from learners.journal import Fact, record
from learners.models import User


def set_password(person: User, password: str, *, at: datetime) -> None:
    """The sessions opened elsewhere with the former password end."""
    person.set_password(password)
    person.save(update_fields=["password"])
    record(Fact(kind="password_set", at=at, actor=person.pk, person=person.pk))
