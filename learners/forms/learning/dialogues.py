"""What a dialogue asks: a choice, in a form signed when shown, and a sentence of one's own."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from learners.forms.learning.guarded import GuardedField, GuardedForm
from learners.forms.learning.quizzes import ForgedFormError
from learners.models import User

SALT = "learners.dialogue"
LONGEST_SENTENCE, LONGEST_NUMBER = 500, 4


@dataclass(frozen=True)
class Turn:
    """Whose page it was, of which dialogue, in which scene; `key` makes twice once."""

    person: UUID
    activity: UUID
    number: int
    key: UUID


def signed_turn(person: User, activity: UUID, number: int) -> str:
    """What the page carries in its hidden field."""
    return signing.dumps([str(person.id), str(activity), number, str(uuid4())], salt=SALT)


def read_turn(data: QueryDict, activity: UUID) -> Turn:
    """Raises ForgedFormError for a signature that is not ours, or of another dialogue."""
    try:
        person, of, number, key = signing.loads(data.get("turn", ""), salt=SALT)
    except (signing.BadSignature, ValueError) as error:
        raise ForgedFormError from error
    if of != str(activity):
        raise ForgedFormError(of)
    return Turn(UUID(person), activity, number, UUID(key))


def number_in(data: QueryDict, name: str) -> int:
    """A whole number, as a button sends it. Raises ForgedFormError."""
    sent = data.get(name, "")
    if not (sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_NUMBER):
        raise ForgedFormError(name)
    return int(sent)


class SentenceForm(GuardedForm):
    """One sentence, that one will say."""

    sentence = GuardedField(
        label=_("Écrivez-la comme vous la diriez"),
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Sans nom, sans situation que l’on pourrait reconnaître."),
        error_messages={"required": _("Écrivez votre phrase.")},
    )
