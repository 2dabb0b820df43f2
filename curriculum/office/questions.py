"""The question bank in the office: list, write, reword, retire."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.log_actions import log

from curriculum.actions.questions import (
    AskedSomewhereError,
    DrawnSomewhereError,
    add_question,
    bring_back_question,
    rename_question,
    retire_question,
    write_version,
)
from curriculum.forms.questions import QuestionForm
from curriculum.models import Question, QuestionVersion
from curriculum.office.question_history import QuestionHistoryPanel
from curriculum.office.question_list import (
    QuestionFilters,
    QuestionList,
    asked_in_short,
    kind_of,
    state_of,
)

MAY_CHANGE = "curriculum.change_question"
LONGEST_NUMBER = 6
Kind = Question.Kind
KINDS = (
    (Kind.SINGLE, gettext_lazy("Une seule réponse est juste.")),
    (Kind.SEVERAL, gettext_lazy("Plusieurs réponses sont justes, ensemble.")),
    (Kind.TRUE_FALSE, gettext_lazy("Une phrase : est-elle vraie ?")),
    (Kind.MATCHING, gettext_lazy("Chaque ligne va avec une réponse : un mot et son sens.")),
    (Kind.ORDERING, gettext_lazy("Des étapes à remettre dans l’ordre.")),
    (Kind.NUMERIC, gettext_lazy("Un nombre à écrire, avec un écart accepté.")),
    (Kind.SHORT_TEXT, gettext_lazy("Un mot ou deux à écrire.")),
)


def write_new_question(form: QuestionForm) -> Question:
    facts = {name: form.cleaned_data[name] for name in ("name", "topic", "objective")}
    question, _is_new = add_question(form.identity, **facts, at=timezone.now())
    write_version(question, form.wording, at=timezone.now())
    return question


class AddQuestion(generic.CreateView):
    """Wagtail's page, our verbs: first the kind, then the form that fits it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("kind") not in Question.Kind.values:
            return render(request, "curriculum/office/choose_kind.html", {"kinds": KINDS})
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {"kind": asked.get("kind", ""), "weighed": "parts" in asked}

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
    except DrawnSomewhereError:
        messages.error(request, _("Un quiz tire de ce thème : il en manquerait. Écrivez-en une."))
    return redirect(questions.get_url_name("edit"), pk)


@require_POST
@permission_required(MAY_CHANGE)
def bring_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    bring_back_question(get_object_or_404(Question, pk=pk))
    messages.success(request, _("La question peut de nouveau être posée."))
    return redirect(questions.get_url_name("edit"), pk)


@require_safe
@permission_required(MAY_CHANGE)
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """As a trainee will see it: what it says now, or what it said in a former version."""
    versions = QuestionVersion.objects.filter(question=pk).select_related("question")
    number = request.GET.get("version", "")
    is_number = number.isdecimal() and len(number) <= LONGEST_NUMBER
    wanted = {"number": int(number)} if is_number else {"is_current": True}
    version = get_object_or_404(versions, **wanted)
    context = {"version": version, "open": version.shown(), "closed": version.shown_right()}
    return render(request, "curriculum/office/question_preview.html", context)


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
    index_view_class = QuestionList
    filterset_class = QuestionFilters
    search_fields = ("name", "topic", "prompt")
    list_display = (
        "name",
        Column("kind", label=gettext_lazy("Sorte"), accessor=kind_of),
        Column("prompt", label=gettext_lazy("Énoncé"), accessor=asked_in_short),
        "topic",
        Column("state", label=pgettext_lazy("question", "État"), accessor=state_of),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("kind"),
            FieldPanel("name"),
            FieldPanel("prompt"),
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
            path("preview/<uuid:pk>/", preview, name="preview"),
            path("retire/<uuid:pk>/", retire, name="retire"),
            path("bring-back/<uuid:pk>/", bring_back, name="bring_back"),
        ]


questions = QuestionViewSet()
