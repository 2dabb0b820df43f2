"""The letters that let people in."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from curriculum.queries.translations import title_in
from learners.actions.running.letters import write_letter
from learners.models import Invitation, User
from learners.queries.people.accounts import account_at
from learners.rules.institutions.invitations import Secrets, shown_code
from learners.rules.running.letters import letter_id

PERSON, REFERENT = "person_invitation", "referent_invitation"


def kind_of(invitation: Invitation) -> str:
    return PERSON if invitation.referral else REFERENT


def write_invitation(
    invitation: Invitation,
    known_to: Secrets,
    *,
    minutes: int | None,
    by: User,
    cause: UUID,
    language: str,
    at: datetime,
) -> UUID:
    """The letter of an invitation, in the language of whoever gets it, if they have an account.

    `minutes` is how long the path takes; None for a referent. The letter's key comes back: one
    cause writes one letter.
    """
    account = account_at(invitation.email)
    language = account.language if account else language
    kind = kind_of(invitation)
    write_letter(
        kind=kind,
        to=invitation.email,
        person=account,
        language=language,
        context=_context(invitation, minutes, by, language),
        secret={"link": _link(known_to.token, language), "code": shown_code(known_to.code)},
        cause=cause,
        at=at,
    )
    return letter_id(cause, kind)


def _context(
    invitation: Invitation, minutes: int | None, by: User, language: str
) -> dict[str, str | int]:
    context: dict[str, str | int] = {
        "first_name": invitation.first_name,
        "last_name": invitation.last_name,
        "institution": invitation.institution.name,
        "invited_by": by.get_full_name(),
        "expires_on": localdate(invitation.expires_at).isoformat(),
    }
    if invitation.referral and minutes is not None:
        path, title = invitation.referral.path, invitation.referral.path_title
        context |= {"path_title": title_in(language, path, title), "minutes": minutes}
    return context


def _link(token: str, language: str) -> str:
    with translation.override(language):
        return settings.SITE_URL + reverse("accept_invitation", args=[token])
