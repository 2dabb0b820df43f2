"""The office in a real browser: nothing is asked of another host, nothing fails."""

import os
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from content.models import Picture
from curriculum.models import LearningPath, Lesson, Question
from learners.actions.people.roles import lay_out_roles
from learners.models import User
from tests.browser.chromium import session_cookie
from tests.browser.conftest import Visitor
from tests.people import BACKEND, person, works_as

# Wagtail leaves the files of its thumbnails to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SEEN = os.environ.get("OFFICE_SCREENSHOTS", "")  # a folder, to look at what was walked through


def addresses_of(role: str) -> list[str]:
    """The main pages of the office that this role opens."""
    everybody = [reverse("wagtailadmin_home"), reverse("wagtailadmin_account")]
    if role == "Administration":
        names = ("institutions:index", "institutions:add", "certificates:index", "letters:index")
        steps = ("wagtailadmin_workflows:index", "wagtailadmin_workflows:task_index")
        return everybody + [reverse(name) for name in (*names, *steps)]
    return everybody + writing()


def writing() -> list[str]:
    lesson = Lesson.objects.get(slug="quatre-cotes-une-personne")
    module, path = lesson.get_parent(), LearningPath.objects.get()
    on_pages = [
        reverse(f"wagtailadmin_pages:{name}", args=(page.pk,))
        for name, page in (
            ("edit", lesson),
            ("edit", module),
            ("edit", path),
            ("history", lesson),
            ("copy", lesson),
        )
    ]
    new_lesson = reverse("wagtailadmin_pages:add", args=("curriculum", "lesson", module.pk))
    names = (
        *("questions:index", "questions:add", "wagtailimages:index", "wagtailimages:add_multiple"),
        *("wagtailadmin_reports:workflow", "wagtailadmin_reports:site_history"),
    )
    return [
        reverse("wagtailadmin_explore", args=(module.pk,)),
        *on_pages,
        new_lesson,
        reverse("questions:edit", args=(Question.objects.first().pk,)),
        reverse("wagtailimages:edit", args=(Picture.objects.first().pk,)),
        *(reverse(name) for name in names),
    ]


def publishing() -> list[str]:
    lesson = Lesson.objects.get(slug="quatre-cotes-une-personne")
    return [
        reverse("move_activity", args=(lesson.pk,)),
        reverse("wagtailadmin_reports:locked_pages"),
    ]


def superuser() -> list[str]:
    names = ("wagtailusers_users:index", "wagtailusers_groups:index", "wagtailusers_users:add")
    return [reverse(name) for name in names]


def signed_in(page: Page, user: User, site: str) -> Page:
    client = Client()
    client.force_login(user, backend=BACKEND)
    page.context.add_cookies([session_cookie(client.cookies["session"].value, site)])
    return page


def walk(page: Page, addresses: list[str], who: str) -> None:
    """Open each and let it load all it wants; the visitor's watcher notes what is wrong."""
    for address in addresses:
        answer = page.goto(address, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, address
        assert page.url.endswith(address), (address, page.url)
        if SEEN:
            name = address.strip("/").replace("/", "-")
            page.screenshot(path=Path(SEEN) / f"{who}-{name}.png", full_page=True)


@pytest.mark.parametrize(
    "role", ["Autrices et auteurs", "Relectrices et relecteurs", "Administration"]
)
def test_a_role_walks_through_its_office_and_asks_nothing_of_another_host(
    role: str, visitor: Visitor, site: str
) -> None:
    lay_out_roles()
    page = signed_in(visitor(), works_as(role, "jeanne@exemple.fr", "Jeanne", "Morel"), site)
    more = [reverse("absences:index"), *publishing()] if role.startswith("Relect") else []

    walk(page, addresses_of(role) + more, role.split(maxsplit=1)[0])


def test_who_runs_the_house_walks_through_the_rest(visitor: Visitor, site: str) -> None:
    edith = person("edith@exemple.fr", "Edith", "Clarke", is_staff=True, is_superuser=True)

    walk(signed_in(visitor(), edith, site), addresses_of("")[:2] + superuser(), "Edith")
