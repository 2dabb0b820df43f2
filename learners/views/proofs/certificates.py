"""/mon-espace/attestations/: one's certificates and their papers; and the paper for a referent."""

from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from learners.actions.proofs.reading import record_reading
from learners.documents.certificates import text_of
from learners.models import Paper
from learners.queries.proofs.certificates import (
    certificates_of,
    certificates_open_to,
    papers_open_to,
    papers_seen_by,
)
from learners.rules.proofs.numbers import MisreadError, number_in, shown
from learners.views.people.requests import SignedInRequest


@login_required
@require_safe
def my_certificates(request: SignedInRequest) -> HttpResponse:
    """One's own, the newest first."""
    context = {"certificates": certificates_of(request.user)}
    return render(request, "learners/proofs/my_certificates.html", context)


@login_required
@require_safe
def my_certificate(request: SignedInRequest, number: str) -> HttpResponse:
    """The whole certificate on the screen; the PDF says the same."""
    certificate = get_object_or_404(certificates_open_to(request.user), number=_signs(number))
    size: int = certificate.paper_size or 0  # type: ignore[attr-defined]  # annotated
    context = {
        "certificate": certificate,
        "paper": certificate.paper,
        "text": text_of(certificate, get_language() or certificate.language),
        "kilobytes": -(-size // 1000),
    }
    return render(request, "learners/proofs/my_certificate.html", context)


@login_required
@require_safe
def my_paper(request: SignedInRequest, number: str) -> HttpResponseBase:
    """The bytes as they were made; until then, that they are on their way."""
    paper = get_object_or_404(papers_open_to(request.user), certificate__number=_signs(number))
    if paper.state != Paper.State.MADE:
        return _coming(request, reverse("my_certificate", args=[number]))
    return _bytes_of(request, paper)


@login_required
@require_safe
def institution_paper(request: SignedInRequest, institution: UUID, number: str) -> HttpResponseBase:
    """The paper of somebody the institution sent; the person can read that it was opened."""
    at = timezone.now()
    seen = papers_seen_by(request.user, institution, at=at)
    paper = get_object_or_404(seen, certificate__number=_signs(number))
    if paper.state != Paper.State.MADE:
        return _coming(request, reverse("institution", args=[institution]))
    record_reading(paper.certificate, institution=institution, by=request.user, at=at)
    return _bytes_of(request, paper)


def _signs(number: str) -> str:
    """As it stands in an address, with its hyphens or without."""
    try:
        return number_in(number)
    except MisreadError as error:
        raise Http404(number) from error


def _coming(request: HttpRequest, back: str) -> HttpResponse:
    context = {"again": request.path, "back": back}
    status = HTTPStatus.ACCEPTED
    return render(request, "learners/proofs/paper_coming.html", context, status=status)


def _bytes_of(request: HttpRequest, paper: Paper) -> HttpResponseBase:
    etag = f'"{paper.sha256}"'
    name = f"attestation-a-portee-{shown(paper.certificate.number)}.pdf"
    response = HttpResponse(
        paper.content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "ETag": etag,
            "Cache-Control": "private",
        },
    )
    return get_conditional_response(request, etag=etag, response=response) or response
