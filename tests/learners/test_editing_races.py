"""At the very same instant: two who save, and an author who publishes while people hand in."""

from datetime import datetime

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Revision

from curriculum.models import Activity, LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from learners.journey import learning
from learners.models import Attempt, Completion, User
from tests.curriculum.editing import opened, send
from tests.doors import activities_of, hand_in
from tests.people import BACKEND, person, works_as
from tests.processes import at_once

LEARNERS, PUBLICATIONS = 20, 4


@pytest.fixture
def lesson(real_database: str) -> Lesson:
    return Lesson.objects.get(slug="quatre-cotes-une-personne")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def trainer(name: str) -> User:
    return works_as("Formatrices et formateurs", f"{name}@exemple.fr", name, "Pascal")


def test_of_two_who_save_at_once_one_is_second_and_both_are_kept(lesson: Lesson) -> None:
    clients = [browser(trainer(name)) for name in ("Blaise", "Jacqueline")]
    forms = [opened(lesson, title=f"Titre {number}") for number in range(2)]
    before = set(Revision.objects.for_instance(lesson).values_list("pk", flat=True))

    def save(number: int) -> None:
        assert send(clients[number], lesson, forms[number]).status_code == 302

    assert at_once(2, save) == [0, 0]
    written = Revision.objects.for_instance(lesson).exclude(pk__in=before)
    assert sorted(revision.content["title"] for revision in written) == ["Titre 0", "Titre 1"]
    newest = Page.objects.get(pk=lesson.pk).latest_revision_id
    assert newest == min(revision.pk for revision in written)


def test_an_author_publishes_while_people_hand_in_and_nothing_is_lost(
    lesson: Lesson, a_moment: datetime
) -> None:
    outline = current_outline(LearningPath.objects.get().translation_key)
    people = [person(f"p{n}@exemple.fr", f"P{n}", "Lovelace") for n in range(LEARNERS)]
    for one in people:
        learning.begin(one, outline, at=a_moment)
    learners, author = [browser(one) for one in people], browser(trainer("Blaise"))
    [activity] = activities_of(lesson)

    def work(number: int) -> None:
        if number < LEARNERS:
            assert hand_in(learners[number], lesson, activity).status_code == 302
            return
        for time in range(PUBLICATIONS):
            form = opened(lesson, title=f"Publiée {time}")
            assert send(author, lesson, form, "publish").status_code == 302

    assert at_once(LEARNERS + 1, work) == [0] * (LEARNERS + 1)
    assert Attempt.objects.filter(activity=activity, passed=True).count() == LEARNERS
    assert Completion.objects.filter(item=activity.id).count() == LEARNERS
    assert Lesson.objects.get(pk=lesson.pk).title == f"Publiée {PUBLICATIONS - 1}"
    assert Activity.objects.get(pk=activity.id).retired_at is None
    call_command("recount")
