"""What a dialogue asks: a choice, in a form signed when shown, and a sentence of one's own."""

import re
from dataclasses import dataclass
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from learners.forms.learning.guarded import GuardedField, GuardedForm
from learners.forms.learning.quizzes import ForgedFormError
from learners.models import User
from learners.rules.learning.dialogues import Ended, Playing, as_plain
from learners.rules.learning.dialogues_apart import Apart

SALT = "learners.dialogue"
LONGEST_SENTENCE, LONGEST_NUMBER = 500, 4
# The choices of a game, « 0-2-1 »; several games, « 0-2-1.0-1 ».
WAY = re.compile(r"(?:[0-9]{1,4}(?:-[0-9]{1,4})*)?")
WAYS = re.compile(rf"{WAY.pattern}(?:\.{WAY.pattern})*")


@dataclass(frozen=True)
class Turn:
    """Whose page it was, of which dialogue, in which scene; `key` makes twice once.

    `version` and `endings` are what a device goes on from, without us: None on an old page.
    """

    person: UUID
    activity: UUID
    number: int
    key: UUID
    version: int | None = None
    endings: tuple[Ended, ...] = ()


def signed_turn(person: User, activity: UUID, number: int, playing: Playing | None = None) -> str:
    """What the page carries in its hidden field."""
    turn = [str(person.id), str(activity), number, str(uuid4())]
    known = [playing.version, as_plain(playing)["endings"]] if playing else []
    return signing.dumps([*turn, *known], salt=SALT)


def read_turn(data: QueryDict, activity: UUID) -> Turn:
    """Raises ForgedFormError for a signature that is not ours, or of another dialogue."""
    try:
        person, of, number, key, *known = signing.loads(data.get("turn", ""), salt=SALT)
    except (signing.BadSignature, ValueError) as error:
        raise ForgedFormError from error
    if of != str(activity):
        raise ForgedFormError(of)
    version, endings = known or (None, {})
    ended = tuple(Ended(ending, scenes) for ending, scenes in endings.items())
    return Turn(UUID(person), activity, number, UUID(key), version, ended)


def read_apart(data: QueryDict, turn: Turn) -> Apart:
    """What a device played from that page. Raises ForgedFormError for what no device sends."""
    left, choices = data.get("left", ""), data.get("choices", "")
    if turn.version is None or not WAYS.fullmatch(left) or not WAY.fullmatch(choices):
        raise ForgedFormError(turn.activity)
    ways = tuple(_way(text) for text in left.split(".") if text)
    return Apart(turn.version, turn.endings, ways, _way(choices))


def _way(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split("-"))) if text else ()


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
