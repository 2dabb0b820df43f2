"""A code that was sent to an address, and that this browser is waited for with.

Kept in the session: whom it proves, five tries, fifteen minutes. What may be done with the right
code is for the page that asked.
"""

import secrets
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TypedDict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learners.actions.people import throttles
from learners.forms.people.signing_in import WRONG_CODE, CodeForm
from learners.rules.people.codes import DIGITS, TRIES, code_from, is_alive

KEY = "mailed_code"


class Mailed(TypedDict):
    """JSON, since it lives in the session. `key` is that of the form, `said` what it said."""

    purpose: str
    email: str
    code: str
    sent_at: float
    tries: int
    key: str
    said: dict[str, str]


def wait_before(
    address: str, *more: tuple[throttles.Throttle, str], at: datetime
) -> timedelta | None:
    """Count one letter to this address. None when it may leave, else how long to wait."""
    by_address = ((throttles.CODES, address), (throttles.CODES_OF_A_DAY, address))
    return throttles.spend_all(*by_address, *more, at=at)


def expect(
    request: HttpRequest,
    purpose: str,
    email: str,
    *,
    key: str = "",
    said: dict[str, str] | None = None,
    at: datetime,
) -> str:
    """A fresh code that this browser will be asked for; only the last one counts."""
    code = code_from(secrets.randbelow(10**DIGITS))
    request.session[KEY] = Mailed(
        purpose=purpose,
        email=email,
        code=code,
        sent_at=at.timestamp(),
        tries=0,
        key=key,
        said=said or {},
    )
    return code


def expected(request: HttpRequest, purpose: str, *, at: datetime) -> Mailed | None:
    """What this browser is waited for with; None when there is nothing, or it is too old."""
    mailed: Mailed | None = request.session.get(KEY)
    if mailed is None or mailed["purpose"] != purpose:
        return None
    sent_at = datetime.fromtimestamp(mailed["sent_at"], tz=UTC)
    return mailed if is_alive(sent_at=sent_at, tries=mailed["tries"], at=at) else None


def is_replay(request: HttpRequest, purpose: str, key: str, *, at: datetime) -> bool:
    """The same form again, while its code still waits in this browser."""
    mailed = expected(request, purpose, at=at)
    return mailed is not None and bool(key) and mailed["key"] == key


def answer(
    request: HttpRequest, purpose: str, *, start: str, at: datetime
) -> Mailed | HttpResponse:
    """The page that asks for the code; or, once it is right, what it was for.

    `start` is where one begins again. The letter's link fills the code in and uses nothing.
    """
    mailed = expected(request, purpose, at=at)
    if mailed is None:
        messages.warning(request, _("ce code ne sert plus. Recommencez ici."))
        return redirect(start)
    if request.method != "POST":
        form = CodeForm(initial={"code": request.GET.get("code", "")})
        return _page(request, mailed, form, start)
    form = CodeForm(request.POST, expected=mailed["code"])
    if form.is_valid():
        del request.session[KEY]
        return mailed
    if form.has_error("code", "required"):
        return _page(request, mailed, form, start, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _wrong(request, mailed, form, start)


def _wrong(request: HttpRequest, mailed: Mailed, form: CodeForm, start: str) -> HttpResponse:
    request.session[KEY] = Mailed({**mailed, "tries": mailed["tries"] + 1})
    left = TRIES - mailed["tries"] - 1
    if not left:
        messages.warning(request, _("cinq codes faux : le bon ne sert plus. Recommencez ici."))
        return redirect(start)
    tries = ngettext("Il reste %(n)d essai.", "Il reste %(n)d essais.", left) % {"n": left}
    form.errors.clear()
    form.add_error("code", f"{WRONG_CODE} {tries}")
    return _page(request, mailed, form, start, HTTPStatus.UNPROCESSABLE_ENTITY)


def _page(
    request: HttpRequest,
    mailed: Mailed,
    form: CodeForm,
    start: str,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {"form": form, "email": mailed["email"], "purpose": mailed["purpose"], "start": start}
    return render(request, "learners/people/mailed_code.html", context, status=status)
