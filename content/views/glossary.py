"""/glossaire/: the words of the trade, said plainly."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.queries.glossary import terms_by_letter


@require_safe
def read_glossary(request: HttpRequest) -> HttpResponse:
    """All of it on one page: a link leads to a word."""
    letters = terms_by_letter()
    total = sum(len(terms) for _, terms in letters)
    return render(request, "content/glossary.html", {"letters": letters, "total": total})
