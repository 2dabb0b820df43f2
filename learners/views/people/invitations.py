"""The door of an invitation: GET shows and uses nothing (mail scanners follow links), POST enters.

Neither address asks for an account: what is known of the visitor is the letter in their hands.
"""

from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from curriculum.queries.translations import title_in
from learners.forms.institutions.accepting import AcceptForm
from learners.forms.institutions.refusals import sentence_of
from learners.journey import joining
from learners.journey.joining import Arrival
from learners.models import Institution, Invitation, User
from learners.queries.institutions.invitations import (
    invitation_behind,
)
from learners.rules.institutions.notices import NOTICE_VERSION, template_of
from learners.rules.institutions.refusals import Refusal, RefusedError
from learners.views.people.entries import entry_from, keep_entry
from learners.views.people.menus import remember_roles

STATUSES = {
    Refusal.UNKNOWN: HTTPStatus.NOT_FOUND,
    Refusal.EXPIRED: HTTPStatus.GONE,
    Refusal.USED: HTTPStatus.GONE,
    Refusal.CANCELLED: HTTPStatus.GONE,
    Refusal.CLOSED_PATH: HTTPStatus.CONFLICT,
    Refusal.SOMEBODY_ELSE: HTTPStatus.CONFLICT,
    Refusal.SIGN_IN_FIRST: HTTPStatus.OK,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites, to what, what will be seen; then the person's answer."""
    try:
        invitation = invitation_behind(token)
    except Invitation.DoesNotExist:
        return _closed(request, Refusal.UNKNOWN)
    person = request.user if isinstance(request.user, User) else None
    if invitation.used_at or request.method == "POST":
        return _enter(request, invitation, person)
    return _show(request, invitation, person)


def _show(request: HttpRequest, invitation: Invitation, person: User | None) -> HttpResponse:
    arrival = joining.arrival_of(invitation, person=person, at=now())
    if arrival.refusal:
        return _closed(request, arrival.refusal, invitation)
    names = person or invitation
    initial = {"first_name": names.first_name, "last_name": names.last_name}
    form = AcceptForm(
        initial=initial, agreement=agreement_sentence(invitation.institution, arrival)
    )
    return _page(request, invitation, arrival, form)


def _enter(request: HttpRequest, invitation: Invitation, person: User | None) -> HttpResponse:
    """A used invitation lets the same person in again, by GET or POST, and nobody else."""
    arrival = joining.arrival_of(invitation, person=person, at=now())
    form = AcceptForm(
        request.POST or None, agreement=agreement_sentence(invitation.institution, arrival)
    )
    is_used = arrival.refusal == Refusal.USED
    if is_used and request.method != "POST" and person != invitation.used_by:
        return _closed(request, Refusal.USED, invitation)
    if not is_used and arrival.refusal is None and not form.is_valid():
        return _page(request, invitation, arrival, form)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    try:
        newcomer = joining.accept_invitation(
            invitation.pk,
            person=person,
            first_name=said.get("first_name", ""),
            last_name=said.get("last_name", ""),
            agrees=said.get("agrees", False),
            language=get_language() or "fr",
            at=now(),
        )
    except RefusedError as refused:
        return _closed(request, refused.refusal, invitation)
    if person is None:
        keep_entry(request, entry_from({"own_device": said.get("own_device", False)}))
        get_adapter().login(request, newcomer)
    remember_roles(request, newcomer)
    return _inside(request, invitation, arrival)


def agreement_sentence(institution: Institution, arrival: Arrival) -> str:
    """What to agree to, when another institution already sees the way this person follows."""
    if not arrival.others:
        return ""
    return gettext("J’accepte que %(new)s voie aussi mon avancement. %(others)s le voit déjà.") % {
        "new": institution.name,
        "others": ", ".join(arrival.others),
    }


def _page(
    request: HttpRequest, invitation: Invitation, arrival: Arrival, form: AcceptForm
) -> HttpResponse:
    context = {
        "invitation": invitation,
        "arrival": arrival,
        "form": form,
        "notice": template_of(NOTICE_VERSION),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "learners/people/accept_invitation.html", context, status=status)


def _closed(
    request: HttpRequest, refusal: Refusal, invitation: Invitation | None = None
) -> HttpResponse:
    """One sentence for each reason, and what to do next."""
    after = {} if refusal == Refusal.USED else {"next": request.path}
    context: dict[str, Any] = {
        "refusal": refusal.value,
        "sentence": sentence_of(refusal),
        "invitation": invitation,
        "sign_in_url": reverse("account_login", query=after),
    }
    return render(
        request,
        "learners/people/invitation_closed.html",
        context,
        status=STATUSES.get(refusal, HTTPStatus.CONFLICT),
    )


def _inside(request: HttpRequest, invitation: Invitation, arrival: Arrival) -> HttpResponse:
    if request.method == "POST":
        messages.success(request, _welcome(invitation, arrival))
    if invitation.referral is None:
        return redirect("institution", invitation.institution_id)
    return redirect("my_space")


def _welcome(invitation: Invitation, arrival: Arrival) -> str:
    if invitation.referral is None:
        return gettext("Vous suivez maintenant les personnes de votre structure.")
    sentence = gettext("Votre inscription à « %(path)s » est enregistrée.")
    if arrival.enrolment:
        sentence = gettext("Vous suiviez déjà « %(path)s » : tout ce que vous avez fait compte.")
    referral = invitation.referral
    return sentence % {"path": title_in(get_language(), referral.path, referral.path_title)}
