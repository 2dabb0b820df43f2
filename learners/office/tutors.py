"""Who answers whom, in the office: for a path, for one learner, for all those of a tutor."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from curriculum.models import LearningPath
from curriculum.queries.paths import live_paths, published_paths
from learners.forms.learning.helping import TakeOverForm, TutorForm, TutorshipForm
from learners.journey import tutoring
from learners.models import Enrolment, User
from learners.office.certificates import OfficeRequest
from learners.queries.learning.tutors import (
    helped,
    helped_by,
    people_helped_by_each,
    trainers,
    tutorships,
)
from learners.rules.learning.helping import USUAL_DELAY

MAY_NAME = "learners.change_tutorship"
READ_AND_SEND = ("GET", "HEAD", "POST")
PEOPLE_A_PAGE = 50


@require_safe
@permission_required(MAY_NAME)
def list_tutors(request: OfficeRequest) -> HttpResponse:
    """Each path with its tutor; each tutor with how many people they answer."""
    paths = live_paths()
    named = tutorships(page.translation_key for page in paths)
    training = set(trainers().values_list("pk", flat=True))
    context = {
        "paths": [(page, named.get(page.translation_key)) for page in paths],
        "tutors": [
            (tutor, people, tutor.pk in training) for tutor, people in people_helped_by_each()
        ],
        "alone": helped_by(None).count(),
        "training": training,
        "usual_delay": USUAL_DELAY,
    }
    return render(request, "learners/office/tutors.html", context)


@require_http_methods(READ_AND_SEND)
@permission_required(MAY_NAME)
def name_for_path(request: OfficeRequest, pk: int) -> HttpResponse:
    """Who answers those who begin, and at once those whom nobody answers."""
    page = get_object_or_404(published_paths(), pk=pk)
    form = TutorshipForm(request.POST or None, initial=_as_named(page), trainers=trainers())
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, form, {"path": page, "whose": page.title})
    said = form.cleaned_data
    number = tutoring.name_for_path(
        page.translation_key, said["tutor"], delay=said["delay"], by=request.user, at=now()
    )
    messages.success(request, _path_said(number))
    return redirect("tutors:index")


def _as_named(page: LearningPath) -> dict[str, Any]:
    named = tutorships([page.translation_key]).get(page.translation_key)
    if named is None:
        return {"delay": USUAL_DELAY}
    return {"tutor": named.tutor_id, "delay": named.delay}


def _path_said(number: int) -> str:
    if not number:
        return gettext("C’est enregistré pour qui commence à partir de maintenant.")
    said = ngettext(
        "C’est enregistré. %(number)s personne qui n’avait pas de tuteur en a un.",
        "C’est enregistré. %(number)s personnes qui n’avaient pas de tuteur en ont un.",
        number,
    )
    return said % {"number": number}


@require_http_methods(READ_AND_SEND)
@permission_required(MAY_NAME)
def name_on_enrolment(request: OfficeRequest, pk: UUID) -> HttpResponse:
    """One learner gets another tutor."""
    enrolment = get_object_or_404(helped(), pk=pk)
    initial = {"tutor": enrolment.tutor_id}
    form = TutorForm(request.POST or None, initial=initial, trainers=trainers())
    if request.method != "POST" or not form.is_valid():
        whose = enrolment.person.get_full_name()
        return _form_page(request, form, {"enrolment": enrolment, "whose": whose})
    tutor = form.cleaned_data["tutor"]
    tutoring.name_on_enrolment(enrolment.pk, tutor, by=request.user, at=now())
    messages.success(request, gettext("C’est enregistré. Ses questions ouvertes suivent."))
    return redirect("tutors:index")


def _form_page(request: OfficeRequest, form: TutorForm, context: dict[str, Any]) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    template = "learners/office/name_tutor.html"
    return render(request, template, {**context, "form": form}, status=status)


@require_http_methods(READ_AND_SEND)
@permission_required(MAY_NAME)
def show_tutor(request: OfficeRequest, pk: UUID | None = None) -> HttpResponse:
    """The people of a tutor, or of nobody; one form gives them all to somebody else."""
    tutor = get_object_or_404(User, pk=pk) if pk else None
    form = TakeOverForm(request.POST or None, trainers=_others(tutor))
    if request.method != "POST" or not form.is_valid():
        return _people_page(request, tutor, form)
    number = tutoring.take_over(tutor, form.cleaned_data["to"], by=request.user, at=now())
    said = ngettext(
        "%(number)s personne a un autre tuteur. Ses questions ouvertes suivent.",
        "%(number)s personnes ont un autre tuteur. Leurs questions ouvertes suivent.",
        number,
    )
    messages.success(request, said % {"number": number})
    return redirect("tutors:index")


def _others(tutor: User | None) -> QuerySet[User]:
    return trainers().exclude(pk=tutor.pk) if tutor else trainers()


def _people_page(request: OfficeRequest, tutor: User | None, form: TakeOverForm) -> HttpResponse:
    people = helped_by(tutor.pk if tutor else None)
    page = Paginator[Enrolment](people, PEOPLE_A_PAGE).get_page(request.GET.get("p"))
    context = {"tutor": tutor, "people": page, "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "learners/office/tutor.html", context, status=status)


class TutorsMenuItem(MenuItem):
    """For those who may."""

    def is_shown(self, request: OfficeRequest) -> bool:
        return bool(request.user.has_perm(MAY_NAME))


class TutorsViewSet(ViewSet):
    """A menu entry, a list, three pages."""

    name = "tutors"
    url_prefix = "tuteurs"
    icon = "user"
    menu_label = _("Tuteurs")
    menu_order = 265
    add_to_admin_menu = True
    menu_item_class = TutorsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", list_tutors, name="index"),
            path("parcours/<int:pk>/", name_for_path, name="path"),
            path("inscriptions/<uuid:pk>/", name_on_enrolment, name="enrolment"),
            path("personnes/<uuid:pk>/", show_tutor, name="people"),
            path("personnes/sans-tuteur/", show_tutor, name="alone"),
        ]


tutors = TutorsViewSet()
