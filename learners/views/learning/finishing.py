"""« Vous avez fini »: what was done, the certificate, and what comes next."""

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from curriculum.queries.addresses import addresses_of
from curriculum.queries.translations import outline_in
from curriculum.rules.outline import PathOutline
from learners.models import Certificate, Enrolment
from learners.queries.institutions.referrals import open_referrals_on
from learners.queries.learning.enrolments import done_by, outline_of, own_enrolments
from learners.queries.proofs.certificates import certificates_open_to
from learners.rules.running.retention import keep_until
from learners.views.learning.placing import due_in
from learners.views.people.requests import SignedInRequest


def to_the_end(enrolment: UUID) -> HttpResponseRedirect:
    """The page, at its title: whoever listens hears it first."""
    return redirect(reverse("path_finished", args=[enrolment]) + "#fini")


@login_required
@never_cache
@require_safe
def path_finished(request: SignedInRequest, enrolment: UUID) -> HttpResponse:
    """Of one's own path, from the last answer on and for as long as it is kept."""
    over = own_enrolments(request.user).filter(state=Enrolment.State.FINISHED)
    theirs = get_object_or_404(over, pk=enrolment)
    outline = outline_in(get_language(), outline_of(theirs))
    certificate = certificates_open_to(request.user).filter(enrolment=theirs).first()
    context = {
        "enrolment": theirs,
        "title": outline.title,
        "certificate": certificate,
        **objectives_of(certificate),
        "placement_due": due_in(theirs),
        "institutions": [each.institution.name for each in open_referrals_on(theirs)],
        "optional": optional_modules(outline, done_by(theirs)),
        "kept_until": keep_until("path_completed", theirs.finished_at or theirs.enrolled_at),
    }
    return render(request, "learners/learning/path_finished.html", context)


def objectives_of(certificate: Certificate | None) -> dict[str, object]:
    """As the certificate says them, in its words; a cancelled one says nothing."""
    valid = certificate is not None and certificate.revoked_at is None
    findings = certificate.objectives if certificate and valid else []
    acquired = sum(finding["state"] == "acquired" for finding in findings)
    return {"objectives": findings, "acquired": acquired}


def optional_modules(outline: PathOutline, done: Collection[UUID]) -> list[tuple[str, str]]:
    """Title and address of what was offered and not taken; no query when nothing is."""
    offered = [item for item in outline.modules if not item.required and item.id not in done]
    addresses = addresses_of([item.id for item in offered]) if offered else {}
    return [
        (item.title, reverse("module", args=addresses[item.id].slugs))
        for item in offered
        if item.id in addresses
    ]
