"""Where Wagtail speaks to the curriculum: pages published, withdrawn, moved, copied; the office."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from curriculum.forms.copying import CopyPageForm
from curriculum.forms.lessons import LessonForm
from curriculum.forms.paths import PathForm
from curriculum.journey import finding, publishing
from curriculum.models import LearningPath, Lesson, Module
from curriculum.office.imports import question_imports
from curriculum.office.moving import MoveActivityButton, move
from curriculum.office.pack_exports import ExportPackButton, export_pack
from curriculum.office.pack_imports import pack_imports_pages
from curriculum.office.paths import refuse_to_publish, refuse_to_publish_all
from curriculum.office.question_chooser import question_chooser
from curriculum.office.questions import questions
from curriculum.office.scenarios import scenario_chooser, scenarios
from curriculum.office.translations import translations
from curriculum.queries.copies import just_copied
from curriculum.queries.translating import PAGES

KINDS = {model: kind for kind, model in PAGES.items()}

# A model ranks below forms: the office lends the page its form.
Lesson.base_form_class = LessonForm
LearningPath.base_form_class = PathForm
for copied in (Lesson, Module, LearningPath):
    copied.copy_form_class = CopyPageForm


def when_published(instance: Page, **_kwargs: Any) -> None:
    """Scheduled for later is announced too: nothing is live yet."""
    if not instance.live:
        return
    if isinstance(instance, Lesson):
        publishing.publish_lesson(instance, at=timezone.now())
    elif isinstance(instance, Module):
        publishing.publish_module(instance, at=timezone.now())
    elif isinstance(instance, LearningPath):
        publishing.publish_path(instance, at=timezone.now())
    finding.follow(instance)


def when_withdrawn(instance: Page, **_kwargs: Any) -> None:
    """Unpublished, or about to be deleted."""
    if isinstance(instance, Lesson):
        publishing.withdraw_lesson(instance, at=timezone.now())
    elif isinstance(instance, Module):
        publishing.withdraw_module(instance, at=timezone.now())
    elif isinstance(instance, LearningPath):
        publishing.withdraw_path(instance, at=timezone.now())
    finding.lose(instance)


def when_moved(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **_kwargs: Any
) -> None:
    publishing.move_page(parent_page_before, parent_page_after, at=timezone.now())
    finding.follow(instance.specific)


page_published.connect(when_published, dispatch_uid="curriculum.published")
page_unpublished.connect(when_withdrawn, dispatch_uid="curriculum.withdrawn")
post_page_move.connect(when_moved, dispatch_uid="curriculum.moved")


@hooks.register("register_page_header_buttons")
def offer_to_translate(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """« Traduire en anglais », for whoever may change what is published."""
    kind = KINDS.get(page.specific_class)
    if kind and page.live and page.permissions_for_user(user).can_edit():
        url = reverse("translations:translate", args=[kind, page.translation_key])
        yield Button(_("Traduire en anglais"), url, icon_name="globe", priority=35)


@hooks.register("after_copy_page")
def give_copies_what_is_theirs(request: HttpRequest, page: Page, new_page: Page) -> None:
    publishing.copy_pages(page, new_page, at=timezone.now())


@hooks.register("before_copy_page")
def make_one_copy_of_two_clicks(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The second click finds what the first one made."""
    if request.method != "POST":
        return None
    title, slug = request.POST.get("new_title", ""), request.POST.get("new_slug", "")
    copy = just_copied(page, title=title, slug=slug, by=request.user, at=timezone.now())
    if copy is None:
        return None
    messages.success(request, _("La copie est faite. La voici."))
    return redirect("wagtailadmin_pages:edit", copy.pk)


@hooks.register("before_publish_page")
def refuse_an_unfinished_programme(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refuse_to_publish(request, page) if isinstance(page, LearningPath) else None


@hooks.register("before_bulk_action")
def refuse_unfinished_programmes(
    request: HttpRequest, action_type: str, objects: Iterable[Model], _action: object
) -> HttpResponse | None:
    if action_type != "publish" or request.method != "POST":
        return None
    specific = (page.specific for page in objects if isinstance(page, Page))
    paths = [page for page in specific if isinstance(page, LearningPath)]
    return refuse_to_publish_all(request, paths)


@hooks.register("register_admin_viewset")
def register_questions() -> list[Any]:
    return [
        questions,
        question_chooser,
        scenarios,
        scenario_chooser,
        question_imports,
        pack_imports_pages,
        translations,
    ]


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    return [
        path("activities/<int:pk>/move/", move, name="move_activity"),
        path("modules/<int:pk>/paquet.zip", export_pack, name="export_pack"),
    ]


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def offer_to_move_an_activity(page: Page, **_told: Any) -> Iterator[MoveActivityButton]:
    yield MoveActivityButton(page=page, priority=25)


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def offer_to_export_a_module(page: Page, **_told: Any) -> Iterator[ExportPackButton]:
    yield ExportPackButton(page=page, priority=26)
