"""The door: a code by e-mail, or a password; and the way out."""

import re
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from content.rules import reading
from learners.actions.people import throttles
from learners.actions.people.visits import end_sessions
from learners.forms.people.signing_in import AddressForm, CodeForm, PasswordForm
from learners.queries.people.roles import home_of
from learners.views.people import codes, pages
from learners.views.people.devices import SHARED, device_of
from learners.views.people.entries import (
    Entry,
    address_after,
    already_in,
    entry_from,
    entry_of,
    keep_entry,
    safe_next,
)
from learners.views.people.requests import SignedInRequest

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
# The last one says that this device keeps a module: a script wrote it.
OUR_COOKIES = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages", "kept")


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """/connexion/: an address in, a code out."""
    if request.user.is_authenticated:
        return already_in(request, request.GET.get("next", ""))
    if request.method != "POST":
        return pages.sign_in_page(request, AddressForm(initial=_said(request)))
    form = AddressForm(request.POST)
    if not form.is_valid():
        return pages.sign_in_page(request, form, status=REFUSED)
    if codes.is_replay(request, form.cleaned_data["key"]):
        messages.info(request, _("Le code est déjà parti. Il arrive en une minute."))
        return redirect("account_confirm_login_code")
    wait = codes.send_code(request, entry_from(form.cleaned_data), at=timezone.now())
    if wait is not None:
        form.add_error("email", pages.too_many_codes(wait))
        return pages.sign_in_page(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    return redirect("account_confirm_login_code")


def _said(request: HttpRequest) -> dict[str, str]:
    """What a link to the door may fill in: never the box that makes a session last."""
    return {name: request.GET.get(name, "") for name in ("email", "next")}


@never_cache
@sensitive_post_parameters("code")
def confirm_code(request: HttpRequest) -> HttpResponse:
    """/connexion/code/: the letter's link fills the code in; only the button uses it."""
    if request.user.is_authenticated:
        return already_in(request)
    process, entry = codes.pending_code(request), entry_of(request)
    if process is None or entry is None:
        return _no_code_here(request)
    if request.method != "POST":
        form = CodeForm(initial={"code": request.GET.get("code", "")})
        return pages.code_page(request, entry, form)
    if "again" in request.POST:
        return _send_another(request, entry)
    form = CodeForm(request.POST, expected=process.code)
    if not form.is_valid():
        return _wrong_code(request, process, entry, form)
    response: HttpResponse = process.finish(address_after(request, entry["next"]))
    return response


def _no_code_here(request: HttpRequest) -> HttpResponse:
    """Too old, used already, or opened in another browser than the one that asked."""
    if request.method == "POST":
        gone = _("Ce code ne sert plus. Demandez-en un autre.")
    elif "code" in request.GET:
        gone = _(
            "Ce lien ne sert plus, ou vous l’avez demandé dans un autre navigateur."
            " Demandez un code ici."
        )
    else:
        return redirect("account_login")
    return pages.start_again_page(request, gone, status=HTTPStatus.GONE)


def _send_another(request: HttpRequest, entry: Entry) -> HttpResponse:
    wait = codes.send_code(request, entry, at=timezone.now())
    if wait is not None:
        notice = pages.too_many_codes(wait)
        status = HTTPStatus.TOO_MANY_REQUESTS
        return pages.code_page(request, entry, CodeForm(), notice=notice, status=status)
    messages.success(request, _("Un autre code est parti. Seul le dernier reçu marche."))
    return redirect("account_confirm_login_code")


def _wrong_code(
    request: HttpRequest, process: LoginCodeVerificationProcess, entry: Entry, form: CodeForm
) -> HttpResponse:
    """An empty field costs no try."""
    if "code" in form.cleaned_data or form.has_error("code", "required"):
        return pages.code_page(request, entry, form, status=REFUSED)
    if process.record_invalid_attempt():
        form.errors.clear()
        form.add_error("code", pages.wrong_code(process))
        return pages.code_page(request, entry, form, status=REFUSED)
    burnt = _("Cinq codes faux : le bon ne sert plus. Demandez-en un autre.")
    return pages.start_again_page(request, burnt, status=HTTPStatus.TOO_MANY_REQUESTS)


@never_cache
@sensitive_post_parameters("password")
def use_password(request: HttpRequest) -> HttpResponse:
    """/connexion/mot-de-passe/: one answer for a wrong address and for a wrong password."""
    if request.user.is_authenticated:
        return already_in(request, request.GET.get("next", ""))
    if request.method != "POST":
        return pages.password_page(request, PasswordForm(initial=_said(request)))
    form = PasswordForm(request.POST)
    if not form.is_valid():
        return pages.password_page(request, form, status=REFUSED)
    entry = entry_from(form.cleaned_data)
    wait = throttles.spend(throttles.PASSWORDS, entry["email"], at=timezone.now())
    if wait is not None:
        return pages.locked_page(request, entry, wait)
    return _check_password(request, form, entry)


def _check_password(request: HttpRequest, form: PasswordForm, entry: Entry) -> HttpResponse:
    credentials = {"email": entry["email"], "password": form.cleaned_data["password"]}
    person = get_adapter().authenticate(request, **credentials)
    if person is None:
        form.add_error(None, _("Cette adresse et ce mot de passe ne vont pas ensemble."))
        return pages.password_page(request, form, status=REFUSED)
    throttles.give_back(throttles.PASSWORDS, entry["email"], at=timezone.now())
    keep_entry(request, entry)
    login = Login(user=person, email=entry["email"])
    login.redirect_url = address_after(request, entry["next"])
    response: HttpResponse = perform_password_login(request, credentials, login)
    return response


@never_cache
@login_required
def after_sign_in(request: SignedInRequest) -> HttpResponse:
    """/connexion/suite/: where one wanted to go, or what was left sealed, or where one works."""
    wanted = safe_next(request, request.GET.get("next", ""))
    if wanted:
        return redirect(wanted)
    place = "resume_sealed" if request.session.get("sealed") else home_of(request.user)
    with translation.override(request.user.language):
        return redirect(reverse(place))


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """/deconnexion/: a page with one button, then out, and nothing stays on this computer."""
    if request.method == "POST":
        is_shared = device_of(request) == SHARED
        logout(request)
        return without_a_trace(redirect("left"), is_shared=is_shared)
    if not request.user.is_authenticated:
        return redirect("left")
    waiting = request.GET.get("attente", "")
    context = {"waiting": int(waiting) if re.fullmatch("[0-9]{1,4}", waiting) else 0}
    return render(request, "account/logout.html", context)


def without_a_trace(response: HttpResponse, *, is_shared: bool) -> HttpResponse:
    """Our cookies by name, and what scripts stored here: no more (decision 0041).

    How one reads names nobody: it stays on a device of one's own.
    """
    response.headers["Clear-Site-Data"] = '"storage"'
    for cookie in (*OUR_COOKIES, reading.COOKIE) if is_shared else OUR_COOKIES:
        response.delete_cookie(cookie)
    return response


@login_required
@require_POST
def sign_out_elsewhere(request: SignedInRequest) -> HttpResponse:
    """/deconnexion/ailleurs/: a computer was left open somewhere; this one stays."""
    end_sessions(request.user, at=timezone.now())
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Partout ailleurs, vos sessions sont finies."))
    return redirect("my_profile")


@never_cache
def left(request: HttpRequest) -> HttpResponse:
    """/deconnexion/faite/: says it, to whoever is out."""
    if request.user.is_authenticated:
        return redirect("account_logout")
    return render(request, "account/left.html")


def office_sign_in(request: HttpRequest) -> HttpResponse:
    """The office's own sign-in page: there is one door only."""
    if request.user.is_authenticated:
        return already_in(request, request.GET.get("next", ""))
    wanted = safe_next(request, request.GET.get("next", "")) or reverse("wagtailadmin_home")
    return redirect(reverse("account_login", query={"next": wanted}))
