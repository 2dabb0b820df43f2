"""The referents of an institution, in the office: invite another, send the letter again, cancel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import cast
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import permission_required

from learners.forms.institutions.inviting import InviteeForm
from learners.forms.institutions.refusals import sentence_of
from learners.journey import codes, joining, leaving
from learners.models import Institution, Invitation, JoinCode, Membership, User
from learners.queries.institutions.invitations import invitations_of_referents
from learners.rules.institutions.refusals import RefusedError

MAY_CHANGE = "learners.change_institution"


@dataclass(frozen=True, kw_only=True)
class ShownInvitation:
    """One invitation without an answer; `key` is that of its button."""

    invitation: Invitation
    key: UUID
    is_expired: bool


def shown(invitations: Iterable[Invitation], *, at: datetime) -> list[ShownInvitation]:
    return [
        ShownInvitation(invitation=item, key=uuid4(), is_expired=item.expires_at <= at)
        for item in invitations
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_CHANGE)
def invite_referent(request: HttpRequest, pk: UUID) -> HttpResponse:
    institution = get_object_or_404(Institution, pk=pk)
    form = InviteeForm(request.POST or None)
    if request.method != "POST":
        return _page(request, institution, form)
    if not form.is_valid():
        return _page(request, institution, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        joining.invite_referent(
            institution,
            form.invitee(),
            key=form.cleaned_data["key"],
            by=_administrator(request),
            language=get_language() or "fr",
            at=now(),
        )
    except RefusedError as refused:
        form.add_error("email", sentence_of(refused.refusal))
        return _page(request, institution, form, HTTPStatus.CONFLICT)
    messages.success(request, _("La lettre part dans la minute. Le lien vaut 30 jours."))
    return redirect("institutions:edit", pk)


def _page(
    request: HttpRequest,
    institution: Institution,
    form: InviteeForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {"institution": institution, "form": form}
    return render(request, "learners/office/invite_referent.html", context, status=status)


@require_POST
@permission_required(MAY_CHANGE)
def send_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    invitation = get_object_or_404(invitations_of_referents(), pk=pk)
    key = _key(request)
    try:
        joining.send_invitation_again(
            invitation.pk,
            key=key,
            by=_administrator(request),
            language=get_language() or "fr",
            at=now(),
        )
        messages.success(
            request, _("Une nouvelle lettre part. Les liens d’avant ne marchent plus.")
        )
    except RefusedError as refused:
        messages.error(request, sentence_of(refused.refusal))
    return redirect("institutions:edit", invitation.institution_id)


@require_POST
@permission_required(MAY_CHANGE)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    invitation = get_object_or_404(invitations_of_referents(), pk=pk)
    try:
        joining.cancel_invitation(invitation.pk, by=_administrator(request), at=now())
        messages.success(request, _("L’invitation ne marche plus. Vous pouvez la refaire."))
    except RefusedError as refused:
        messages.error(request, sentence_of(refused.refusal))
    return redirect("institutions:edit", invitation.institution_id)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_CHANGE)
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody left the institution: a page says what follows, its button does it."""
    membership = get_object_or_404(Membership.objects.select_related("user", "institution"), pk=pk)
    if request.method != "POST":
        context = {"membership": membership, "name": membership.user.get_full_name()}
        return render(request, "learners/office/remove_referent.html", context)
    leaving.remove_referent(membership, by=_administrator(request), at=now())
    messages.success(request, _("Cette personne ne suit plus la structure."))
    return redirect("institutions:edit", membership.institution_id)


@require_POST
@permission_required(MAY_CHANGE)
def close_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A door that a referent left open."""
    code = get_object_or_404(JoinCode, pk=pk)
    codes.close_code(code, by=_administrator(request), at=now())
    messages.success(request, _("Le code est fermé. Personne n’entre plus par lui."))
    return redirect("institutions:edit", code.institution_id)


def _key(request: HttpRequest) -> UUID:
    try:
        key: UUID | None = forms.UUIDField(required=False).clean(request.POST.get("key"))
    except forms.ValidationError:
        key = None
    return key or uuid4()


def _administrator(request: HttpRequest) -> User:
    """The office lets nobody in without an account."""
    return cast("User", request.user)
