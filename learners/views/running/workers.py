"""/service-worker.js: what stands between a page and the line, once somebody keeps a module."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SOURCES = settings.BASE_DIR / "static" / "js" / "offline"


@require_safe
def service_worker(_request: HttpRequest) -> HttpResponse:
    """At the root, since a worker sees only what is below its own address; asked for each time."""
    response = HttpResponse(source(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def source() -> str:
    """The memory and the worker as one script: not every browser lets a worker import."""
    memory = (SOURCES / "store.js").read_text("utf-8").replace("\nexport ", "\n")
    return memory + (SOURCES / "worker.js").read_text("utf-8")
