"""One's own password: set one, or change it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from learners.actions.people import throttles
from learners.forms.people.passwords import NewPasswordForm
from learners.journey.signing_in import set_password
from learners.models import User
from learners.queries.people.addresses import has_several_addresses
from learners.queries.running.letters import letter_was_written
from learners.rules.running.keys import identity_of
from learners.views.people.codes import came_by_code_lately, is_proved_lately
from learners.views.people.pages import in_words
from learners.views.people.requests import SignedInRequest


@never_cache
@login_required
@sensitive_post_parameters("current", "password", "again")
def choose_password(request: SignedInRequest) -> HttpResponse:
    """/mon-espace/mot-de-passe/: this session goes on, those opened elsewhere end."""
    person = request.user
    if must_prove(request, person):
        return redirect(reverse("prove", query={"next": request.path}))
    asks_current = asks_for_current(request, person)
    if request.method != "POST":
        return _page(request, NewPasswordForm(person=person, asks_current=asks_current))
    cause = _cause(request, person)
    if cause and letter_was_written(cause, "password_changed"):
        return _done(request)
    form = NewPasswordForm(request.POST, person=person, asks_current=asks_current)
    if asks_current and (refusal := _refused_too_often(request, form, person)):
        return refusal
    if cause is None or not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    set_password(
        person,
        form.cleaned_data["password"],
        cause=cause,
        at=timezone.now(),
        knew_former=asks_current,
    )
    update_session_auth_hash(request, person)
    return _done(request)


def must_prove(request: SignedInRequest, person: User) -> bool:
    """A first password, on an account that several mailboxes open: one of them may be lost."""
    return (
        not person.has_usable_password()
        and has_several_addresses(person)
        and not is_proved_lately(request, person, at=timezone.now())
    )


def asks_for_current(request: SignedInRequest, person: User) -> bool:
    """Not of whoever has none, nor of whoever forgot it and has just come in with a code."""
    return person.has_usable_password() and not came_by_code_lately(
        request, person, at=timezone.now()
    )


def _refused_too_often(
    request: SignedInRequest, form: NewPasswordForm, person: User
) -> HttpResponse | None:
    """A browser left open must not serve to guess the password of its owner."""
    now = timezone.now()
    wait = throttles.spend(throttles.CURRENT_PASSWORDS, str(person.pk), at=now)
    if wait is not None:
        form.errors.clear()
        form.add_error("current", _("Trop d’essais. Attendez %s.") % in_words(wait))
        return _page(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    if not form.has_error("current"):
        throttles.give_back(throttles.CURRENT_PASSWORDS, str(person.pk), at=now)
    return None


def _cause(request: SignedInRequest, person: User) -> UUID | None:
    """One form changes the password once, however often it is sent."""
    try:
        return identity_of(UUID(request.POST.get("key", "")), str(person.pk))
    except ValueError:
        return None


def _done(request: SignedInRequest) -> HttpResponse:
    messages.success(request, _("Votre mot de passe est enregistré. Une lettre vous le confirme."))
    return redirect("my_space")


def _page(request: SignedInRequest, form: NewPasswordForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "has_one": request.user.has_usable_password()}
    return render(request, "learners/people/choose_password.html", context, status=status)
