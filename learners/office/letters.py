"""Letters in the office: which left, which did not, and sending one again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from learners.journey import sending
from learners.models import Letter
from learners.queries.running.letters import letters_in_office

MAY_CHANGE = "learners.change_letter"
STUCK = (Letter.State.FAILED, Letter.State.UNCERTAIN)


@require_safe
@permission_required(MAY_CHANGE)
def show_letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To whom, in which state, and what the mail server said. Never what it says."""
    letter = get_object_or_404(letters_in_office(), pk=pk)
    context = {"letter": letter, "may_leave_again": letter.state in STUCK}
    return render(request, "learners/office/letter.html", context)


@require_POST
@permission_required(MAY_CHANGE)
def send_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An uncertain or failed letter leaves again, under the same Message-ID."""
    if sending.send_again(get_object_or_404(letters_in_office(), pk=pk), at=now()):
        messages.success(request, gettext("La lettre repart dans la minute."))
    else:
        messages.warning(request, gettext("Cette lettre n’est ni en échec, ni incertaine."))
    return redirect("letters:show", pk)


class LetterList(generic.IndexView):
    """Every letter that the office may know of."""

    def get_base_queryset(self) -> QuerySet[Letter]:
        return letters_in_office()


class LetterViewSet(ModelViewSet):
    """No addition, no correction: the journey writes letters, a person may send one again."""

    model = Letter
    name = "letters"
    icon = "mail"
    index_view_class = LetterList
    menu_label = _("Lettres")
    add_to_admin_menu = True
    menu_order = 320
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = ("state",)  # Wagtail asks for a form; no address leads to it
    list_filter = ("state", "kind")
    search_fields = ("to",)
    ordering = "-created_at"
    list_display = (
        TitleColumn("to", label=_("À"), url_name="letters:show"),
        Column("kind", label=_("Lettre"), sort_key="kind"),
        Column("get_state_display", label=_("État"), sort_key="state"),
        DateColumn("created_at", label=_("Écrite le"), sort_key="created_at"),
        DateColumn("sent_at", label=_("Partie le"), sort_key="sent_at"),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = ("add", "edit", "delete", "usage", "history")
        return super().get_common_view_kwargs(
            **{**dict.fromkeys([f"{name}_url_name" for name in absent]), **kwargs}
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<uuid:pk>/", show_letter, name="show"),
            path("<uuid:pk>/again/", send_again, name="again"),
        ]


letters = LetterViewSet()
