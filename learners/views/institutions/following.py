"""A referent follows the people their institution sent: how far, what is left, which papers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from curriculum.documents.left import left_in_short
from curriculum.queries.translations import titles_in
from curriculum.rules.outline_words import title_said
from learners.actions.institutions.access import record_looks
from learners.models import Certificate, Referral
from learners.queries.institutions.institutions import institutions_followed_by
from learners.queries.institutions.invitations import undelivered_to
from learners.queries.institutions.referrals import (
    figures_of,
    filtered,
    in_list_order,
    named_like,
    referrals_seen_by,
)
from learners.queries.learning.progress import left_of
from learners.rules.institutions.following import Figures, Filter, State, filter_from, state_of
from learners.rules.proofs.numbers import shown
from learners.views.people.requests import SignedInRequest

A_PAGE = 25
LABELS = {
    Filter.ALL: _("Toutes"),
    Filter.NOT_FINISHED: _("Pas fini"),
    Filter.FINISHED: _("Terminé"),
    Filter.INVITED: _("Invitées"),
    Filter.STOPPED: _("Arrêté"),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person of the list. `invited_as` is the name the referent typed, when it differs.

    `path_title` is empty while everybody shown follows the same path.
    """

    referral: Referral
    key: UUID
    state: str
    name: str
    invited_as: str
    path_title: str
    left: str
    announced: int
    certificate: Certificate | None
    number: str
    is_expired: bool
    is_undelivered: bool
    has_no_address: bool


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A filter: its address, how many people, whether it is the one in use."""

    value: str
    label: str
    count: int
    is_current: bool


@login_required
@require_safe
def my_institutions(request: SignedInRequest) -> HttpResponse:
    """Straight to the only institution; a choice for whoever follows several."""
    institutions = list(institutions_followed_by(request.user, at=now()))
    if not institutions:
        raise Http404
    if len(institutions) == 1:
        return redirect("institution", institutions[0].pk)
    return render(
        request, "learners/institutions/my_institutions.html", {"institutions": institutions}
    )


@login_required
@never_cache
@require_safe
def follow_people(request: SignedInRequest, institution: UUID) -> HttpResponse:
    """The list; each enrolled person who is shown can read that they were."""
    at = now()
    followed = get_object_or_404(institutions_followed_by(request.user, at=at), pk=institution)
    seen = referrals_seen_by(request.user, at=at).filter(institution=followed)
    asked = filter_from(request.GET.get("etat", ""))
    searched = request.GET.get("q", "").strip()
    found = named_like(filtered(seen, asked), searched)
    page = Paginator(in_list_order(found), A_PAGE).get_page(request.GET.get("page"))
    record_looks(page.object_list, institution=followed, by=request.user, at=at)
    figures = figures_of(seen)
    context: dict[str, Any] = {
        "institution": followed,
        "figures": figures,
        "chips": chips(figures, asked),
        "asked": asked.value,
        "searched": searched,
        "page": page,
        "rows": rows(page.object_list, at=at),
        "at": at,
    }
    return render(request, "learners/institutions/follow_people.html", context)


def chips(figures: Figures, asked: Filter) -> list[Chip]:
    return [
        Chip(value=f.value, label=str(LABELS[f]), count=count, is_current=f == asked)
        for f, count in figures.counts.items()
    ]


def rows(referrals: Iterable[Referral], *, at: datetime) -> list[Row]:
    """One query, for letters that did not arrive. An outline is read once for all who follow it.

    One more for several paths, in another language than French.
    """
    announced: dict[UUID, int] = {}
    referrals = list(referrals)
    undelivered = undelivered_to([r for r in referrals if r.enrolment is None])
    for referral in referrals:
        enrolment = referral.enrolment
        if enrolment and enrolment.outline_id not in announced:
            announced[enrolment.outline_id] = enrolment.outline.whole.minutes
    titles = _titles_if_several(referrals)
    return [_row(referral, announced, undelivered, titles, at) for referral in referrals]


def _titles_if_several(referrals: Collection[Referral]) -> dict[UUID, str]:
    """The titles of the paths, in the language of the page; none when all are on one path."""
    french = {referral.path: referral.path_title for referral in referrals}
    if len(french) < 2:  # noqa: PLR2004  # several
        return {}
    words = titles_in(get_language(), french)
    return {path: title_said(path, title, words) for path, title in french.items()}


def _row(
    referral: Referral,
    announced: dict[UUID, int],
    undelivered: Collection[UUID],
    titles: dict[UUID, str],
    at: datetime,
) -> Row:
    enrolment = referral.enrolment
    typed = f"{referral.first_name} {referral.last_name}"
    name = enrolment.person.get_full_name() if enrolment else typed
    state = state_of(
        is_enrolled=enrolment is not None,
        has_started=bool(enrolment and (enrolment.started_at or enrolment.percentage)),
        is_finished=bool(enrolment and enrolment.finished_at),
        is_stopped=referral.stopped_at is not None,
    )
    certificate: Certificate | None = getattr(enrolment, "certificate", None)
    return Row(
        referral=referral,
        key=uuid4(),
        state=state.value,
        name=name,
        invited_as="" if name == typed else typed,
        path_title=titles.get(referral.path, ""),
        left=left_in_short(left_of(enrolment)) if enrolment else "",
        announced=announced[enrolment.outline_id] if enrolment else 0,
        certificate=certificate,
        number=shown(certificate.number) if certificate else "",
        is_expired=state == State.INVITED and referral.invitation.expires_at <= at,
        is_undelivered=referral.pk in undelivered,
        has_no_address=bool(enrolment and enrolment.person.email is None),
    )
