"""Sending letters: at most once by themselves (decision 15)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from learners.actions.running import letters
from learners.actions.running.queue import later
from learners.emails.letters import message_of
from learners.emails.post import PutOffError, RefusedError, UncertainError, post
from learners.models import Letter
from learners.queries.running.reminders import still_helps
from learners.rules.running.letters import is_stale
from learners.rules.running.reminders import REMINDER
from learners.rules.running.working_days import is_open, opens_next

AT_MOST = 200


def send_letter(letter_id: UUID, *, at: datetime) -> None:
    """Take a waiting letter up, give it to the server, and write down what became of it.

    The message is made before the letter is taken: a template that fails leaves it waiting.
    """
    letter = Letter.objects.filter(pk=letter_id, state=Letter.State.WAITING).first()
    if letter is None:
        return
    hour = localtime(at)
    if letter.kind == REMINDER and not is_open(hour):
        letters.hold(letter, until=opens_next(hour))
        return
    message = message_of(letter)
    if not letters.take(letter, at=at):
        return
    if is_stale(letter.kind, letter.created_at, at):
        letters.mark_failed(letter, _("Le code n’avait plus cours."))
        return
    if letter.kind == REMINDER and not still_helps(letter):
        letters.mark_failed(letter, _("Le rappel n’avait plus lieu d’être."))
        return
    try:
        post(message)
    except RefusedError as refusal:
        letters.mark_failed(letter, str(refusal))
    except PutOffError as delay:
        letters.put_off(letter, str(delay), at=at)
    except UncertainError as doubt:
        letters.mark_uncertain(letter, str(doubt))
    else:
        letters.mark_sent(letter, at=at)


def let_leave(letter: Letter | None) -> None:
    """Queue what was just written: nothing, when its cause wrote it before."""
    if letter is not None and letter.state == Letter.State.WAITING:
        later("send_letter", letter.pk)


@transaction.atomic
def sweep_letters(*, at: datetime) -> None:
    """Find again what no job takes care of: letters cut in the middle, letters to try again."""
    letters.doubt_lost_letters(_("Le travail s’est arrêté pendant l’envoi."), at=at)
    for letter_id in letters.claim_due_letters(at=at, at_most=AT_MOST):
        later("send_letter", letter_id)


@transaction.atomic
def send_again(letter: Letter, *, at: datetime) -> bool:
    """A person decides: an uncertain or failed letter leaves again. False when it may not."""
    if not letters.put_back(letter, at=at):
        return False
    later("send_letter", letter.pk)
    return True
