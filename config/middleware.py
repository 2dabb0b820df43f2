"""What every answer carries."""

from collections.abc import Callable
from typing import cast

import brotli
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

LEAST = 200  # bytes: less is not worth it
Answer = Callable[[HttpRequest], HttpResponseBase]


class SitePolicyMiddleware(CSPMiddleware):
    """The strict policy for every page, and a second one for the office (/admin/)."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # django-csp's signature
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only=report_only)
        if request.path.startswith("/admin/") and not report_only:
            parts.config = settings.OFFICE_CONTENT_SECURITY_POLICY
        return parts


class SqueezedTexts(GZipMiddleware):
    """Brotli for who takes it, a tenth lighter than gzip on a lesson; gzip for the others.

    What may be asked for by pieces is sent as it is: a piece of a squeezed file fits nowhere.
    Secrets do not repeat from one page to the next (CSRF tokens are masked), as for BREACH.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if "Accept-Ranges" in response.headers:
            return response
        if takes_brotli(request) and is_worth_squeezing(response):
            return squeezed(cast("HttpResponse", response))
        return super().process_response(request, response)


def takes_brotli(request: HttpRequest) -> bool:
    offered = request.headers.get("Accept-Encoding", "").split(",")
    return any(coding.strip().partition(";")[0] == "br" for coding in offered)


def is_worth_squeezing(response: HttpResponseBase) -> bool:
    """A whole text, not squeezed yet: a stream goes its own way."""
    return (
        isinstance(response, HttpResponse)
        and not response.has_header("Content-Encoding")
        and len(response.content) >= LEAST
    )


def squeezed(response: HttpResponse) -> HttpResponse:
    response.content = brotli.compress(response.content, mode=brotli.MODE_TEXT, quality=10)
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Content-Encoding"] = "br"
    if (tag := response.get("ETag", "")).startswith('"'):
        response.headers["ETag"] = f"W/{tag}"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


def private_pages(answer: Answer) -> Answer:
    """What a signed-in person read is kept by no browser: the next one at the counter sees none."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        depends_on_person = "cookie" in response.get("Vary", "").lower()
        if settings.SESSION_COOKIE_NAME in request.COOKIES and depends_on_person:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answered
