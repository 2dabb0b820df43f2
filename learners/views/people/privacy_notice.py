"""/confidentialite/: what we keep about people, told to anybody before they come in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.documents.pages import TITLES, facts, template_of
from learners.views.people.privacy import kept


@require_safe
def privacy_notice(request: HttpRequest) -> HttpResponse:
    """The text, and under it what each of our models declares: the code is the source."""
    text = template_of("privacy", get_language() or "fr")
    context = facts() | {"title": TITLES["privacy"], "text": text, "kept": kept()}
    return render(request, "content/document.html", context)
