"""Where Wagtail speaks to learners: the office."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.signals import page_published, page_unpublished

from curriculum.models import Lesson, Module
from learners.actions.running.queue import later
from learners.models import Enrolment
from learners.office.certificates import certificates
from learners.office.doubles import doubles_viewset
from learners.office.institutions import institutions
from learners.office.letters import letters


@hooks.register("register_admin_viewset")
def office() -> list[ViewSet]:
    return [institutions, certificates, letters, doubles_viewset]


@hooks.register("register_admin_menu_item")
def access_cards() -> MenuItem:
    """Trainers print cards on our own page, which a printer understands."""
    return MenuItem(_("Cartes d’accès"), reverse("trainer_cards"), icon_name="key", order=330)


def count_what_is_left_again(instance: Lesson, **_told: Any) -> None:
    """What a lesson no longer asks leaves what is left of everybody, at once (decision 5)."""
    if Enrolment.objects.in_progress().exists():
        later("count_again_after", instance.translation_key)


def count_all_again(instance: Module, **_told: Any) -> None:  # Wagtail's
    """A module that is withdrawn takes its lessons with it."""
    if Enrolment.objects.in_progress().exists():
        later("count_again")


page_published.connect(count_what_is_left_again, sender=Lesson)
page_unpublished.connect(count_what_is_left_again, sender=Lesson)
page_unpublished.connect(count_all_again, sender=Module)
