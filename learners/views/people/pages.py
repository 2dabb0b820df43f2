"""The pages of the door, each with its sentence and its status."""

import math
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learners.forms.people.signing_in import WRONG_CODE, AddressForm, CodeForm, PasswordForm
from learners.rules.people import demo
from learners.views.people.entries import Entry, entry_of

LONGEST_IN_MINUTES = 90
DEMO_PEOPLE = [
    (gettext_lazy("Stagiaire"), demo.LEARNER),
    (gettext_lazy("Formatrice"), demo.TRAINER),
    (gettext_lazy("Autrice"), demo.AUTHOR),
    (gettext_lazy("Relectrice"), demo.REVIEWER),
    (gettext_lazy("Référente"), demo.REFERENT),
    (gettext_lazy("Administratrice"), demo.ADMINISTRATOR),
    (gettext_lazy("Référent d’une autre structure"), demo.OTHER_REFERENT),
]


def sign_in_page(
    request: HttpRequest, form: AddressForm, *, notice: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "notice": notice}
    if settings.DEMO:
        context |= {"demo_people": DEMO_PEOPLE, "demo_password": demo.PASSWORD}
    return render(request, "learners/people/sign_in.html", context, status=status)


def start_again_page(request: HttpRequest, notice: str, *, status: int) -> HttpResponse:
    """The first page, with what the visitor had said and why the code is of no use."""
    entry = entry_of(request)
    initial = {"email": entry["email"], "next": entry["next"]} if entry else {}
    return sign_in_page(request, AddressForm(initial=initial), notice=notice, status=status)


def code_page(
    request: HttpRequest,
    entry: Entry,
    form: CodeForm,
    *,
    notice: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {"form": form, "entry": entry, "notice": notice}
    return render(request, "learners/people/confirm_code.html", context, status=status)


def password_page(
    request: HttpRequest, form: PasswordForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    return render(request, "learners/people/use_password.html", {"form": form}, status=status)


def locked_page(request: HttpRequest, entry: Entry, wait: timedelta) -> HttpResponse:
    """Too many wrong passwords: how long, and the other way in."""
    form = AddressForm(initial={"email": entry["email"], "next": entry["next"]})
    context = {"form": form, "entry": entry, "wait": in_words(wait)}
    return render(
        request,
        "learners/people/use_password.html",
        context,
        status=HTTPStatus.TOO_MANY_REQUESTS,
    )


def too_many_codes(wait: timedelta) -> str:
    return _(
        "Trop de codes sont déjà partis à cette adresse. Le dernier reçu est le bon."
        " Pour un autre, attendez %(time)s."
    ) % {"time": in_words(wait)}


def wrong_code(process: LoginCodeVerificationProcess) -> str:
    left = process.max_attempts - process.state["failed_attempts"]
    return " ".join([str(WRONG_CODE), tries_left(left)])


def tries_left(left: int) -> str:
    return ngettext("Il reste %(n)d essai.", "Il reste %(n)d essais.", left) % {"n": left}


def in_words(wait: timedelta) -> str:
    """Rounded up: nobody is told to come back too early."""
    minutes = math.ceil(wait.total_seconds() / 60)
    if minutes <= LONGEST_IN_MINUTES:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = math.ceil(minutes / 60)
    return ngettext("%(n)d heure", "%(n)d heures", hours) % {"n": hours}
