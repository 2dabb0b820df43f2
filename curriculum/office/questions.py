"""The question bank in the office: list, write, reword, retire."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_required
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.log_actions import log

from curriculum.actions.questions import (
    AskedSomewhereError,
    add_question,
    bring_back_question,
    rename_question,
    retire_question,
    write_version,
)
from curriculum.forms.questions import QuestionForm
from curriculum.models import Question
from curriculum.office.question_history import QuestionHistoryPanel

MAY_CHANGE = "curriculum.change_question"


def write_new_question(form: QuestionForm) -> Question:
    facts = {name: form.cleaned_data[name] for name in ("name", "topic", "objective")}
    question, _is_new = add_question(form.identity, **facts, at=timezone.now())
    write_version(question, form.wording, at=timezone.now())
    return question


class AddQuestion(generic.CreateView):
    """Wagtail's page, our verbs."""

    def save_instance(self) -> Question:
        question = write_new_question(self.form)
        log(instance=question, action="wagtail.create", user=self.request.user)
        return question


class EditQuestion(generic.EditView):
    """Wagtail's page, our verbs: what was answered before keeps the words it was answered in."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("translations:translate", args=["question", self.object.pk])
        english = Button(_("Traduire en anglais"), url, icon_name="globe", priority=15)
        return [*super().header_more_buttons, english]

    def save_instance(self) -> Question:
        question, said = self.object, self.form.cleaned_data
        rename_question(
            question, name=said["name"], topic=said["topic"], objective=said["objective"]
        )
        write_version(question, self.form.wording, at=timezone.now())
        log(instance=question, action="wagtail.edit", user=self.request.user)
        return question


@require_POST
@permission_required(MAY_CHANGE)
def retire(request: HttpRequest, pk: UUID) -> HttpResponse:
    question = get_object_or_404(Question, pk=pk)
    try:
        retire_question(question, at=timezone.now())
        messages.success(request, _("La question est retirée. Ses réponses passées restent."))
    except AskedSomewhereError:
        messages.error(request, _("Un quiz publié la pose encore. Retirez-la d’abord de ce quiz."))
    return redirect(questions.get_url_name("edit"), pk)


@require_POST
@permission_required(MAY_CHANGE)
def bring_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    bring_back_question(get_object_or_404(Question, pk=pk))
    messages.success(request, _("La question peut de nouveau être posée."))
    return redirect(questions.get_url_name("edit"), pk)


def state_of(question: Question) -> str:
    return _("Retirée") if question.retired_at else _("En service")


class QuestionViewSet(ModelViewSet):
    """No deletion, no copy, no usage page: a question is retired, and its page says its uses."""

    model = Question
    name = "questions"
    icon = "help"
    menu_label = gettext_lazy("Questions")
    add_to_admin_menu = True
    menu_order = 250
    add_to_reference_index = False
    copy_view_enabled = False
    add_view_class = AddQuestion
    edit_view_class = EditQuestion
    search_fields = ("name", "topic")
    list_display = (
        "name",
        "topic",
        Column("state", label=pgettext_lazy("question", "État"), accessor=state_of),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("prompt"),
            FieldPanel("kind"),
            FieldPanel("choices"),
            FieldPanel("shuffle"),
            FieldPanel("general_feedback"),
            FieldPanel("objective"),
            FieldPanel("topic"),
            FieldPanel("source"),
            QuestionHistoryPanel(heading=gettext_lazy("Usage et versions")),
        ],
        base_form_class=QuestionForm,
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


questions = QuestionViewSet()
