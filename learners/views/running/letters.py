"""/courrier/: in the demonstration letters stay here, and anybody may read them."""

import base64
import hashlib
import re
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from learners.emails.letters import Rendered, body_of, subject_of
from learners.emails.letters import render as render_letter
from learners.queries.running.letters import letters_to

A_PAGE = 50


def read_letters(request: HttpRequest) -> HttpResponse:
    """Newest first, 50 a page; those of one address on demand."""
    address = request.GET.get("adresse", "").strip()
    page = Paginator(letters_to(address), A_PAGE).get_page(request.GET.get("page"))
    rows = [(letter, subject_of(letter)) for letter in page]
    context = {"page": page, "rows": rows, "address": address}
    return render(request, "learners/running/letters.html", context)


def read_letter(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    """One letter as it left, its links leading to this host; `?forme=` gives it bare."""
    found = get_object_or_404(letters_to(""), pk=letter)
    rendered = _for_this_host(request, render_letter(found))
    form = request.GET.get("forme")
    if form == "texte":
        return HttpResponse(rendered.text, content_type="text/plain; charset=utf-8")
    if form == "html":
        return _as_it_left(request, rendered)
    context = {"letter": found, "rendered": rendered, "body": body_of(rendered)}
    return render(request, "learners/running/letter.html", context)


def _for_this_host(request: HttpRequest, rendered: Rendered) -> Rendered:
    """The demonstration may be read under another name than the one it was started with."""
    here = f"{request.scheme}://{request.get_host()}"
    return Rendered(
        subject=rendered.subject,
        text=rendered.text.replace(settings.SITE_URL, here),
        html=rendered.html.replace(settings.SITE_URL, here),
    )


def _as_it_left(request: HttpRequest, rendered: Rendered) -> HttpResponseBase:
    """The letter's own page. Its style is allowed by its hash: no inline code otherwise."""
    style = "".join(re.findall(r"<style>(.*?)</style>", rendered.html, re.DOTALL))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allow = csp_replace({"style-src": [f"'sha256-{digest}'"]})
    return allow(lambda _request: HttpResponse(rendered.html))(request)
