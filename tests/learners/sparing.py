"""The module that Ada may be spared, and the quiz that decides."""

import pytest

from curriculum.models import Lesson
from curriculum.rules.exempting import quiz_of
from learners.queries.learning.enrolments import outline_of
from tests.doors import activities_of


@pytest.fixture
def module(ada_enrolled):
    """The first module of the starter path."""
    return outline_of(ada_enrolled).modules[0]


@pytest.fixture
def quiz(module):
    lesson, activity = quiz_of(module, ())
    page = Lesson.objects.get(translation_key=lesson.id)
    return page, next(a for a in activities_of(page) if a.id == activity.id)
