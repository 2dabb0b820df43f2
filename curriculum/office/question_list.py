"""The list of the bank: what one sees of a question, what one looks for."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views import generic

from curriculum.models import Question
from curriculum.queries.questions import (
    asked_today,
    objectives_by_module,
    questions_in_office,
    topics,
)

SHORT = 90


def state_of(question: Question) -> str:
    return _("Retirée") if question.retired_at else _("En service")


def kind_of(question: Any) -> str:  # noqa: ANN401  # with what questions_in_office adds
    return str(dict(Question.Kind.choices).get(question.kind, ""))


def asked_in_short(question: Any) -> str:  # noqa: ANN401  # as above
    return Truncator(question.prompt or "").chars(SHORT)


def known_topics() -> list[tuple[str, str]]:
    return [(topic, topic) for topic in topics()]


class QuestionFilters(WagtailFilterSet):
    """Kind, topic, objective, state, use."""

    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Sorte"),
        choices=Question.Kind.choices,
        empty_label=gettext_lazy("Toutes"),
    )
    topic = django_filters.ChoiceFilter(
        label=gettext_lazy("Thème"), choices=known_topics, empty_label=gettext_lazy("Tous")
    )
    objective = django_filters.ChoiceFilter(
        label=gettext_lazy("Objectif"),
        choices=objectives_by_module,
        empty_label=gettext_lazy("Tous"),
    )
    state = django_filters.ChoiceFilter(
        label=pgettext_lazy("question", "État"),
        choices=[("in_service", gettext_lazy("En service")), ("retired", gettext_lazy("Retirée"))],
        method="of_state",
        empty_label=gettext_lazy("Tous"),
    )
    use = django_filters.ChoiceFilter(
        label=gettext_lazy("Usage"),
        choices=[
            ("used", gettext_lazy("Un quiz publié la pose ou la tire")),
            ("unused", gettext_lazy("Aucun quiz publié ne la pose")),
        ],
        method="of_use",
        empty_label=gettext_lazy("Tous"),
    )

    class Meta:
        model = Question
        fields: tuple[str, ...] = ()

    def of_state(self, found: QuerySet[Question], _name: str, state: str) -> QuerySet[Question]:
        return found.filter(retired_at__isnull=state == "in_service")

    def of_use(self, found: QuerySet[Question], _name: str, use: str) -> QuerySet[Question]:
        return found.filter(asked_today()) if use == "used" else found.exclude(asked_today())


class QuestionList(generic.IndexView):
    """Every question, by topic; each word of a search is looked for."""

    add_item_label = gettext_lazy("Écrire une question")

    def get_base_queryset(self) -> QuerySet[Question]:
        return questions_in_office()

    def search_queryset(self, queryset: QuerySet[Question]) -> QuerySet[Question]:
        for word in (self.search_query or "").split():
            found: Any = Q()
            for field in self.search_fields:
                found |= Q(**{f"{field}__icontains": word})
            queryset = queryset.filter(found)
        return queryset
