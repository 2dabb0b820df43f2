"""Packs in the office: give a ZIP, read what it would do, accept it."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import user_passes_test
from wagtail.admin.viewsets.base import ViewSet

from curriculum.actions.imports import give_up
from curriculum.documents.tables import as_csv
from curriculum.forms.imports import AcceptPacksForm, PackFileForm
from curriculum.journey import packing
from curriculum.models import PackImport
from curriculum.office.import_reports import outcome_rows, outcomes_of
from curriculum.queries.imports import pack_imports
from curriculum.queries.packs import may_import_packs

RECENT = 20
State = PackImport.State
for_publishers = user_passes_test(may_import_packs)


@require_http_methods(["GET", "HEAD", "POST"])
@for_publishers
def give_packs(request: HttpRequest) -> HttpResponse:
    """The form, and the packs already given."""
    is_sent = request.method == "POST"
    form = PackFileForm(request.POST, request.FILES) if is_sent else PackFileForm()
    if form.is_valid():
        file = packing.receive_packs(
            form.cleaned_data["key"],
            form.cleaned_data["file"],
            author=cast(AbstractBaseUser, request.user),
            language=translation.get_language() or "fr",
            at=timezone.now(),
        )
        return redirect("pack_imports:show", file.pk)
    context = {"form": form, "recent": pack_imports()[:RECENT]}
    return render(request, "curriculum/office/pack_imports.html", context)


@require_safe
@for_publishers
def show_packs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far it is; then what it would do, and in the end what it did."""
    file = get_object_or_404(pack_imports(), pk=pk)
    if "avancement" in request.GET:
        return render(request, "curriculum/office/_pack_progress.html", {"file": file})
    context = {
        "file": file,
        "problems": file.report.get("problems", []),
        "outcomes": outcomes_of(file),
        "unchanged": len(file.report.get("unchanged", [])),
        "left_alone": len(file.report.get("left_alone", [])),
    }
    return render(request, "curriculum/office/pack_import.html", context)


@require_POST
@for_publishers
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The report was read: a job writes everything, or nothing."""
    file, form = get_object_or_404(pack_imports(), pk=pk), AcceptPacksForm(request.POST)
    if form.is_valid() and packing.accept_packs(file, **form.cleaned_data, at=timezone.now()):
        messages.success(request, _("L’import commence. Rien d’autre n’est à faire."))
    return redirect("pack_imports:show", pk)


@require_POST
@for_publishers
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    if give_up(get_object_or_404(pack_imports(), pk=pk), at=timezone.now()):
        messages.success(request, _("Le fichier est abandonné. Rien n’a été écrit."))
    return redirect("pack_imports:index")


@require_POST
@for_publishers
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    if packing.start_again(get_object_or_404(pack_imports(), pk=pk), at=timezone.now()):
        messages.success(request, _("La lecture reprend."))
    return redirect("pack_imports:show", pk)


@require_safe
@for_publishers
def download_report(_request: HttpRequest, pk: UUID) -> HttpResponse:
    file = get_object_or_404(pack_imports(), pk=pk)
    headers = {"Content-Disposition": 'attachment; filename="rapport.csv"'}
    content = as_csv(outcome_rows(file))
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


class PackImportsViewSet(ViewSet):
    """Its door is on the page of imports."""

    name = "pack_imports"
    icon = "upload"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", give_packs, name="index"),
            path("<uuid:pk>/", show_packs, name="show"),
            path("<uuid:pk>/accepter/", accept, name="accept"),
            path("<uuid:pk>/abandonner/", cancel, name="cancel"),
            path("<uuid:pk>/reprendre/", again, name="again"),
            path("<uuid:pk>/rapport.csv", download_report, name="report"),
        ]


pack_imports_pages = PackImportsViewSet()
