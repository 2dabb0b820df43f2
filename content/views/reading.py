"""/reglages/: how one wants to read, on this device."""

from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from content.forms.reading import ReadingForm
from content.rules.reading import A_YEAR, COOKIE, reading_of

LONGEST = 2_000  # signs of an address


@require_http_methods(["GET", "HEAD", "POST"])
def choose_reading(request: HttpRequest) -> HttpResponse:
    """The page applies what it says, then leads back to what one was reading."""
    if request.method != "POST":
        return render(
            request, "content/reading.html", {"form": ReadingForm(initial=_known(request))}
        )
    form = ReadingForm(request.POST)
    if not form.is_valid():
        return render(request, "content/reading.html", {"form": form}, status=422)
    messages.success(request, gettext("Vos réglages de lecture sont en place."))
    response = redirect(_safe(request, form.cleaned_data["next"]) or "reading_settings")
    response.set_cookie(
        COOKIE,
        form.reading().as_cookie(),
        max_age=A_YEAR if form.cleaned_data["own_device"] else None,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _known(request: HttpRequest) -> dict[str, object]:
    """Whoever signed in has said already whether this device is theirs."""
    return {
        **asdict(reading_of(request.COOKIES.get(COOKIE, ""))),
        "own_device": not request.session.get_expire_at_browser_close(),
        "next": _safe(request, request.GET.get("next", "")),
    }


def _safe(request: HttpRequest, wanted: str) -> str:
    """A place on this site, or nothing."""
    hosts = {request.get_host()}
    is_here = url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure())
    return wanted if is_here and wanted.startswith("/") and len(wanted) <= LONGEST else ""
