"""Choosing a question for a quiz, in a window of the office."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from curriculum.forms.questions import QuestionForm
from curriculum.models import Question
from curriculum.office.question_list import kind_of
from curriculum.office.questions import write_new_question
from curriculum.queries.questions import questions_one_may_ask


class NewQuestionForm(QuestionForm):
    """One choice or several, written without leaving the lesson."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].help_text = _("D’autres sortes ? Écrivez-les dans « Questions ».")


class QuestionFilterForm(BaseFilterForm):
    """Words of the name, of the topic or of what is asked."""

    q = forms.CharField(label=_("Chercher"), required=False)

    def filter(self, objects: QuerySet[Question]) -> QuerySet[Question]:
        objects = super().filter(objects)
        for word in self.cleaned_data.get("q", "").split():
            objects = objects.filter(
                Q(name__icontains=word)
                | Q(topic__icontains=word)
                | Q(versions__prompt__icontains=word, versions__is_current=True)
            )
        return objects.distinct()


class QuestionChooser(BaseChooser):
    """The field in the form of a lesson; the browser is told ids as text."""

    def get_value_data_from_instance(self, instance: Question) -> dict[str, Any]:
        return super().get_value_data_from_instance(instance) | {"id": str(instance.pk)}


class QuestionColumns:
    """What tells one question from another."""

    filter_form_class = QuestionFilterForm

    @property
    def columns(self) -> list[Column]:
        kind = Column("kind", label=_("Sorte"), accessor=kind_of)
        return [*super().columns, kind, Column("topic", label=_("Thème"), accessor="topic")]  # type: ignore[misc]  # beside one of Wagtail's views


class ChooseQuestion(QuestionColumns, chooser.ChooseView):
    """The window."""


class ChooseQuestionResults(QuestionColumns, chooser.ChooseResultsView):
    """Its list, after a search."""


class WriteQuestion(chooser.CreateView):
    """Its second tab: a new question, chosen at once."""

    def save_form(self, form: QuestionForm) -> Question:
        return write_new_question(form)


class QuestionChooserViewSet(ChooserViewSet):
    """Only questions that may be asked are offered."""

    model = Question
    icon = "help"
    per_page = 20
    base_widget_class = QuestionChooser
    choose_one_text = _("Choisir une question")
    choose_another_text = _("Choisir une autre question")
    edit_item_text = _("Modifier cette question")
    search_tab_label = _("Chercher")
    creation_tab_label = _("Écrire une question")
    create_action_label = _("Ajouter la question")
    choose_view_class = ChooseQuestion
    choose_results_view_class = ChooseQuestionResults
    create_view_class = WriteQuestion
    creation_form_class = NewQuestionForm

    def get_object_list(self) -> QuerySet[Question]:
        return questions_one_may_ask()


question_chooser = QuestionChooserViewSet("question_chooser")
