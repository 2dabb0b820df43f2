"""What every answer carries."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

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


class GZipTexts(GZipMiddleware):
    """What may be asked for by pieces is sent as it is: a piece of a squeezed file fits nowhere."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if "Accept-Ranges" in response.headers:
            return response
        return super().process_response(request, response)


def private_pages(answer: Answer) -> Answer:
    """What a signed-in person read is kept by no browser: the next one at the counter sees none."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        depends_on_person = "cookie" in response.get("Vary", "").lower()
        if settings.SESSION_COOKIE_NAME in request.COOKIES and depends_on_person:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answered
