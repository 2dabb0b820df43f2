"""Where Wagtail speaks to learners: the office."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from curriculum.models import LearningPath, Lesson, Module
from learners.actions.running.queue import later
from learners.models import Enrolment
from learners.office.additions import additions
from learners.office.certificates import certificates
from learners.office.institutions import institutions
from learners.office.letters import letters
from learners.office.told import tell_what_follows


@hooks.register("register_admin_viewset")
def office() -> list[ViewSet]:
    return [additions, institutions, certificates, letters]


@hooks.register("after_publish_page")
def tell_whom_it_reaches(request: HttpRequest, page: Page) -> None:
    tell_what_follows(request, page)


def count_what_is_left_again(instance: Lesson, **_told: Any) -> None:
    """What a lesson no longer asks leaves what is left of everybody, at once (decision 5)."""
    if Enrolment.objects.in_progress().exists():
        later("count_again_after", instance.translation_key)


def count_all_again(instance: Page, **_told: Any) -> None:
    """A module that is withdrawn takes its lessons with it; a path may list fewer modules."""
    if Enrolment.objects.in_progress().exists():
        later("count_again")


page_published.connect(count_what_is_left_again, sender=Lesson)
page_published.connect(count_all_again, sender=LearningPath)
page_unpublished.connect(count_what_is_left_again, sender=Lesson)
page_unpublished.connect(count_all_again, sender=Module)
