"""Files that editors added, served so that none of them can run anything; and robots.txt."""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
A_WEEK = 7 * 24 * 3600


def media(_request: HttpRequest, name: str) -> FileResponse:
    """A picture, sandboxed: an SVG opened by itself runs no script."""
    try:
        known = default_storage.exists(name)
    except SuspiciousFileOperation as error:
        raise Http404(name) from error
    if not known or PurePosixPath(name).name.startswith("."):
        raise Http404(name)
    response = FileResponse(default_storage.open(name))
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = f"public, max-age={A_WEEK}"
    return response


def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public pages, no verification."""
    lines = ["User-agent: *"]
    private = ("admin", "connexion", "institution", "invitation", "mon-espace", "verifier")
    lines += [f"Disallow: /{name}/" for name in private]
    lines += [f"Disallow: /en/{name}/" for name in private]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
