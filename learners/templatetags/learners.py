"""`{% load learners %}`: sentences about a learner's way, and the doors back to it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from content.documents.written import within
from content.rules.typography import in_quotes
from curriculum.documents.left import what_is_left as sentence
from curriculum.models import LearningPath, Module
from curriculum.queries.addresses import addresses_of
from curriculum.queries.paths import open_paths as paths_now_open
from curriculum.queries.translations import say_pages, titles_in, words_in
from curriculum.rules.outline_words import title_said
from learners.documents.certificates import day_in_words
from learners.documents.words import week_day_in_words
from learners.models import AdjustmentNeed, Enrolment, User
from learners.queries.learning.enrolments import enrolments_of, lessons_open_to
from learners.queries.learning.placements import distance_travelled
from learners.queries.learning.progress import left_of
from learners.queries.people.rights import may_read_everything
from learners.views.learning.next_steps import NextStep
from learners.views.learning.spaces import current_path
from learners.views.people.seeing_words import (
    readers_in_words,
    readers_of_an_answer,
    readers_of_an_arrangement,
)

register = template.Library()
register.filter("in_quotes", in_quotes)


@register.simple_tag
def what_is_left(enrolment: Enrolment) -> str:
    """« Il vous reste 2 leçons et 1 quiz (environ 25 min). » Asks the database nothing."""
    return sentence(left_of(enrolment))


@register.simple_tag
def open_paths() -> list[LearningPath]:
    """The paths one may follow, with their announced minutes, in the language of the page."""
    paths = paths_now_open()
    say_pages(paths, words_in(get_language(), [path.translation_key for path in paths]))
    return paths


@register.simple_tag(takes_context=True)
def closed_lessons(context: Context, modules: Iterable[Module]) -> set[UUID]:
    """Of these modules, the lessons that whoever is signed in may not open; a visitor signs in."""
    user = context["request"].user
    if not user.is_authenticated or may_read_everything(user):
        return set()
    every = {lesson.translation_key for module in modules for lesson in module.lessons}
    return every - lessons_open_to(user)


@register.simple_tag(takes_context=True)
def way_on(context: Context) -> NextStep | None:
    """The lesson to go on with, for a learner with something left; None for everybody else."""
    user = context["request"].user
    enrolments = enrolments_of(user) if user.is_authenticated else []
    step: NextStep | None = current_path(enrolments[0])["next_step"] if enrolments else None
    return step


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, *parts: str) -> str:
    """What a device fills, or keeps when it applies, where everything is drawn for it."""
    if not context.get("waits"):
        return ""
    return format_html(' data-{}="{}"', name, ":".join(map(str, parts)))


@register.inclusion_tag("components/who_sees.html")
def who_sees(kind: str, tutor: User | str | None = None) -> dict[str, str]:
    """« Qui verra ceci : vous seul·e. » below a field; `tutor` is whoever is named, if anybody."""
    return {"readers": readers_in_words(kind, tutor=str(tutor or ""))}


@register.inclusion_tag("components/who_sees.html", takes_context=True)
def who_sees_answer(
    context: Context, kind: str, learner: User, tutor: User | None = None
) -> dict[str, str]:
    """The same below what whoever trains writes to this learner, whose tutor is named if any."""
    is_tutor = tutor == context["request"].user
    words = {"learner": str(learner), "tutor": str(tutor or ""), "is_tutor": is_tutor}
    return {"readers": readers_of_an_answer(kind, **words)}


@register.inclusion_tag("components/who_sees.html")
def who_sees_arrangement(need: AdjustmentNeed) -> dict[str, str]:
    """The same below what the disability referent asks trainers to prepare."""
    words = {"tells_trainers": need.tells_trainers}
    return {"readers": readers_of_an_arrangement(str(need.person), **words)}


@register.simple_tag
def distance_of(path: LearningPath) -> list[dict[str, Any]]:
    """What may be published of the distance travelled on a path: nothing is often the answer."""
    found = distance_travelled(path.translation_key)
    modules = {d.module for distances in found.values() for d in distances}
    words = titles_in(get_language(), modules)
    titles = {
        key: title_said(key, address.title, words) for key, address in addresses_of(modules).items()
    }
    return [
        {
            "moment": moment,
            "lines": sorted((titles[d.module], d) for d in distances if d.module in titles),
        }
        for moment, distances in found.items()
        if distances
    ]


@register.filter
def week_day(day: date) -> str:
    """« mardi 1er décembre »."""
    return week_day_in_words(day)


@register.filter
def last_day(moment: datetime) -> str:
    """The last whole day before a midnight that ends a door."""
    return day_in_words(timezone.localdate(moment - timedelta(seconds=1)))


@register.simple_tag
def listed_titles(titles: Iterable[str]) -> SafeString:
    """Titles for a sentence that has the outer quotation marks: A », « B."""
    return mark_safe(gettext(" », « ").join(map(within, titles)))  # noqa: S308  # each is escaped


@register.filter
def get(mapping: Mapping[object, object], key: object) -> object:
    """The value of a dictionary under a key that a template holds; None without either."""
    return mapping.get(key) if mapping else None
