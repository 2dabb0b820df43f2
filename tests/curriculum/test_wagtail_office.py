"""The office: who enters, what they find, what is copied, and that nothing comes from elsewhere."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, Site

from content.models import HomePage
from curriculum.actions.site import lay_out_site
from curriculum.models import Activity, Catalogue, Lesson, Module, Shelf
from curriculum.queries.outlines import current_outline
from curriculum.rules.rows import quizzes_of
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


def menu(client):
    """The names of the main menu, which is given to the browser as data."""
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    return set(re.findall(r'"name": "([a-z-]+)", "label"', html))


def ids_in(lesson):
    return [quiz.id for quiz in quizzes_of(lesson.body.raw_data)]


def test_laying_out_the_site_again_changes_nothing(a_moment):
    def everything():
        group = Group.objects.get(name="Formatrices et formateurs")
        return (
            list(Page.objects.order_by("pk").values()),
            list(Site.objects.values()),
            group.permissions.count(),
            group.page_permissions.count(),
            group.collection_permissions.count(),
        )

    before = everything()
    lay_out_site(a_moment)

    assert everything() == before


def test_a_trainer_finds_pages_questions_and_pictures(office, edith, signed_in):
    assert {"explorer", "questions", "images", "documents", "media"} <= menu(office)
    assert not {"snippets", "help"} & menu(signed_in(edith))


def test_a_learner_does_not_enter(signed_in, ada):
    response = signed_in(ada).get(reverse("wagtailadmin_home"))

    assert response.status_code == 302


@pytest.mark.parametrize("page", [Catalogue, Shelf])
def test_a_trainer_writes_under_the_sections_only(blaise, page):
    permissions = page.objects.get().permissions_for_user(blaise)
    assert permissions.can_add_subpage()
    assert permissions.can_publish_subpage()

    home = HomePage.objects.get().permissions_for_user(blaise)
    assert not home.can_edit()


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_home",
        "questions:index",
        "questions:add",
        "question_imports:index",
        "wagtailimages:add",
    ],
)
def test_no_page_of_the_office_loads_anything_from_elsewhere(office, name):
    html = office.get(reverse(name)).content.decode()

    assert not re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(?:https?:)?//', html)
    assert '<html lang="fr"' in html


def test_lessons_are_listed_in_their_order(office, first_lesson):
    html = office.get(
        reverse("wagtailadmin_explore", args=(first_lesson.get_parent().pk,))
    ).content.decode()
    titles = ["Quatre côtés, une personne", "Des chiffres et leurs définitions", "À vous"]

    places = [html.index(title) for title in titles]
    assert places == sorted(places)


def copy(office, page, **extra):
    address = reverse("wagtailadmin_pages:copy", args=(page.pk,))
    parent = page.get_parent().pk
    form = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": parent, **extra}
    return office.post(address, form)


def test_a_module_copied_in_the_office_has_activities_of_its_own(office, first_lesson):
    module = first_lesson.get_parent()
    copy(office, module, copy_subpages="on")

    twins = Lesson.objects.child_of(Module.objects.get(slug="copie"))
    known = set(Activity.objects.values_list("id", flat=True))
    assert twins.count() == 5
    assert not any(known & set(ids_in(twin)) for twin in twins)


def test_a_lesson_unpublished_in_the_office_is_no_longer_asked(office, first_lesson):
    office.post(reverse("wagtailadmin_pages:unpublish", args=(first_lesson.pk,)))

    assert Activity.objects.filter(
        lesson=first_lesson.translation_key, retired_at__isnull=False
    ).exists()


def test_reordering_in_the_office_makes_a_new_outline(office):
    module = write.new_module()
    one = write.new_lesson(module, write.quiz(write.question("un")))
    write.new_lesson(module, write.quiz(write.question("deux")), slug="deux")
    path = write.new_path(module)
    address = reverse("wagtailadmin_pages:set_page_position", args=(one.pk,))
    office.post(f"{address}?position=1")

    assert current_outline(path.translation_key).number == 2
    assert [x.slug for x in Lesson.objects.child_of(module).order_by("path")] == [
        "deux",
        "une-lecon",
    ]
