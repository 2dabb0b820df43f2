"""Files that editors added, served so that none of them can run anything, and by pieces."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from content.models import Recording
from content.rules.captions import CaptionsError, as_webvtt, read_captions
from content.rules.files import is_sent_by_pieces, is_shown_in_place, media_type_of
from content.rules.ranges import OutOfRangeError, Span, span_of

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
A_WEEK = 7 * 24 * 3600
PIECE = 256 * 1024
# Where Wagtail puts what editors add. Anything else in the storage is nobody's business.
SHELVES = frozenset({"images", "original_images", "media", "documents", "avatar_images"})


@require_safe
def serve_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture, a recording or a file to take away, sandboxed: none of them runs a script."""
    size, changed_at = _facts_of(name)
    headers = _headers(name, size, changed_at)
    known = get_conditional_response(
        request, etag=headers["ETag"], last_modified=int(changed_at.timestamp())
    )
    if known is not None:
        return _with(known, headers)
    try:
        span = _span_asked(request, headers, size, changed_at)
    except OutOfRangeError:
        return _with(HttpResponse(status=416), headers | {"Content-Range": f"bytes */{size}"})
    return _answer(request, name, size, span, headers)


@require_safe
def serve_captions(_request: HttpRequest, recording: int) -> HttpResponse:
    """What is said in a recording, for its player."""
    found = get_object_or_404(Recording.objects.exclude(captions=""), pk=recording)
    try:
        captions = as_webvtt(read_captions(found.captions))
    except CaptionsError as error:
        raise Http404(recording) from error
    return HttpResponse(captions, content_type="text/vtt; charset=utf-8")


def _facts_of(name: str) -> tuple[int, datetime]:
    """How heavy, and since when. Raises Http404 for what is not there, or not to be shown."""
    parts = PurePosixPath(name).parts
    hidden = SHELVES.isdisjoint(parts[:1]) or any(part.startswith(".") for part in parts)
    try:
        if hidden or not default_storage.exists(name):
            raise Http404(name)
        return default_storage.size(name), default_storage.get_modified_time(name)
    except (SuspiciousFileOperation, OSError, ValueError) as error:
        raise Http404(name) from error


def _headers(name: str, size: int, changed_at: datetime) -> dict[str, str]:
    headers = {
        "Content-Type": media_type_of(name),
        "Content-Security-Policy": SANDBOX,
        "Cache-Control": f"public, max-age={A_WEEK}",
        "Last-Modified": http_date(int(changed_at.timestamp())),
        "ETag": f'"{int(changed_at.timestamp() * 1000):x}-{size:x}"',
    }
    if is_sent_by_pieces(name):
        headers["Accept-Ranges"] = "bytes"
    saved_as = PurePosixPath(name).name
    if not is_shown_in_place(name):
        headers["Content-Disposition"] = str(content_disposition_header(True, saved_as))
    return headers


def _span_asked(
    request: HttpRequest, headers: dict[str, str], size: int, changed_at: datetime
) -> Span | None:
    """If-Range: the piece only if the rest, which the browser has, is of the same file."""
    if "Accept-Ranges" not in headers:
        return None
    before = request.headers.get("If-Range", "")
    if before and before != headers["ETag"]:
        since = parse_http_date_safe(before)
        if since is None or since != int(changed_at.timestamp()):
            return None
    return span_of(request.headers.get("Range", ""), size)


def _answer(
    request: HttpRequest, name: str, size: int, span: Span | None, headers: dict[str, str]
) -> HttpResponseBase:
    asked = span or Span(0, size - 1)
    sized = headers | {"Content-Length": str(asked.length)}
    if span:
        sized["Content-Range"] = f"bytes {span.start}-{span.end}/{size}"
    status = 206 if span else 200
    if request.method == "HEAD":
        return _with(HttpResponse(status=status), sized)
    return _with(StreamingHttpResponse(Pieces(name, asked), status=status), sized)


def _with(response: HttpResponseBase, headers: dict[str, str]) -> HttpResponseBase:
    for header, value in headers.items():
        response[header] = value
    return response


class Pieces:
    """Some bytes of a file, a little at a time; the file is closed even if nobody reads them."""

    def __init__(self, name: str, span: Span) -> None:
        try:
            self._file: File = default_storage.open(name)
        except OSError as error:  # a folder, or a file removed since
            raise Http404(name) from error
        self._span = span

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._span.start)
        left = self._span.length
        while left > 0 and (piece := self._file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece

    def close(self) -> None:
        self._file.close()
