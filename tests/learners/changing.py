"""A small path that changes while Ada follows it."""

from uuid import uuid4

import pytest

from curriculum.queries.outlines import current_outline
from learners.journey import learning
from tests.curriculum import lesson_writing as write
from tests.learners.working import work_off

REASON = "La règle a changé au 1er novembre."


@pytest.fixture
def module(db):
    return write.new_module()


@pytest.fixture
def first(module):
    return write.new_lesson(module, write.quiz(write.question("un"), minutes=2), slug="un")


@pytest.fixture
def second(module, first):
    return write.new_lesson(module, write.quiz(write.question("deux"), minutes=2), slug="deux")


@pytest.fixture
def small_path(module, second):
    """Two lessons of five minutes."""
    return write.new_path(module)


@pytest.fixture
def enrolment(ada, small_path, a_moment):
    made, _ = learning.begin(ada, current_outline(small_path.translation_key), at=a_moment)
    return made


@pytest.fixture
def at_work(ada, enrolment, signed_in):
    return signed_in(ada)


@pytest.fixture
def office(edith, signed_in):
    return signed_in(edith)


def add_lesson(module, **changes):
    name = changes.pop("slug", "trois")
    quiz = write.quiz(write.question(name), minutes=2)
    return write.new_lesson(module, quiz, slug=name, **changes)


def apply_it(office, path, *, reason=REASON, key=None, outline=None):
    outline = outline or current_outline(path.translation_key).pk
    said = {"key": str(key or uuid4()), "outline": str(outline), "reason": reason}
    response = office.post(f"/admin/additions/{path.pk}/", said)
    work_off()
    return response


def figures(enrolment):
    enrolment.refresh_from_db()
    return enrolment.percentage, enrolment.minutes_left, enrolment.lessons_left
