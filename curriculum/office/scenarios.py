"""Scenarios in the office: list, write, rewrite, retire."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_required
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import BaseChooser, Button
from wagtail.log_actions import log

from curriculum.actions.scenarios import (
    PlacedSomewhereError,
    add_scenario,
    bring_back_scenario,
    retire_scenario,
    rewrite_scenario,
)
from curriculum.forms.scenarios import ScenarioForm
from curriculum.models import Scenario
from curriculum.queries.scenarios import lessons_placing, scenarios_one_may_place

MAY_CHANGE = "curriculum.change_scenario"


class AddScenario(generic.CreateView):
    """Wagtail's page, our verbs."""

    def save_instance(self) -> Scenario:
        form = self.form
        scenario, _is_new = add_scenario(form.identity, form.written, at=timezone.now())
        log(instance=scenario, action="wagtail.create", user=self.request.user)
        return scenario


class EditScenario(generic.EditView):
    """Wagtail's page, our verbs: whoever is playing ends on the version they began."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("translations:translate", args=["scenario", self.object.pk])
        english = Button(_("Traduire en anglais"), url, icon_name="globe", priority=15)
        return [*super().header_more_buttons, english]

    def save_instance(self) -> Scenario:
        rewrite_scenario(self.object, self.form.written, at=timezone.now())
        log(instance=self.object, action="wagtail.edit", user=self.request.user)
        return self.object


class ScenarioUsePanel(Panel):
    """Where a scenario is played, and the door to retire it; shown once it exists."""

    class BoundPanel(Panel.BoundPanel):
        """The panel, for one scenario."""

        template_name = "curriculum/office/_scenario_use.html"

        def is_shown(self) -> bool:
            return not self.instance._state.adding  # noqa: SLF001  # Django's own way to know a new row

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {
                "scenario": self.instance,
                "lessons": lessons_placing(self.instance),
                "versions": self.instance.versions.order_by("-number"),
            }


@require_POST
@permission_required(MAY_CHANGE)
def retire(request: HttpRequest, pk: UUID) -> HttpResponse:
    scenario = get_object_or_404(Scenario, pk=pk)
    try:
        retire_scenario(scenario, at=timezone.now())
        messages.success(request, _("Le scénario est retiré. Ce qui a été joué reste."))
    except PlacedSomewhereError:
        messages.error(request, _("Une leçon publiée le joue encore. Retirez-le d’abord d’elle."))
    return redirect(scenarios.get_url_name("edit"), pk)


@require_POST
@permission_required(MAY_CHANGE)
def bring_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    bring_back_scenario(get_object_or_404(Scenario, pk=pk))
    messages.success(request, _("Le scénario peut de nouveau être joué."))
    return redirect(scenarios.get_url_name("edit"), pk)


def state_of(scenario: Scenario) -> str:
    return _("Retiré") if scenario.retired_at else _("En service")


class ScenarioViewSet(ModelViewSet):
    """No deletion, no copy, no usage page: a scenario is retired, and its page says its uses."""

    model = Scenario
    name = "scenarios"
    icon = "comment"
    menu_label = gettext_lazy("Scénarios")
    add_to_admin_menu = True
    menu_order = 255
    add_to_reference_index = False
    copy_view_enabled = False
    add_view_class = AddScenario
    edit_view_class = EditScenario
    search_fields = ("title", "key")
    list_display = (
        "title",
        "key",
        Column("state", label=pgettext_lazy("question", "État"), accessor=state_of),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("text"),
            ScenarioUsePanel(heading=gettext_lazy("Usage et versions")),
        ],
        base_form_class=ScenarioForm,
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = {"delete_url_name": None, "usage_url_name": None}
        return super().get_common_view_kwargs(**{**absent, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = [url for url in super().get_urlpatterns() if url.name not in ("delete", "usage")]
        return [
            *kept,
            path("retire/<uuid:pk>/", retire, name="retire"),
            path("bring-back/<uuid:pk>/", bring_back, name="bring_back"),
        ]


class ScenarioChooser(BaseChooser):
    """The field in the form of a lesson; the browser is told ids as text."""

    def get_value_data_from_instance(self, instance: Scenario) -> dict[str, Any]:
        return super().get_value_data_from_instance(instance) | {"id": str(instance.pk)}


class ScenarioChooserViewSet(ChooserViewSet):
    """Only scenarios that may be played are offered; they are written on their own page."""

    model = Scenario
    icon = "comment"
    per_page = 20
    base_widget_class = ScenarioChooser
    choose_one_text = gettext_lazy("Choisir un scénario")
    choose_another_text = gettext_lazy("Choisir un autre scénario")
    edit_item_text = gettext_lazy("Modifier ce scénario")

    def get_object_list(self) -> QuerySet[Scenario]:
        return scenarios_one_may_place()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [url for url in super().get_urlpatterns() if url.name != "create"]


scenarios = ScenarioViewSet()
scenario_chooser = ScenarioChooserViewSet("scenario_chooser")
