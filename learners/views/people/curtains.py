"""/rideau/: hide the page at once, and bring it back with four digits.

Whether it is down, and a fingerprint of the digits, are in the session: another tab, « back » or
a reload find the curtain too (presence.py). The page's script hides first, then tells us.
"""

from http import HTTPStatus
from typing import Any, TypedDict

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from learners.rules.people.curtains import TRIES, read_digits
from learners.views.people.entries import safe_next
from learners.views.people.pages import tries_left
from learners.views.people.typed import typed_fields

KEY = "curtain"


class Curtain(TypedDict, total=False):
    """JSON, since it lives in the session. `held`: a form sent while the page was hidden."""

    is_down: bool
    salt: str
    digits: str
    tries: int
    held: dict[str, Any]


def curtain_of(request: HttpRequest) -> Curtain:
    kept: Curtain | None = request.session.get(KEY)
    return kept or Curtain()


def is_down(request: HttpRequest) -> bool:
    return curtain_of(request).get("is_down", False)


def has_digits(request: HttpRequest) -> bool:
    return "digits" in curtain_of(request)


@never_cache
@sensitive_post_parameters("code", "chosen")
@require_http_methods(["GET", "HEAD", "POST"])
def curtain(request: HttpRequest) -> HttpResponse:
    """Without a field, hide; `chosen`, choose beforehand; `code`, choose when hidden, or lift."""
    wanted = safe_next(request, request.POST.get("next", "")) or reverse("after_sign_in")
    if not request.user.is_authenticated:
        return _signed_out(request, wanted)
    if request.method != "POST":
        return redirect(wanted)
    if "chosen" in request.POST and not is_down(request):
        return _choose_beforehand(request, wanted)
    if "code" in request.POST:
        return _try_digits(request, wanted)
    _change(request, is_down=True)
    return _answer(request, HTTPStatus.NO_CONTENT, wanted)


def curtain_page(
    request: HttpRequest, wanted: str = "", *, error: str = "", status: int = HTTPStatus.LOCKED
) -> HttpResponse:
    """What every page answers while the curtain is down, at its own address."""
    context = {"next": wanted or request.get_full_path(), "error": error, "full": True}
    return render(request, "learners/people/curtain.html", context, status=status)


def hold_form(request: HttpRequest) -> None:
    """What was sent while the page was hidden waits behind the curtain, to be sent again."""
    by_hand = request.headers.get("Sec-Fetch-Dest", "document") == "document"
    if request.method == "POST" and by_hand and "X-Requested-With" not in request.headers:
        held = {"action": request.get_full_path(), "fields": typed_fields(request)}
        _change(request, held=held)


def is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "curtain"


def _try_digits(request: HttpRequest, wanted: str) -> HttpResponse:
    """The first ones are the right ones: the curtain stays down, locked."""
    digits = read_digits(request.POST["code"])
    if not digits:
        return _refused(request, wanted, _("Il faut quatre chiffres."))
    if not has_digits(request):
        _choose(request, digits, is_down=True)
        return _answer(request, HTTPStatus.ACCEPTED, wanted)
    return _lift(request, wanted) if _is_right(request, digits) else _wrong(request, wanted)


def _choose(request: HttpRequest, digits: str, *, is_down: bool) -> None:
    salt = get_random_string(12)
    chosen = _fingerprint(salt, digits)
    _change(request, salt=salt, digits=chosen, tries=0, is_down=is_down)


def _choose_beforehand(request: HttpRequest, wanted: str) -> HttpResponse:
    digits = read_digits(request.POST["chosen"])
    if digits:
        _choose(request, digits, is_down=False)
        messages.success(request, _("Vos quatre chiffres sont notés, jusqu’à votre départ."))
    else:
        messages.error(request, _("il faut quatre chiffres."))
    return redirect(wanted)


def _lift(request: HttpRequest, wanted: str) -> HttpResponse:
    held = curtain_of(request).get("held")
    _change(request, is_down=False, tries=0)
    if held is None or is_script(request):
        return _answer(request, HTTPStatus.NO_CONTENT, wanted)
    _change(request, held=None)
    return render(request, "learners/people/held_form.html", held)


def _wrong(request: HttpRequest, wanted: str) -> HttpResponse:
    tries = curtain_of(request).get("tries", 0) + 1
    left = TRIES - tries
    if left > 0:
        _change(request, tries=tries)
        return _refused(request, wanted, f"{_('Ce ne sont pas ces chiffres.')} {tries_left(left)}")
    logout(request)
    messages.info(
        request, _("Cinq essais faux : la session est finie. Vos réponses aux quiz sont gardées.")
    )
    return _signed_out(request, wanted)


def _refused(request: HttpRequest, wanted: str, error: str) -> HttpResponse:
    if is_script(request):
        return HttpResponse(error, content_type="text/plain; charset=utf-8")
    return curtain_page(request, wanted, error=error, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _signed_out(request: HttpRequest, wanted: str) -> HttpResponse:
    if is_script(request):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    return redirect(reverse("account_login", query={"next": wanted}))


def _answer(request: HttpRequest, status: HTTPStatus, wanted: str) -> HttpResponse:
    return HttpResponse(status=status) if is_script(request) else redirect(wanted)


def _change(request: HttpRequest, **changes: Any) -> None:
    kept = {**curtain_of(request), **changes}
    request.session[KEY] = {name: value for name, value in kept.items() if value is not None}


def _fingerprint(salt: str, digits: str) -> str:
    """With the site's secret: the row of a session alone does not tell ten thousand apart."""
    return salted_hmac(f"curtain {salt}", digits, algorithm="sha256").hexdigest()


def _is_right(request: HttpRequest, digits: str) -> bool:
    kept = curtain_of(request)
    return constant_time_compare(_fingerprint(kept["salt"], digits), kept["digits"])
