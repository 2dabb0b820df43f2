"""Certificates in the office: find one, take it back, have its paper made again."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import localdate, now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.auth import permission_required
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from learners.documents.certificates import day_in_words
from learners.forms.proofs.checking import RevocationForm
from learners.journey import certifying
from learners.models import Certificate, User
from learners.queries.proofs.certificates import certificates_in_office
from learners.rules.proofs.numbers import shown

MAY_CHANGE = "learners.change_certificate"


class OfficeRequest(HttpRequest):
    """A request that `permission_required` let through: somebody is signed in."""

    user: User


def number_of(certificate: Certificate) -> str:
    return shown(certificate.number)


def state_of(certificate: Certificate) -> str:
    if certificate.revoked_at:
        return gettext("Annulée")
    return str(certificate.paper.get_state_display())


def issued_on(certificate: Certificate) -> str:
    return day_in_words(localdate(certificate.issued_at))


class CertificateList(generic.IndexView):
    """Every certificate, the newest first."""

    page_title = _("Attestations")
    verbose_name_plural = _("attestations")

    def get_base_queryset(self) -> QuerySet[Certificate]:
        return certificates_in_office()


@require_safe
@permission_required(MAY_CHANGE)
def show_certificate(request: OfficeRequest, pk: UUID) -> HttpResponse:
    """What it says, how its paper is, and what can be done."""
    return _page(request, get_object_or_404(certificates_in_office(), pk=pk), RevocationForm())


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_CHANGE)
def revoke_certificate(request: OfficeRequest, pk: UUID) -> HttpResponse:
    """A reason, then a second look: the first sending asks whether one is sure."""
    certificate = get_object_or_404(certificates_in_office(), pk=pk)
    form = RevocationForm(request.POST or None)
    if request.method != "POST":
        return redirect("certificates:show", pk)
    if not form.is_valid():
        return _page(request, certificate, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if "confirmed" not in request.POST:
        return _page(request, certificate, form, is_sure_asked=True)
    reason = form.cleaned_data["reason"]
    if certifying.revoke(certificate, by=request.user, reason=reason, at=now()):
        messages.success(request, gettext("L’attestation est annulée. La page publique le dit."))
    else:
        messages.warning(request, gettext("Cette attestation était déjà annulée."))
    return redirect("certificates:show", pk)


@require_POST
@permission_required(MAY_CHANGE)
def make_again(request: OfficeRequest, pk: UUID) -> HttpResponse:
    """A paper that failed is made again."""
    certificate = get_object_or_404(certificates_in_office(), pk=pk)
    if certifying.make_again(certificate, at=now()):
        messages.success(request, gettext("Le papier est de nouveau en préparation."))
    else:
        messages.warning(request, gettext("Ce papier n’est pas en échec."))
    return redirect("certificates:show", pk)


def _page(
    request: OfficeRequest,
    certificate: Certificate,
    form: RevocationForm,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    is_sure_asked: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = {
        "certificate": certificate,
        "number": number_of(certificate),
        "state": state_of(certificate),
        "form": form,
        "is_sure_asked": is_sure_asked,
    }
    return render(request, "learners/office/certificate.html", context, status=status)


class CertificateViewSet(ModelViewSet):
    """No addition, no deletion, no correction: the journey issues, and a paper is taken back."""

    model = Certificate
    name = "certificates"
    icon = "doc-full"
    menu_label = _("Attestations")
    add_to_admin_menu = True
    menu_order = 310
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = CertificateList
    search_fields = ("number", "name", "path_title")
    ordering = "-issued_at"
    list_display = (
        TitleColumn("number", label=_("Numéro"), accessor=number_of, url_name="certificates:show"),
        Column("name", label=_("Nom complet"), sort_key="name"),
        Column("path_title", label=_("Parcours"), sort_key="path_title"),
        Column("issued_at", label=_("Donnée le"), accessor=issued_on, sort_key="issued_at"),
        Column("state", label=_("Papier"), accessor=state_of),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = ("add", "edit", "delete", "usage", "history")
        return super().get_common_view_kwargs(
            **{**dict.fromkeys([f"{name}_url_name" for name in absent]), **kwargs}
        )

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """Where Wagtail's own pages send for one certificate."""
        return type(
            "CertificateFinder", (ModelAdminURLFinder,), {"edit_url_name": f"{self.name}:show"}
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<uuid:pk>/", show_certificate, name="show"),
            path("<uuid:pk>/revoke/", revoke_certificate, name="revoke"),
            path("<uuid:pk>/make/", make_again, name="make"),
        ]


certificates = CertificateViewSet()
