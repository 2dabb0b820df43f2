"""Files of questions in the office: give one, read its report, accept it; take the bank away."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from curriculum.actions.imports import give_up
from curriculum.documents.question_files import EXTENSIONS, FORMATS, GIFT, write_questions
from curriculum.documents.tables import as_csv, as_workbook, model_rows
from curriculum.forms.imports import AcceptForm, QuestionFileForm
from curriculum.journey import importing
from curriculum.models import ImportLine, QuestionImport
from curriculum.office.import_reports import progress_of, report_rows, said_of
from curriculum.queries.imports import (
    counts_of,
    imports,
    notes_of,
    questions_to_export,
    topics,
)
from curriculum.queries.packs import may_import_packs

MAY_ADD = "curriculum.add_question"
MAY_SEE = "curriculum.view_question"
A_PAGE, RECENT, ALL = 100, 20, "toutes"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
State, Verdict = QuestionImport.State, ImportLine.Verdict


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_ADD)
def give_file(request: HttpRequest) -> HttpResponse:
    """The form, the files already given, and the doors out."""
    form = (
        QuestionFileForm(request.POST, request.FILES) if _is_sent(request) else QuestionFileForm()
    )
    if form.is_valid():
        given = form.cleaned_data["file"]
        file = importing.receive_file(
            form.cleaned_data["key"],
            name=given.name or "",
            content=given.read(),
            author=cast(AbstractBaseUser, request.user),
            language=translation.get_language() or "fr",
            at=timezone.now(),
        )
        return redirect("question_imports:show", file.pk)
    recent = imports()[:RECENT]
    context = {"form": form, "recent": recent, "topics": topics()}
    context["may_import_packs"] = may_import_packs(request.user)
    return render(request, "curriculum/office/imports.html", context)


def _is_sent(request: HttpRequest) -> bool:
    return request.method == "POST"


@require_safe
@permission_required(MAY_ADD)
def show_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far the reading is, then the report, a hundred lines a page; what is wrong first."""
    file = get_object_or_404(imports(), pk=pk)
    if "avancement" in request.GET:
        return render(request, "curriculum/office/_import_progress.html", _progress(file))
    counts = counts_of(file)
    verdict = request.GET.get("sorte", Verdict.WRONG if counts[Verdict.WRONG] else ALL)
    lines = file.found.order_by("place")
    if verdict in Verdict.values:
        lines = lines.filter(verdict=verdict)
    page = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    context = {
        **_progress(file),
        "page": page,
        "rows": [(line, said_of(line)) for line in page],
        "verdict": verdict,
        "is_all": verdict not in Verdict.values,
        "shown": dict(Verdict.choices).get(verdict, ""),
        "counts": [(v, Verdict(v).label, counts[v]) for v in Verdict.values if counts[v]],
        "notes": notes_of(file) if file.state == State.READY else [],
        "ready": counts[Verdict.NEW] + counts[Verdict.CHANGED],
        "wrong": counts[Verdict.WRONG],
        "changed": counts[Verdict.CHANGED],
        "new": counts[Verdict.NEW],
    }
    return render(request, "curriculum/office/import.html", context)


def _progress(file: QuestionImport) -> dict[str, Any]:
    return {"file": file, "progress": progress_of(file)}


@require_POST
@permission_required(MAY_ADD)
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The report was read: a job writes every question, or none."""
    file, form = get_object_or_404(imports(), pk=pk), AcceptForm(request.POST)
    if form.is_valid() and importing.accept_file(file, **form.cleaned_data, at=timezone.now()):
        messages.success(request, _("L’import commence. Rien d’autre n’est à faire."))
    elif file.state == State.READY:
        messages.error(request, _("Des questions sont à corriger. Rien n’est écrit."))
    return redirect("question_imports:show", pk)


@require_POST
@permission_required(MAY_ADD)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    if give_up(get_object_or_404(imports(), pk=pk), at=timezone.now()):
        messages.success(request, _("Le fichier est abandonné. Rien n’a été écrit."))
    return redirect("question_imports:index")


@require_POST
@permission_required(MAY_ADD)
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    if importing.start_again(get_object_or_404(imports(), pk=pk), at=timezone.now()):
        messages.success(request, _("La lecture reprend."))
    return redirect("question_imports:show", pk)


@require_safe
@permission_required(MAY_ADD)
def download_report(_request: HttpRequest, pk: UUID) -> HttpResponse:
    file = get_object_or_404(imports(), pk=pk)
    return _file(as_csv(report_rows(file)), "text/csv; charset=utf-8", "rapport.csv")


@require_safe
@permission_required(MAY_ADD)
def download_model(_request: HttpRequest, form: str) -> HttpResponse:
    """The columns, and a question of each kind."""
    if form == "xlsx":
        return _file(as_workbook(model_rows()), WORKBOOK, "modele-questions.xlsx")
    return _file(as_csv(model_rows()), "text/csv; charset=utf-8", "modele-questions.csv")


@require_safe
@permission_required(MAY_SEE)
def export(request: HttpRequest) -> HttpResponse:
    """The questions in service, in one of the two formats."""
    form = request.GET.get("format", GIFT)
    form = form if form in FORMATS else GIFT
    text, _left = write_questions(form, questions_to_export(request.GET.get("theme", "")))
    return _file(text.encode(), FORMATS[form], f"questions.{EXTENSIONS[form]}")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


class ImportsMenuItem(MenuItem):
    """Shown to who may write questions."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAY_ADD)


class QuestionImportsViewSet(ViewSet):
    """A list, a page for each file, and what can be done with it."""

    name = "question_imports"
    icon = "upload"
    menu_label = gettext_lazy("Imports")
    add_to_admin_menu = True
    menu_order = 255
    menu_item_class = ImportsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", give_file, name="index"),
            path("modele.<str:form>", download_model, name="model"),
            path("exporter/", export, name="export"),
            path("<uuid:pk>/", show_file, name="show"),
            path("<uuid:pk>/accepter/", accept, name="accept"),
            path("<uuid:pk>/abandonner/", cancel, name="cancel"),
            path("<uuid:pk>/reprendre/", again, name="again"),
            path("<uuid:pk>/rapport.csv", download_report, name="report"),
        ]


question_imports = QuestionImportsViewSet()
