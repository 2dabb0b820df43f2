"""The English of pages, questions and scenarios: what is said, what is older, a page to say it."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.compare import diff_text
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies.pages import PagePermissionPolicy

from curriculum.actions.translations import (
    ChangedMeanwhileError,
    keep_translation,
    publish_translation,
    withdraw_translation,
)
from curriculum.forms.translations import TranslationForm, lines_of
from curriculum.models import Lesson, Translation
from curriculum.office.translation_desks import Desk, desk_of
from curriculum.queries.translating import (
    dialogues_to_translate,
    modules_to_translate,
    paths_to_translate,
    questions_to_translate,
    scenarios_to_translate,
    standing_of,
    translation_of,
)
from curriculum.rules.translating import NO_WORDS


def may_translate(request: HttpRequest) -> bool:
    """Whoever changes pages."""
    return bool(PagePermissionPolicy().user_has_permission(request.user, "change"))


class TranslationsMenuItem(MenuItem):
    """For authors."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_translate(request)


@require_safe
def list_translations(request: HttpRequest) -> HttpResponse:
    """Every path, module, lesson and scenario, with how far its English is."""
    if not may_translate(request):
        raise PermissionDenied
    context = {
        "paths": paths_to_translate(),
        "modules": modules_to_translate(),
        "scenarios": scenarios_to_translate(),
    }
    return render(request, "curriculum/office/translations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: HttpRequest, kind: str, source: UUID) -> HttpResponse:
    """French on the left, English on the right; kept, published or withdrawn."""
    desk = desk_of(request, kind, source)
    translation = translation_of(source)
    if request.method != "POST":
        return _page(request, desk, translation, _form(desk, translation))
    if "withdraw" in request.POST:
        return _withdraw(request, desk, translation)
    form = _form(desk, translation, request.POST)
    if not form.is_valid():
        return _page(request, desk, translation, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _keep(request, desk, form)


def _keep(request: HttpRequest, desk: Desk, form: TranslationForm) -> HttpResponse:
    try:
        kept = keep_translation(desk.source, desk.kind, desk.french, form.work(), at=timezone.now())
    except ChangedMeanwhileError:
        return _changed_meanwhile(request, desk)
    if "publish" in request.POST and desk.may_publish:
        _publish(request, desk, kept)
    else:
        messages.success(request, _("Votre traduction est gardée. Personne ne la lit encore."))
    return redirect("translations:translate", desk.kind, desk.source)


def _publish(request: HttpRequest, desk: Desk, kept: Translation) -> None:
    refusal = desk.mixes_up(kept.drafted)
    if refusal:
        messages.error(request, refusal)
    elif publish_translation(kept, at=timezone.now()):
        messages.success(request, _("L’anglais est en ligne."))
    else:
        messages.info(request, _("Rien n’a changé : l’anglais en ligne est celui-ci."))


def _withdraw(request: HttpRequest, desk: Desk, translation: Translation | None) -> HttpResponse:
    if not desk.may_publish:
        raise PermissionDenied
    if translation and withdraw_translation(translation):
        messages.success(request, _("L’anglais n’est plus en ligne. Votre brouillon reste."))
    return redirect("translations:translate", desk.kind, desk.source)


def _changed_meanwhile(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What they typed stays in the form; what the other person saved is shown beside it."""
    sentence = _(
        "Quelqu’un d’autre a enregistré entre-temps. Vos textes sont ici, rien n’est écrit."
        " Comparez, puis enregistrez de nouveau."
    )
    messages.error(request, sentence)
    translation = translation_of(desk.source)
    typed = request.POST.copy()
    typed["number"] = str(translation.number if translation else 0)
    form = _form(desk, translation, typed)
    return _page(request, desk, translation, form, HTTPStatus.CONFLICT)


def _form(desk: Desk, translation: Translation | None, typed: Any = None) -> TranslationForm:  # noqa: ANN401  # a QueryDict, or nothing
    words = translation.drafted if translation else NO_WORDS
    lines = lines_of(desk.french, desk.labels, words)
    return TranslationForm(typed, lines=lines, number=translation.number if translation else 0)


def _page(
    request: HttpRequest,
    desk: Desk,
    translation: Translation | None,
    form: TranslationForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    is_conflict = status == HTTPStatus.CONFLICT
    rows = [
        {
            "line": line,
            "field": field,
            "agreed": agreed,
            "change": diff_text(line.former, line.french).to_html() if line.former else "",
            "other": line.english if is_conflict and line.english != field.value() else "",
        }
        for line, field, agreed in form.rows()
    ]
    context = {
        "desk": desk,
        "translation": translation,
        "standing": standing_of(translation, desk.french),
        "form": form,
        "rows": rows,
        "questions": questions_to_translate(desk.page) if isinstance(desk.page, Lesson) else [],
        "dialogues": dialogues_to_translate(desk.page) if isinstance(desk.page, Lesson) else [],
    }
    return render(request, "curriculum/office/translate.html", context, status=status)


class TranslationsViewSet(ViewSet):
    """Two pages: everything, and one thing."""

    name = "translations"
    icon = "globe"
    menu_label = gettext_lazy("Traductions")
    menu_order = 255
    add_to_admin_menu = True
    menu_item_class = TranslationsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", list_translations, name="index"),
            path("<str:kind>/<uuid:source>/", translate, name="translate"),
        ]


translations = TranslationsViewSet()
