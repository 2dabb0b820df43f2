"""Help, contact, accessibility, legal notice, site map: anybody's, and always there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.documents.pages import TITLES, facts, template_of


@require_safe
def show_document(request: HttpRequest, name: str) -> HttpResponse:
    """One of our texts, in the language of the page."""
    context = facts() | {"title": TITLES[name], "text": template_of(name, get_language() or "fr")}
    return render(request, "content/document.html", context)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every page that anybody may open, by section."""
    return render(request, "content/site_map.html")
