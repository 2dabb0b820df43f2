"""Stopping a path, and taking it up again."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from curriculum.queries.translations import title_in
from learners.forms.institutions.refusals import sentence_of
from learners.journey import leaving
from learners.models import Enrolment
from learners.queries.institutions.referrals import open_referrals_on, stopped_referrals_on
from learners.queries.learning.enrolments import own_enrolments
from learners.rules.institutions.notices import NOTICE_VERSION, template_of
from learners.rules.institutions.refusals import RefusedError
from learners.views.people.requests import SignedInRequest

READ = ("GET", "HEAD", "POST")


@login_required
@never_cache
@require_http_methods(READ)
def stop(request: SignedInRequest, enrolment: UUID) -> HttpResponse:
    """A page says what follows; its button stops."""
    theirs = get_object_or_404(own_enrolments(request.user), pk=enrolment)
    if theirs.state != Enrolment.State.IN_PROGRESS:
        return redirect("my_space")
    title = title_in(get_language(), theirs.path, theirs.outline.content["title"])
    if request.method != "POST":
        seeing = [referral.institution.name for referral in open_referrals_on(theirs)]
        context = {"title": title, "seeing": seeing}
        return render(request, "learners/learning/stop_path.html", context)
    leaving.stop(theirs.pk, at=now())
    messages.success(request, _("Vous avez arrêté « %s ». Rien n’est perdu.") % title)
    return redirect("my_space")


@login_required
@never_cache
@require_http_methods(READ)
def take_up(request: SignedInRequest, enrolment: UUID) -> HttpResponse:
    """A page says who will see again; its button goes on."""
    theirs = get_object_or_404(own_enrolments(request.user), pk=enrolment)
    if theirs.state != Enrolment.State.WITHDRAWN:
        return redirect("my_space")
    title = title_in(get_language(), theirs.path, theirs.outline.content["title"])
    if request.method != "POST":
        context = {
            "title": title,
            "referrals": stopped_referrals_on(theirs),
            "notice": template_of(NOTICE_VERSION),
        }
        return render(request, "learners/learning/take_up_path.html", context)
    try:
        leaving.take_up(theirs.pk, at=now())
        messages.success(request, _("Vous reprenez « %s » là où vous l’aviez laissé.") % title)
    except RefusedError as refused:
        messages.error(request, sentence_of(refused.refusal))
    return redirect("my_space")
