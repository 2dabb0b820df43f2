"""« J’ai lu » on a device without a connection."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import Lesson
from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Completion, Enrolment, User
from tests.curriculum import lesson_writing as write
from tests.doors import lesson_url, soup
from tests.learners.queueing import send

Browser = Callable[[User], Client]


def lesson_to_read(person: User) -> tuple[Lesson, Enrolment]:
    """A lesson that asks nothing, in a path that this person began six months ago."""
    module = write.new_module()
    lesson = write.new_lesson(module, write.passage())
    outline = current_outline(write.new_path(module).translation_key)
    enrolment, _ = begin(person, outline, at=timezone.now() - timedelta(days=180))
    return lesson, enrolment


def test_a_lesson_read_without_a_connection_is_read_on_its_day_and_once(
    ada: User, denis: User, signed_in: Browser
) -> None:
    lesson, enrolment = lesson_to_read(ada)
    form = soup(signed_in(ada).get(lesson_url(lesson))).select_one("form[data-kind=read]")
    data = {"kind": "read", "activity": form["data-activity"], "person": str(ada.pk)}
    week_ago = timezone.now() - timedelta(days=7)

    assert send(signed_in(denis), data, done=week_ago).json()["outcome"] == "someone_else"
    outcomes = [send(signed_in(ada), data, done=week_ago).json()["outcome"] for _ in range(2)]
    assert outcomes == ["recorded", "already"]
    done = Completion.objects.get(enrolment=enrolment, kind="lesson")
    assert abs(done.done_at - week_ago) < timedelta(seconds=1)


@pytest.mark.parametrize("bad", [{"person": "\0"}, {"activity": "é" * 100_000}, {"person": ""}])
def test_a_reading_of_nothing_is_not_taken(
    ada: User, signed_in: Browser, bad: dict[str, str]
) -> None:
    data = {"kind": "read", "activity": str(uuid4()), "person": str(ada.pk)}

    assert send(signed_in(ada), data | bad, done=timezone.now()).json()["outcome"] == "unknown"
    assert send(signed_in(ada), data, done=timezone.now()).json()["outcome"] == "already"
    assert not Completion.objects.exists()
