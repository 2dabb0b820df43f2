"""French or English: the address says which page, the account which letters."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import get_language_from_path
from django.views.decorators.http import require_POST

from learners.actions.people.languages import keep_language
from learners.views.people.entries import safe_next


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """/langue/: the same page under the other prefix. A stranger's choice is in the address."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise BadRequest(f"unknown language: {language!r}")
    if request.user.is_authenticated:
        keep_language(request.user, language)
    page = safe_next(request, request.POST.get("next", "")) or "/"
    with translation.override(get_language_from_path(page) or settings.LANGUAGE_CODE):
        return redirect(translate_url(page, language))
