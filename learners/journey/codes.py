"""An institution's code: made by a referent, used by so many people, closed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from curriculum.models import LearningPath
from learners.actions.institutions import codes, invitations, referrals
from learners.journal import Fact, record
from learners.journey.entering import enter
from learners.journey.inviting import outline_to_begin
from learners.journey.joining import Arrival
from learners.models import Institution, JoinCode, Referral, User
from learners.queries.institutions.codes import (
    invited_there,
    locked_join_code,
    referral_open_for,
)
from learners.queries.institutions.referrals import enrolment_on, institutions_seeing
from learners.rules.institutions.codes import why_closed
from learners.rules.institutions.notices import NOTICE_VERSION
from learners.rules.institutions.refusals import Refusal, RefusedError
from learners.rules.running.keys import identity_of


@transaction.atomic
def make_code(
    institution: Institution,
    path: LearningPath,
    *,
    places: int,
    expires_at: datetime,
    key: UUID,
    by: User,
    at: datetime,
) -> JoinCode:
    """A code for so many people, until a day; one form makes one."""
    content = ["code", str(institution.pk), str(path.translation_key), places, str(expires_at)]
    code, is_new = codes.make_code(
        identity_of(key, content),
        institution=institution,
        path=path.translation_key,
        path_title=path.title,
        places=places,
        expires_at=expires_at,
        by=by,
        at=at,
    )
    if is_new:
        record(_fact("join_code_made", code, by=by, at=at))
    return code


@transaction.atomic
def close_code(code: JoinCode, *, by: User, at: datetime) -> bool:
    """Whoever came by it stays. Twice is once."""
    is_new = codes.close(code, at=at)
    if is_new:
        record(_fact("join_code_closed", code, by=by, at=at))
    return is_new


def arrival_at(code: JoinCode, *, person: User | None, at: datetime) -> Arrival:
    """What the page says before anybody enters; nothing is changed."""
    try:
        if person is None or not referral_open_for(person, code.institution, code.path):
            _refuse_unless_open(code, at=at)
        return _way_in(code, person, at=at)
    except RefusedError as refused:
        return Arrival(refusal=refused.refusal)


def _way_in(code: JoinCode, person: User | None, *, at: datetime) -> Arrival:
    enrolment = enrolment_on(person, code.path) if person else None
    if enrolment is None:
        return Arrival(minutes=outline_to_begin(code.path)[1])
    others = institutions_seeing(enrolment.pk, at=at).exclude(pk=code.institution_id)
    return Arrival(
        minutes=enrolment.outline.whole.minutes,
        enrolment=enrolment,
        others=tuple(others.values_list("name", flat=True)),
    )


@transaction.atomic
def join_with_code(code: UUID, *, person: User, agrees: bool = False, at: datetime) -> Referral:
    """A place of the code, an enrolment, and an institution that sees it. Twice is once."""
    held = locked_join_code(code)
    known = referral_open_for(person, held.institution, held.path)
    if known is not None:
        return known
    _refuse_unless_open(held, at=at)
    if _way_in(held, person, at=at).others and not agrees:
        raise RefusedError(Refusal.AGREEMENT_NEEDED)
    if not codes.take_place(held):
        raise RefusedError(Refusal.CODE_FULL)
    referral = _referral(held, person, at=at)
    record(_fact("join_code_used", held, by=person, at=at, person=person))
    return referral


def _referral(held: JoinCode, person: User, *, at: datetime) -> Referral:
    """Whoever was also invited there answers that invitation: nobody is in the list twice."""
    enrolment = enter(person, held.path, at=at)
    invited = invited_there(person, held.institution, held.path)
    if invited is None:
        return referrals.refer_arrived(
            enrolment,
            institution=held.institution,
            path_title=held.path_title,
            by=held.made_by,
            notice_version=NOTICE_VERSION,
            join_code=held,
            at=at,
        )
    referrals.attach(invited, enrolment, notice_version=NOTICE_VERSION, at=at)
    invitations.use(invited.invitation, person=person, at=at)
    return invited


def _refuse_unless_open(code: JoinCode, *, at: datetime) -> None:
    refusal = why_closed(
        at=at,
        expires_at=code.expires_at,
        closed_at=code.closed_at,
        taken=code.taken,
        places=code.places,
    )
    if refusal is not None:
        raise RefusedError(refusal)


def _fact(kind: str, code: JoinCode, *, by: User, at: datetime, person: User | None = None) -> Fact:
    return Fact(
        kind=kind,
        at=at,
        actor=by.pk,
        person=person.pk if person else None,
        institution=code.institution_id,
        object=code.pk,
    )
