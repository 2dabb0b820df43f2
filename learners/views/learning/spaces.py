"""/mon-espace/: one thing to do, and what is left in a sentence."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from curriculum.documents.changes import sentence_on
from curriculum.queries.addresses import Address, addresses_of
from curriculum.queries.translations import outline_in, titles_in, words_in
from curriculum.rules.changes import Sort, changes_between
from curriculum.rules.fitting import MINUTES
from curriculum.rules.outline import ModuleItem
from curriculum.rules.outline_words import WordsBySource, outline_said, title_said
from learners.documents.words import how_modules_stand
from learners.emails.letters import subject_of
from learners.models import Enrolment
from learners.queries.institutions.referrals import institutions_that_see
from learners.queries.learning.additions import latest_enlargement
from learners.queries.learning.enrolments import (
    done_by,
    dropped_from,
    enrolments_of,
    outline_of,
)
from learners.queries.learning.exemptions import modules_spared_to
from learners.queries.learning.progress import things_to_do
from learners.queries.people.addresses import has_several_addresses
from learners.queries.proofs.certificates import certificates_of
from learners.queries.running.letters import notices_for
from learners.rules.learning.places import lesson_state, module_state
from learners.views.learning.next_steps import next_step
from learners.views.learning.placing import due_in
from learners.views.people.requests import SignedInRequest


@dataclass(frozen=True)
class ShownModule:
    """A module of one's path: where it is read, and how far one is."""

    title: str
    url: str
    state: str
    minutes: int
    lessons_done: int
    lessons: int
    required: bool
    is_spared: bool


@login_required
def my_space(request: SignedInRequest) -> HttpResponse:
    """The learner's page: the running path first, then those that are over."""
    enrolments = enrolments_of(request.user)
    certificates = certificates_of(request.user)
    institutions = institutions_that_see(request.user)
    context: dict[str, Any] = {
        "enrolments": enrolments,
        "certificates": certificates,
        "institutions": institutions,
        "has_one_address": institutions and not has_several_addresses(request.user),
        "notices": [(subject_of(letter), letter) for letter in notices_for(request.user)],
    }
    if enrolments:
        context |= current_path(enrolments[0])
        issued = {c.enrolment_id: c for c in certificates}
        context["certificate"] = issued.get(enrolments[0].id)
        context["added"] = what_was_added(enrolments[0])
        context["placement_due"] = due_in(enrolments[0])
        context["others"] = other_paths(enrolments[1:])
    return render(request, "learners/learning/my_space.html", context)


def what_was_added(enrolment: Enrolment) -> dict[str, Any] | None:
    """What a path in progress has gained lately, and why; None when nothing was added."""
    if enrolment.state != Enrolment.State.IN_PROGRESS:
        return None
    made = latest_enlargement(enrolment, at=timezone.now())
    if made is None:
        return None
    before, after = (
        outline_in(get_language(), outline.whole, lessons=True)
        for outline in (made.outline_before, made.addition.outline)
    )
    changes = changes_between(before, after)
    sentences = [sentence_on(change) for change in changes if change.sort == Sort.ADDITION]
    return {"day": made.made_at, "reason": made.addition.reason, "sentences": sentences}


def current_path(enrolment: Enrolment) -> dict[str, Any]:
    """What the page says of one path: addresses, what was retired and what was begun.

    One more query in another language than French, for its words.
    """
    outline = outline_of(enrolment)
    done = done_by(enrolment)
    is_stopped = enrolment.state == Enrolment.State.WITHDRAWN
    step = None if is_stopped else next(iter(things_to_do(enrolment)), None)
    keys = [module.id for module in outline.modules] + ([step.lesson.id] if step else [])
    words = words_in(get_language(), [outline.path, *keys])
    outline, addresses = outline_said(outline, words), addresses_said(addresses_of(keys), words)
    dropped = dropped_from(enrolment)
    spared = modules_spared_to(enrolment)
    modules = [shown_module(item, done, dropped, addresses, spared) for item in outline.modules]
    counted = [module for module in modules if module.required or module.state != "todo"]
    counts = {
        state: sum(module.state == state for module in counted)
        for state in ("done", "started", "todo")
    }
    return {
        "enrolment": enrolment,
        "outline": outline,
        "modules": modules,
        "choices": MINUTES,
        "counts": counts,
        "counts_sentence": how_modules_stand(**counts),
        "next_step": next_step(step, done, addresses),
    }


def addresses_said(addresses: Mapping[UUID, Address], words: WordsBySource) -> dict[UUID, Address]:
    return {
        key: address._replace(title=title_said(key, address.title, words))
        for key, address in addresses.items()
    }


def other_paths(enrolments: Sequence[Enrolment]) -> list[tuple[Enrolment, str]]:
    """Each with the title of its path; a query in another language than French."""
    words = titles_in(get_language(), [enrolment.path for enrolment in enrolments])
    return [(e, title_said(e.path, outline_of(e).title, words)) for e in enrolments]


def shown_module(
    module: ModuleItem,
    done: set[UUID],
    dropped: set[UUID],
    addresses: Mapping[UUID, Address],
    spared: Collection[UUID] = (),
) -> ShownModule:
    states = [lesson_state(lesson, done, dropped) for lesson in module.lessons]
    address = addresses.get(module.id)
    return ShownModule(
        title=address.title if address else module.title,
        url=reverse("module", args=address.slugs) if address else "",
        state=module_state(module, done, dropped),
        minutes=sum(lesson.minutes for lesson in module.lessons if lesson.required),
        lessons_done=states.count("done"),
        lessons=len(states),
        required=module.required,
        is_spared=module.id in spared,
    )
