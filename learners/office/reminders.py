"""« Rappels »: who will be reminded, when and of what; skipping one, and the day to finish by."""

from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import localdate, now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from learners.forms.learning.deadlines import DeadlineForm
from learners.journey import reminding
from learners.models import Enrolment, User
from learners.office.certificates import OfficeRequest
from learners.office.reminders_shown import shown_letter, shown_people
from learners.queries.running.reminders import (
    dues,
    learners_in_progress,
    paths_of,
    reminders_since,
    running_on_paths,
)
from learners.rules.running.reminders import APART

MAY_SKIP = "learners.change_reminder"
A_PAGE = 50
LATELY = 50


@never_cache
@require_safe
@permission_required(MAY_SKIP)
def list_reminders(request: OfficeRequest) -> HttpResponse:
    """Those of the days to come, those that left or were skipped, and everybody in progress."""
    at = now()
    due = dues(at=at)
    ordered = sorted(due, key=lambda person: (due[person].day, person))
    coming = Paginator(ordered, A_PAGE).get_page(request.GET.get("p"))
    people = Paginator(learners_in_progress(), A_PAGE).get_page(request.GET.get("personnes"))
    context = {
        "coming": coming,
        "rows": shown_people(list(coming.object_list), due),
        "lately": reminders_since(localdate(at) - APART)[:LATELY],
        "people": people,
    }
    return render(request, "learners/office/reminders.html", context)


@never_cache
@require_safe
@permission_required(MAY_SKIP)
def show_person(request: OfficeRequest, person: UUID) -> HttpResponse:
    """The letter as it will read, a button to skip it, and the last day of each path."""
    return _page(request, get_object_or_404(learners_in_progress(), pk=person), at=now())


@require_POST
@permission_required(MAY_SKIP)
def skip(request: OfficeRequest, person: UUID, week: str) -> HttpResponse:
    """Once: the next one comes a week later, if nothing was done."""
    theirs = get_object_or_404(learners_in_progress(), pk=person)
    if reminding.skip(theirs.pk, _day(week), by=request.user, at=now()):
        said = gettext("%(name)s ne recevra pas ce rappel.")
        messages.success(request, said % {"name": theirs.get_full_name()})
    else:
        messages.warning(request, gettext("Il n’y a plus de rappel à passer : il est parti."))
    return redirect("reminders:index")


@require_POST
@permission_required(MAY_SKIP)
def set_deadline(request: OfficeRequest, enrolment: UUID) -> HttpResponse:
    """The day to finish by, of one path; an empty one takes it away."""
    held = get_object_or_404(running_on_paths().select_related("person"), pk=enrolment)
    at = now()
    form = DeadlineForm(request.POST, today=localdate(at), prefix=str(held.pk))
    if not form.is_valid():
        return _page(request, held.person, at=at, wrong=(held, form))
    reminding.set_deadline(held.pk, form.cleaned_data["ends_on"], by=request.user, at=at)
    messages.success(
        request, gettext("Le jour est enregistré. La personne le lit dans son espace.")
    )
    return redirect("reminders:person", held.person_id)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Http404(typed) from error


def _page(
    request: OfficeRequest,
    person: User,
    *,
    at: datetime,
    wrong: tuple[Enrolment, DeadlineForm] | None = None,
) -> HttpResponse:
    paths = paths_of([person.pk])[person.pk]
    due = dues([person.pk], at=at).get(person.pk)
    forms = [(path, _form_of(path, wrong, at=at)) for path in paths]
    context: dict[str, Any] = {
        "person": person,
        "due": due,
        "letter": shown_letter(person, paths, day=due.day) if due else None,
        "forms": forms,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "learners/office/reminder.html", context, status=status)


def _form_of(
    path: Enrolment, wrong: tuple[Enrolment, DeadlineForm] | None, *, at: datetime
) -> DeadlineForm:
    if wrong and wrong[0].pk == path.pk:
        return wrong[1]
    initial = {"ends_on": path.ends_on}
    return DeadlineForm(initial=initial, today=localdate(at), prefix=str(path.pk))


class RemindersMenuItem(MenuItem):
    """For trainers and administrators."""

    def is_shown(self, request: OfficeRequest) -> bool:
        return bool(request.user.has_perm(MAY_SKIP))


class RemindersViewSet(ViewSet):
    """A list, and a page for each person."""

    name = "reminders"
    url_prefix = "rappels"
    icon = "mail"
    menu_label = _("Rappels")
    menu_order = 325
    add_to_admin_menu = True
    menu_item_class = RemindersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", list_reminders, name="index"),
            path("<uuid:person>/", show_person, name="person"),
            path("<uuid:person>/passer/<str:week>/", skip, name="skip"),
            path("parcours/<uuid:enrolment>/", set_deadline, name="deadline"),
        ]


reminders = RemindersViewSet()
