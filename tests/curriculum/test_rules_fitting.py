"""The next thing to do, and what fits in five, ten or twenty minutes."""

from uuid import uuid4

import pytest

from curriculum.rules.fitting import MINUTES, first_that_fits, shortest, things_left
from curriculum.rules.outline import ActivityItem, LessonItem, remaining
from tests.curriculum.test_rules_outline import lesson, module, path, quiz


@pytest.fixture
def outline():
    """Twelve minutes, then six, then two quizzes of seven and five; and an optional lesson."""
    return path(
        module(lesson(quiz(5)), lesson(quiz(), reading=5), lesson(quiz(7), quiz(5), reading=0)),
        module(lesson(quiz(), reading=1), required=False),
    )


def minutes(things):
    return [thing.minutes for thing in things]


def test_things_come_in_the_order_of_the_path_without_what_is_optional(outline):
    things = list(things_left(outline, (), ()))

    assert minutes(things) == [12, 6, 12]
    assert sum(minutes(things)) == remaining(outline, (), ()).minutes


def test_activities_alone_are_cut_in_pieces_once_the_lessons_before_are_done(outline):
    done = {item.activities[0].id for _, item in list(outline.lessons())[:2]}

    assert minutes(things_left(outline, done, ())) == [12, 7, 5]


@pytest.mark.parametrize(("have", "found"), [(5, None), (10, 6), (20, 12)])
def test_the_first_that_fits_is_given(outline, have, found):
    thing = first_that_fits(list(things_left(outline, (), ())), have)

    assert (thing.minutes if thing else None) == found
    assert MINUTES == (5, 10, 20)


def test_whoever_answered_has_read_so_the_answers_alone_are_left():
    both = lesson(quiz(3), quiz(4))
    first, second = both.activities
    outline = path(module(both))

    def left(*, done=(), begun=()):
        return minutes(things_left(outline, done, (), begun))

    assert left() == [14]
    assert left(done={first.id}) == [4]
    assert left(begun={second.id}) == [7, 3, 4]


def test_what_was_retired_is_offered_to_nobody(outline):
    first = next(outline.lessons())[1]

    assert minutes(things_left(outline, (), {first.activities[0].id}))[0] == 6


def test_the_shortest_of_nothing_is_nothing(outline):
    assert shortest([]) is None
    assert shortest(list(things_left(outline, (), ()))).minutes == 6


def test_every_kind_that_stands_alone_is_counted_by_its_name():
    kinds = ("quiz", "dialogue", "exercise", "rewriting")
    alone = tuple(ActivityItem(uuid4(), kind, kind, 5, 0) for kind in kinds)
    left = remaining(path(module(LessonItem(uuid4(), "À vous", 0, True, alone))), (), ())

    assert (left.quizzes, left.dialogues, left.exercises, left.minutes) == (1, 1, 2, 20)
