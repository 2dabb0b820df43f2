"""What search engines may read: the public pages, no verification."""

from django.http import HttpRequest, HttpResponse


def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public pages, no verification."""
    lines = ["User-agent: *"]
    private = ("admin", "connexion", "institution", "invitation", "mon-espace", "verifier")
    lines += [f"Disallow: /{name}/" for name in private]
    lines += [f"Disallow: /en/{name}/" for name in private]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
