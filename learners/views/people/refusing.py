"""/lettres/arreter/<token>/: no more letters, from the letter itself, without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from learners.emails.running.refusing import person_in
from learners.journey import reminding
from learners.models import User
from learners.queries.people.accounts import person_with_key
from learners.queries.people.merging import merged_into


@csrf_exempt  # the mailbox posts by itself, without our cookie: the signature is the proof
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_letters(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, since mailboxes open links by themselves; POST acts, twice is once."""
    person = _whose(token)
    if request.method == "POST":
        reminding.refuse_letters(person, at=now())
    is_over = request.method == "POST" or not person.wants_letters
    return render(request, "learners/people/refuse_letters.html", {"is_over": is_over})


def _whose(token: str) -> User:
    """The account of the link, or the one it was joined to."""
    key = person_in(token)
    if key is None:
        raise Http404
    merged = merged_into(key)
    person = person_with_key(merged.kept_id if merged else key)
    if person is None:
        raise Http404
    return person
