"""What every answer carries."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class SitePolicyMiddleware(CSPMiddleware):
    """The strict policy for every page, and a second one for the office (/admin/)."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, *, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only=report_only)
        if request.path.startswith("/admin/") and not report_only:
            parts.config = settings.OFFICE_CONTENT_SECURITY_POLICY
        return parts
