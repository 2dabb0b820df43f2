"""/formation/: what waits for whoever trains, in one page."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learners.models import User
from learners.queries.learning.help_requests import figures_of, questions_for
from learners.queries.learning.logbooks import notes_shared_with
from learners.queries.learning.placements import needs_seen_by, placements_to_adapt
from learners.queries.people.rights import is_disability_referent, is_trainer
from learners.views.people.requests import SignedInRequest


@dataclass(frozen=True)
class Door:
    """One kind of work: where it is, and how much of it waits."""

    title: str
    url: str
    waiting: int
    sentence: str


@login_required
@never_cache
@require_safe
def training(request: SignedInRequest) -> HttpResponse:
    """What waits comes first; a door without work stays open."""
    doors = [*_of_a_trainer(request.user), *_of_a_referent(request.user)]
    if not doors:
        raise Http404
    waiting = sum(door.waiting for door in doors)
    ordered = sorted(doors, key=lambda door: door.waiting == 0)
    context = {"doors": ordered, "waiting": waiting}
    return render(request, "learners/learning/training.html", context)


def _of_a_trainer(person: User) -> list[Door]:
    if not is_trainer(person):
        return []
    figures = figures_of(questions_for(person), person, localdate())
    notes = notes_shared_with(person).filter(answered_at=None).count()
    placements = placements_to_adapt(person).filter(adaptation=None).count()
    return [
        Door(
            _("Questions"),
            reverse("questions_to_answer"),
            figures.waiting,
            ngettext("%(n)d attend une réponse.", "%(n)d attendent une réponse.", figures.waiting)
            % {"n": figures.waiting},
        ),
        Door(
            _("Positionnements"),
            reverse("trainer_placements"),
            placements,
            ngettext("%(n)d attend votre décision.", "%(n)d attendent votre décision.", placements)
            % {"n": placements},
        ),
        Door(
            _("Carnets partagés"),
            reverse("shared_notes"),
            notes,
            ngettext("%(n)d note sans réponse.", "%(n)d notes sans réponse.", notes) % {"n": notes},
        ),
        Door(_("Séances"), reverse("sessions"), 0, ""),
    ]


def _of_a_referent(person: User) -> list[Door]:
    if not is_disability_referent(person):
        return []
    unread = needs_seen_by(person).filter(handled_at=None).count()
    sentence = ngettext("%(n)d besoin à lire.", "%(n)d besoins à lire.", unread) % {"n": unread}
    return [Door(_("Besoins d’aménagement"), reverse("adjustment_needs"), unread, sentence)]
