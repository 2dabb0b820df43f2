"""What is translated in the office: its French, what its texts are called, and who may."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse, translate_url
from django.utils.translation import gettext as _

from content.rules.languages import ENGLISH
from curriculum.models import Question, Scenario, Translation
from curriculum.office.translation_labels import (
    labels_of_page,
    labels_of_question,
    labels_of_scenario,
)
from curriculum.queries.translating import live_pages
from curriculum.queries.words import (
    WrittenPage,
    french_of,
    french_of_question,
    french_of_scenario,
)
from curriculum.rules.question_words import mixes_replies
from curriculum.rules.questions import Wording
from curriculum.rules.scenario_words import blur
from curriculum.rules.scenarios import Scenario as Written
from curriculum.rules.translating import French, Words

Kind = Translation.Kind
MAY_CHANGE_QUESTIONS = "curriculum.change_question"
MAY_CHANGE_SCENARIOS = "curriculum.change_scenario"


@dataclass(frozen=True)
class Desk:
    """One thing on the desk: its French, what its texts are called, where it is edited.

    `mixes_up` says why some words may not be published; nothing when they may.
    """

    kind: Kind
    source: UUID
    title: str
    french: French
    labels: dict[str, str]
    edit_url: str
    may_publish: bool
    read_url: str = ""
    page: WrittenPage | None = None
    mixes_up: Callable[[Words], str] = lambda _words: ""


def desk_of(request: HttpRequest, kind: str, source: UUID) -> Desk:
    if kind == Kind.QUESTION:
        return _desk_of_question(request, source)
    if kind == Kind.SCENARIO:
        return _desk_of_scenario(request, source)
    if kind not in Kind.values:
        raise Http404(kind)
    page = get_object_or_404(live_pages(kind), translation_key=source)
    may = page.permissions_for_user(request.user)
    if not may.can_edit():
        raise PermissionDenied
    french = french_of(page)
    return Desk(
        kind=Kind(kind),
        source=source,
        title=page.title,
        french=french,
        labels=labels_of_page(page, french),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        may_publish=may.can_publish(),
        read_url=translate_url(page.get_url(request), ENGLISH),
        page=page,
    )


def _desk_of_question(request: HttpRequest, source: UUID) -> Desk:
    if not request.user.has_perm(MAY_CHANGE_QUESTIONS):
        raise PermissionDenied
    question = get_object_or_404(Question, pk=source)
    version = question.current
    if version is None:
        raise Http404(source)
    french = french_of_question(version)
    return Desk(
        kind=Kind.QUESTION,
        source=source,
        title=question.name,
        french=french,
        labels=labels_of_question(french),
        edit_url=reverse("questions:edit", args=[source]),
        may_publish=True,
        mixes_up=partial(_replies_that_mix, version.wording),
    )


def _replies_that_mix(wording: Wording, words: Words) -> str:
    if not mixes_replies(wording, words):
        return ""
    return _("Deux réponses disent la même chose en anglais. Distinguez-les, puis publiez.")


def _desk_of_scenario(request: HttpRequest, source: UUID) -> Desk:
    if not request.user.has_perm(MAY_CHANGE_SCENARIOS):
        raise PermissionDenied
    version = get_object_or_404(Scenario, pk=source).current
    if version is None:
        raise Http404(source)
    french = french_of_scenario(version)
    return Desk(
        kind=Kind.SCENARIO,
        source=source,
        title=version.written.title,
        french=french,
        labels=labels_of_scenario(version.written, french),
        edit_url=reverse("scenarios:edit", args=[source]),
        may_publish=True,
        mixes_up=partial(_scene_that_mixes, version.written),
    )


def _scene_that_mixes(written: Written, words: Words) -> str:
    scene = blur(written, words)
    if scene is None:
        return ""
    if not scene:
        return _("Deux indices disent la même chose en anglais. Distinguez-les, puis publiez.")
    sentence = _(
        "Étape « %(scene)s » : deux choix disent la même chose en anglais."
        " Distinguez-les, puis publiez."
    )
    return sentence % {"scene": scene}
