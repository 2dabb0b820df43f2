"""A letter that waits on its reader's page, for want of an address or of wish for letters."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from learners.actions.running.letters import mark_read
from learners.emails.letters import body_of
from learners.emails.letters import render as render_letter
from learners.queries.running.letters import notices_for
from learners.views.people.requests import SignedInRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def read_notice(request: SignedInRequest, letter: UUID) -> HttpResponse:
    """Reading changes nothing; « c’est lu » takes it off the page."""
    notice = get_object_or_404(notices_for(request.user), pk=letter)
    if request.method == "POST":
        mark_read(notice, at=now())
        return redirect("my_space")
    rendered = render_letter(notice)
    context = {"notice": notice, "subject": rendered.subject, "body": body_of(rendered)}
    return render(request, "learners/people/notice.html", context)
