"""When a page cannot be given: what people read instead, and what becomes of their form."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import Error as DatabaseFailure
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from learners.forms.learning.quizzes import ForgedFormError, read_hand_in
from learners.views.people.typed import typed_fields


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form older than the session. A quiz that we signed is given back, ready to be sent."""
    if is_second_leave(request):
        return redirect("left")
    context: dict[str, object] = {"stale_form": True, "reason": reason}
    if is_signed_quiz(request):
        context |= form_again(request)
    return render(request, "403.html", context, status=403)


def is_second_leave(request: HttpRequest) -> bool:
    """« Quitter » pressed twice: the first took the cookie that the second should have shown."""
    place = request.resolver_match.url_name if request.resolver_match else None
    return place == "account_logout" and not request.user.is_authenticated


def is_signed_quiz(request: HttpRequest) -> bool:
    """Our signature names the quiz and its author: no other site can have made this form."""
    try:
        read_hand_in(request.POST)
    except ForgedFormError:
        return False
    return True


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What cannot be understood; 413 for a form too long to be taken, which is another thing."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Strangers and lost visitors read the same page."""
    return render(request, "404.html", {"exception": exception}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 with the form given back when the database is away, else 500.

    Neither page asks the database for anything.
    """
    if isinstance(sys.exc_info()[1], DatabaseFailure):
        return away(request)
    return HttpResponse(render_to_string("500.html"), status=500)


def away(request: HttpRequest) -> HttpResponse:
    """The database is locked or away: what was typed comes back with a button to send it again."""
    page = render_to_string("503.html", form_again(request))
    return HttpResponse(page, status=503, headers={"Retry-After": "10"})


def form_again(request: HttpRequest) -> dict[str, object]:
    """The form as hidden fields, with a fresh token, to the same address."""
    return {
        "action": request.get_full_path(),
        "fields": typed_fields(request),
        "token": get_token(request),
    }
