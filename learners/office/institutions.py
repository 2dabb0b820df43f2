"""Institutions in the office: open one with its first referent, correct its name."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from learners.forms.institutions.opening import InstitutionForm, OpenInstitutionForm
from learners.forms.institutions.refusals import sentence_of
from learners.journey import joining
from learners.models import Institution
from learners.office import referents
from learners.queries.institutions.codes import open_join_codes
from learners.queries.institutions.institutions import (
    institutions_with_figures,
    referents_invited_to,
    referents_of,
)
from learners.rules.institutions.refusals import RefusedError


class InstitutionList(generic.IndexView):
    """Each institution with its people, referents and invitations without an answer."""

    def get_base_queryset(self) -> QuerySet[Institution]:
        return institutions_with_figures()


class OpenInstitution(generic.CreateView):
    """Wagtail's page, our verb."""

    page_subtitle = _("Ouvrir une structure")
    submit_button_label = _("Ouvrir et envoyer l’invitation")
    success_message = _("La structure est ouverte. La lettre part dans la minute.")

    def save_instance(self) -> Institution:
        form = self.form
        institution = joining.open_institution(
            key=form.cleaned_data["key"],
            name=form.cleaned_data["name"],
            city=form.cleaned_data["city"],
            referent=form.invitee(),
            by=self.request.user,
            language=get_language() or "fr",
            at=now(),
        )
        log(instance=institution, action="wagtail.create", user=self.request.user)
        return institution

    def form_valid(self, form: OpenInstitutionForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except RefusedError as refused:
            form.add_error("email", sentence_of(refused.refusal))
            self.produced_error_message = gettext("Rien n’est parti.")
            return self.form_invalid(form)


class EditInstitution(generic.EditView):
    """Its name and city; below, who follows its people."""

    success_message = _("Le nom est corrigé.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        institution = self.object
        return super().get_context_data(**kwargs) | {
            "referents": referents_of(institution, at=now()),
            "join_codes": open_join_codes(institution, at=now()),
            "invitations": referents.shown(referents_invited_to(institution), at=now()),
        }


class InstitutionViewSet(ModelViewSet):
    """No deletion, no copy: an institution has people, papers and a journal."""

    model = Institution
    name = "institutions"
    icon = "group"
    menu_label = _("Structures")
    add_to_admin_menu = True
    menu_order = 300
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = InstitutionList
    add_view_class = OpenInstitution
    edit_view_class = EditInstitution
    edit_template_name = "learners/office/edit_institution.html"
    search_fields = ("name", "city")
    ordering = "name"
    list_display = (
        "name",
        "city",
        Column("people", label=_("Personnes"), sort_key="people"),
        Column("referents", label=_("Référents"), sort_key="referents"),
        Column("pending", label=_("Invitations sans réponse"), sort_key="pending"),
    )

    def get_form_class(self, for_update: bool = False) -> type[InstitutionForm]:
        return InstitutionForm if for_update else OpenInstitutionForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = {"delete_url_name": None, "usage_url_name": None}
        return super().get_common_view_kwargs(**{**absent, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = [url for url in super().get_urlpatterns() if url.name not in ("delete", "usage")]
        return [
            *kept,
            path("<uuid:pk>/referents/", referents.invite_referent, name="invite_referent"),
            path("invitations/<uuid:pk>/again/", referents.send_again, name="send_again"),
            path("referents/<uuid:pk>/remove/", referents.remove, name="remove_referent"),
            path("codes/<uuid:pk>/close/", referents.close_code, name="close_code"),
            path("invitations/<uuid:pk>/cancel/", referents.cancel, name="cancel"),
        ]


institutions = InstitutionViewSet()
