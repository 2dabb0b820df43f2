"""/verifier/: anybody who holds a paper checks it. No name is ever shown."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from learners.actions.proofs.tries import count_try
from learners.documents.certificates import checking_url, day_in_words, text_of
from learners.forms.proofs.checking import NameForm, NumberForm
from learners.models import Certificate
from learners.queries.proofs.certificates import certificate_numbered
from learners.rules.proofs.names import is_same_name
from learners.rules.proofs.numbers import shown

CHECKS_A_MINUTE = 30
NAMES_AN_HOUR = 10
A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_certificate(request: HttpRequest) -> HttpResponse:
    """The form; what is typed leads to the page of the number."""
    typed = request.POST if request.method == "POST" else request.GET
    if "code" not in typed:
        return _unlisted(render(request, "learners/proofs/check.html", {"form": NumberForm()}))
    form = NumberForm(typed)
    if not form.is_valid():
        return _unknown(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("checked_certificate", shown(form.cleaned_data["code"]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checked_certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Valid, revoked or unknown; a POST compares a name with the one on the paper."""
    at = timezone.now()
    form = NumberForm({"code": code})
    if not _may_check(request, at=at):
        return _too_many(request, A_MINUTE)
    if not form.is_valid():
        return _unknown(request, form)
    number: str = form.cleaned_data["code"]
    if code != shown(number):
        return redirect("checked_certificate", shown(number))
    certificate = certificate_numbered(number)
    if certificate is None:
        return _unknown(request, form)
    if certificate.revoked_at:
        return _unlisted(render(request, "learners/proofs/revoked.html", _told(certificate, at)))
    return _valid(request, certificate, at)


def _valid(request: HttpRequest, certificate: Certificate, at: datetime) -> HttpResponse:
    form = NameForm(request.POST) if request.method == "POST" else NameForm()
    context = _told(certificate, at) | {"form": form}
    if form.is_bound and form.is_valid():
        if not _may_compare(certificate, at=at):
            return _too_many(request, AN_HOUR)
        matches = is_same_name(certificate.name, form.cleaned_data["name"])
        context |= {"compared": True, "matches": matches}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return _unlisted(render(request, "learners/proofs/valid.html", context, status=status))


def _told(certificate: Certificate, at: datetime) -> dict[str, Any]:
    """What anybody may read. The text holds the name too: templates of this page never show it."""
    text = text_of(certificate, get_language() or settings.LANGUAGE_CODE)
    revoked_at = certificate.revoked_at
    return {
        "number": text.number,
        "path": text.path,
        "duration": text.duration,
        "words": text.words,
        "issued_on": day_in_words(timezone.localdate(certificate.issued_at)),
        "revoked_on": revoked_at and day_in_words(timezone.localdate(revoked_at)),
        "reason": certificate.revocation_reason,
        "url": checking_url(certificate.number),
        **_moment(at),
    }


def _moment(at: datetime) -> dict[str, Any]:
    here = timezone.localtime(at)
    return {"checked_on": day_in_words(here.date()), "checked_at": here}


def _unknown(
    request: HttpRequest, form: NumberForm, *, status: int = HTTPStatus.NOT_FOUND
) -> HttpResponse:
    """No number of ours, or one that nobody gave: the paper may be right and the copy wrong."""
    context = {"form": form, "is_ours": form.is_valid(), **_moment(timezone.now())}
    return _unlisted(render(request, "learners/proofs/unknown.html", context, status=status))


def _too_many(request: HttpRequest, wait: timedelta) -> HttpResponse:
    minutes = int(wait.total_seconds()) // 60
    response = render(
        request,
        "learners/proofs/too_many.html",
        {"minutes": minutes},
        status=HTTPStatus.TOO_MANY_REQUESTS,
    )
    response["Retry-After"] = str(int(wait.total_seconds()))
    return _unlisted(response)


def _may_check(request: HttpRequest, *, at: datetime) -> bool:
    address = _address_of(request)
    return count_try(f"check:{address}", at_most=CHECKS_A_MINUTE, within=A_MINUTE, at=at)


def _may_compare(certificate: Certificate, *, at: datetime) -> bool:
    return count_try(f"name:{certificate.pk}", at_most=NAMES_AN_HOUR, within=AN_HOUR, at=at)


def _address_of(request: HttpRequest) -> str:
    """On a server a proxy of ours stands in front: the last address is the one it saw itself."""
    seen: str = request.headers.get("X-Forwarded-For", "") if settings.ON_A_SERVER else ""
    return seen.rpartition(",")[2].strip() or str(request.META["REMOTE_ADDR"])


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
