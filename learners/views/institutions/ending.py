"""A referent stops following somebody; for seven days, anybody who refers there undoes it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.queries.translations import titles_in
from curriculum.rules.outline_words import title_said
from learners.forms.institutions.refusals import sentence_of
from learners.journey import leaving
from learners.models import Referral
from learners.queries.institutions.institutions import institutions_followed_by
from learners.queries.institutions.referrals import referrals_ended_lately, referrals_that_may_end
from learners.rules.institutions.refusals import RefusedError
from learners.views.people.requests import SignedInRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_referral(request: SignedInRequest, institution: UUID, referral: UUID) -> HttpResponse:
    """A page says what follows, for one person at a time; its button ends."""
    theirs = referrals_that_may_end(request.user, at=now()).filter(institution=institution)
    held = get_object_or_404(theirs, pk=referral)
    if request.method != "POST":
        context = {"referral": held, "institution": held.institution, "name": _name(held)}
        return render(request, "learners/institutions/end_referral.html", context)
    leaving.end_referral(held.pk, by=request.user, at=now())
    sentence = _("Votre structure ne suit plus %s. Une lettre le lui dit.")
    messages.success(request, sentence % _name(held))
    return redirect("ended_referrals", institution)


@login_required
@never_cache
@require_safe
def ended(request: SignedInRequest, institution: UUID) -> HttpResponse:
    """Whom the institution stopped following in the last seven days."""
    at = now()
    followed = get_object_or_404(institutions_followed_by(request.user, at=at), pk=institution)
    ended_ones = list(_ended(request, institution, at))
    words = titles_in(get_language(), [held.path for held in ended_ones])
    rows = [
        (held, _name(held), title_said(held.path, held.path_title, words)) for held in ended_ones
    ]
    context = {"institution": followed, "rows": rows}
    return render(request, "learners/institutions/ended_referrals.html", context)


@login_required
@require_POST
def follow_again(request: SignedInRequest, institution: UUID, referral: UUID) -> HttpResponse:
    held = get_object_or_404(_ended(request, institution, now()), pk=referral)
    try:
        leaving.follow_again(held.pk, by=request.user, at=now())
        messages.success(request, _("Votre structure suit de nouveau %s.") % _name(held))
    except RefusedError as refused:
        messages.error(request, sentence_of(refused.refusal))
    return redirect("institution", institution)


def _ended(request: SignedInRequest, institution: UUID, at: datetime) -> QuerySet[Referral]:
    return referrals_ended_lately(request.user, at=at).filter(institution=institution)


def _name(held: Referral) -> str:
    return held.enrolment.person.get_full_name() if held.enrolment else ""
