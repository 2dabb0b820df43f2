"""/mon-espace/temps/<minutes>/: « J’ai 5, 10 ou 20 minutes », and the next thing that fits."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from curriculum.queries.addresses import addresses_of
from curriculum.queries.translations import words_in
from curriculum.rules.fitting import MINUTES, Thing, first_that_fits, shortest
from learners.models import Enrolment, User
from learners.queries.learning.enrolments import done_by, enrolments_of
from learners.queries.learning.progress import things_by_enrolment
from learners.views.learning.next_steps import NextStep, next_step
from learners.views.learning.spaces import addresses_said
from learners.views.people.requests import SignedInRequest


@login_required
@never_cache
@require_safe
def what_fits(request: SignedInRequest, minutes: int) -> HttpResponse:
    """The first thing left that fits, over all one's paths; else the shortest, said honestly."""
    if minutes not in MINUTES:
        raise Http404(minutes)
    done, things = things_now(request.user)
    fitting = first_that_fits(things, minutes)
    step = step_to(fitting or shortest(things), done)
    if step is None:
        return redirect("my_space")
    context = {
        "minutes": minutes,
        "choices": MINUTES,
        "fits": fitting is not None,
        "next_step": step,
    }
    return render(request, "learners/learning/what_fits.html", context)


def things_now(person: User) -> tuple[set[UUID], list[Thing]]:
    """What is done, and what is left that can be opened now, in the order of one's space."""
    running = [e for e in enrolments_of(person) if e.state == Enrolment.State.IN_PROGRESS]
    found = things_by_enrolment(running)
    things = [thing for enrolment in running for thing in found[enrolment.pk]]
    live = addresses_of({thing.lesson.id for thing in things}) if things else {}
    done = {item for enrolment in running for item in done_by(enrolment)}
    return done, [thing for thing in things if thing.lesson.id in live]


def step_to(thing: Thing | None, done: set[UUID]) -> NextStep | None:
    """With the titles of its pages, in the language of this one."""
    if thing is None:
        return None
    keys = [thing.module.id, thing.lesson.id]
    addresses = addresses_said(addresses_of(keys), words_in(get_language(), keys))
    return next_step(thing, done, addresses)
