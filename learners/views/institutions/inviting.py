"""A referent sends people: inviting, sending the letter again, cancelling."""

from http import HTTPStatus
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.queries.paths import open_paths
from learners.forms.institutions.inviting import CorrectInviteeForm, InvitePersonForm
from learners.forms.institutions.refusals import sentence_of
from learners.journey import joining
from learners.models import Institution, Invitation
from learners.queries.institutions.institutions import institutions_followed_by
from learners.queries.institutions.invitations import invitations_followed_by
from learners.rules.institutions.refusals import Refusal, RefusedError
from learners.views.people.requests import SignedInRequest

STATUSES = {
    Refusal.TOO_MANY_TODAY: HTTPStatus.TOO_MANY_REQUESTS,
    Refusal.TOO_MANY_LETTERS: HTTPStatus.TOO_MANY_REQUESTS,
}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite_person(request: SignedInRequest, institution: UUID) -> HttpResponse:
    followed = get_object_or_404(institutions_followed_by(request.user, at=now()), pk=institution)
    paths = open_paths()
    if request.method == "POST":
        return _send(request, followed, InvitePersonForm(request.POST, paths=paths))
    form = InvitePersonForm(paths=paths, initial=_taken_up(request, followed))
    return _form_page(request, followed, form)


def _send(
    request: SignedInRequest, institution: Institution, form: InvitePersonForm
) -> HttpResponse:
    if not form.is_valid():
        return _form_page(request, institution, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        referral = joining.invite_person(
            institution,
            form.invitee(),
            form.chosen_path(),
            key=form.cleaned_data["key"],
            by=request.user,
            language=get_language() or "fr",
            at=now(),
        )
    except RefusedError as refused:
        form.add_error(*_error_of(refused.refusal, institution, form))
        status = STATUSES.get(refused.refusal, HTTPStatus.CONFLICT)
        return _form_page(request, institution, form, status)
    if referral.cancelled_at:
        messages.warning(
            request, gettext("cette invitation a été annulée depuis. Refaites-la ici.")
        )
        return redirect("invite_person", institution.pk)
    sentence = gettext("La lettre pour %(name)s part dans la minute. Le lien vaut 30 jours.")
    name = f"{referral.first_name} {referral.last_name}"
    messages.success(request, sentence % {"name": name})
    return redirect("institution", institution.pk)


def _error_of(
    refusal: Refusal, institution: Institution, form: InvitePersonForm
) -> tuple[str | None, str]:
    """Beside the address when it is about it, with a way to the list for who is in it already."""
    sentence = sentence_of(refusal)
    if refusal == Refusal.ALREADY_INVITED:
        searched = urlencode({"q": form.cleaned_data["last_name"]})
        url = f"{reverse('institution', args=[institution.pk])}?{searched}"
        link = gettext("Voir où en est la personne")
        return "email", format_html('{} <a href="{}">{}</a>', sentence, url, link)
    return (None if refusal == Refusal.TOO_MANY_TODAY else "email"), sentence


def _form_page(
    request: SignedInRequest,
    institution: Institution,
    form: InvitePersonForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {"institution": institution, "form": form}
    return render(request, "learners/institutions/invite_person.html", context, status=status)


def _taken_up(request: SignedInRequest, institution: Institution) -> dict[str, str]:
    """What was typed for an invitation that was cancelled: to correct an address, or undo."""
    try:
        asked = forms.UUIDField(required=False).clean(request.GET.get("reprendre"))
    except forms.ValidationError:
        return {}
    earlier = _invitations(request, institution.pk).filter(referral=asked).first()
    if earlier is None or earlier.referral is None:
        return {}
    fields = ("first_name", "last_name", "email", "team")
    return {field: getattr(earlier.referral, field) for field in fields}


def _invitations(request: SignedInRequest, institution: UUID) -> QuerySet[Invitation]:
    return invitations_followed_by(request.user, at=now()).filter(institution=institution)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_invitation(request: SignedInRequest, institution: UUID, referral: UUID) -> HttpResponse:
    """A page asks; its button cancels; the next page offers to invite again."""
    invitation = get_object_or_404(_invitations(request, institution), referral=referral)
    if request.method != "POST":
        return _confirm_page(request, invitation)
    try:
        joining.cancel_invitation(invitation.pk, by=request.user, at=now())
    except RefusedError as refused:
        return _refused_page(request, invitation, refused.refusal)
    again = reverse("invite_person", args=[institution], query={"reprendre": referral})
    messages.success(
        request,
        format_html(
            '{} <a href="{}">{}</a>',
            gettext("L’invitation pour %(name)s ne marche plus.") % {"name": _name(invitation)},
            again,
            gettext("L’inviter de nouveau"),
        ),
    )
    return redirect("institution", institution)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_invitation(request: SignedInRequest, institution: UUID, referral: UUID) -> HttpResponse:
    """Another name; or another address, where a new letter leaves."""
    invitation = get_object_or_404(_invitations(request, institution), referral=referral)
    if invitation.used_at or invitation.cancelled_at:
        refusal = Refusal.USED if invitation.used_at else Refusal.CANCELLED
        return _refused_page(request, invitation, refusal)
    if request.method != "POST":
        fields = ("first_name", "last_name", "email", "team")
        said = {field: getattr(invitation.referral, field) for field in fields}
        return _correct_page(request, invitation, CorrectInviteeForm(initial=said))
    form = CorrectInviteeForm(request.POST)
    if not form.is_valid():
        return _correct_page(request, invitation, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        has_left = joining.correct_invitation(
            invitation.pk,
            form.invitee(),
            key=form.cleaned_data["key"],
            by=request.user,
            language=get_language() or "fr",
            at=now(),
        )
    except RefusedError as refused:
        form.add_error("email", sentence_of(refused.refusal))
        status = STATUSES.get(refused.refusal, HTTPStatus.CONFLICT)
        return _correct_page(request, invitation, form, status)
    sentence = gettext("L’invitation est corrigée.")
    if has_left:
        sentence = gettext(
            "Une lettre part à la bonne adresse. Les liens d’avant ne marchent plus."
        )
    messages.success(request, sentence)
    return redirect("institution", institution)


def _correct_page(
    request: SignedInRequest,
    invitation: Invitation,
    form: CorrectInviteeForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {"institution": invitation.institution, "form": form}
    return render(request, "learners/institutions/correct_invitation.html", context, status=status)


@login_required
@require_POST
def send_invitation_again(
    request: SignedInRequest, institution: UUID, referral: UUID
) -> HttpResponse:
    invitation = get_object_or_404(_invitations(request, institution), referral=referral)
    try:
        joining.send_invitation_again(
            invitation.pk,
            key=_key(request),
            by=request.user,
            language=get_language() or "fr",
            at=now(),
        )
    except RefusedError as refused:
        return _refused_page(request, invitation, refused.refusal)
    sentence = gettext(
        "Une nouvelle lettre part pour %(name)s. Les liens d’avant ne marchent plus."
    )
    messages.success(request, sentence % {"name": _name(invitation)})
    return redirect("institution", institution)


def _key(request: SignedInRequest) -> UUID:
    """The key of the form; without one, nothing tells two clicks apart from two wishes."""
    try:
        key: UUID | None = forms.UUIDField(required=False).clean(request.POST.get("key"))
    except forms.ValidationError:
        key = None
    return key or uuid4()


def _name(invitation: Invitation) -> str:
    return f"{invitation.first_name} {invitation.last_name}"


def _confirm_page(request: SignedInRequest, invitation: Invitation) -> HttpResponse:
    if invitation.used_at:
        return _refused_page(request, invitation, Refusal.USED)
    context = {"invitation": invitation, "name": _name(invitation)}
    return render(request, "learners/institutions/cancel_invitation.html", context)


def _refused_page(
    request: SignedInRequest, invitation: Invitation, refusal: Refusal
) -> HttpResponse:
    context = {
        "invitation": invitation,
        "name": _name(invitation),
        "refusal": refusal.value,
        "sentence": sentence_of(refusal),
    }
    status = STATUSES.get(refusal, HTTPStatus.CONFLICT)
    return render(request, "learners/institutions/refused.html", context, status=status)
