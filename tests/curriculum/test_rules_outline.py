"""What is left, and what follows from what is done: the one rule, on plain values."""

from uuid import UUID, uuid4

import pytest

from curriculum.rules.outline import (
    ActivityItem,
    Finished,
    LessonItem,
    ModuleItem,
    ObjectiveItem,
    PathOutline,
    Remaining,
    activity_credit,
    holds,
    is_path_finished,
    newly_finished,
    next_lesson,
    pass_mark,
    percentage,
    remaining,
)
from curriculum.rules.outline_json import as_json, from_json


def quiz(minutes: int = 1, mark: int = 70) -> ActivityItem:
    return ActivityItem(uuid4(), "quiz", "Quiz", minutes, mark)


def lesson(*activities: ActivityItem, reading: int = 7, required: bool = True) -> LessonItem:
    return LessonItem(uuid4(), "Leçon", reading, required, activities)


def module(*lessons: LessonItem, required: bool = True) -> ModuleItem:
    return ModuleItem(uuid4(), "Module", required, (ObjectiveItem(uuid4(), "nommer"),), lessons)


def path(*modules: ModuleItem) -> PathOutline:
    return PathOutline(uuid4(), "Parcours", modules)


@pytest.fixture
def two_lessons() -> PathOutline:
    """A lesson of 8 minutes and one that is only two quizzes, of 7 and 5 minutes."""
    return path(module(lesson(quiz()), lesson(quiz(7), quiz(5), reading=0)))


def ids(outline: PathOutline) -> list[list[UUID]]:
    """The activities of each lesson."""
    return [[a.id for a in item.activities] for _, item in outline.lessons()]


def test_nothing_done_leaves_everything(two_lessons: PathOutline) -> None:
    assert remaining(two_lessons, (), ()) == Remaining(lessons=1, quizzes=2, minutes=20)
    assert (two_lessons.minutes, percentage(two_lessons, (), ())) == (20, 0)


def test_the_last_activity_of_a_lesson_credits_its_reading(two_lessons: PathOutline) -> None:
    (first,), _ = ids(two_lessons)
    _, item = next(two_lessons.lessons())

    assert newly_finished(two_lessons, {first}, ()) == [Finished(item.id, "lesson", 7)]
    assert activity_credit(two_lessons, first) == 1


def test_one_quiz_of_two_finishes_no_lesson(two_lessons: PathOutline) -> None:
    _, (one, _) = ids(two_lessons)

    assert newly_finished(two_lessons, {one}, ()) == []
    assert remaining(two_lessons, {one}, ()) == Remaining(lessons=1, quizzes=1, minutes=13)
    assert percentage(two_lessons, {one}, ()) == 35


def test_the_last_lesson_finishes_its_module_and_the_path(two_lessons: PathOutline) -> None:
    done = {activity for lesson_ids in ids(two_lessons) for activity in lesson_ids}

    assert [f.kind for f in newly_finished(two_lessons, done, ())] == [
        "lesson",
        "lesson",
        "module",
        "path",
    ]
    assert percentage(two_lessons, done, ()) == 100


def test_what_is_optional_is_neither_left_nor_credited() -> None:
    asked, offered = quiz(), quiz(9)
    outline = path(
        module(lesson(asked), lesson(offered, required=False)),
        module(lesson(quiz()), required=False),
    )

    assert remaining(outline, {asked.id}, ()).minutes == 0
    assert activity_credit(outline, offered.id) == 0
    assert is_path_finished(outline, {asked.id}, ())


def test_a_retired_activity_is_asked_of_nobody(two_lessons: PathOutline) -> None:
    (first,), (one, two) = ids(two_lessons)

    assert remaining(two_lessons, {one}, {two}).minutes == 8
    assert next_lesson(two_lessons, {first}, {one, two}) is None
    assert is_path_finished(two_lessons, {first}, {one, two})


def test_nothing_done_finishes_nothing_even_if_everything_is_retired(
    two_lessons: PathOutline,
) -> None:
    everything = {activity for lesson_ids in ids(two_lessons) for activity in lesson_ids}

    assert not is_path_finished(two_lessons, (), everything)
    assert newly_finished(two_lessons, (), everything) == []


def test_an_empty_path_is_never_finished() -> None:
    assert not is_path_finished(path(), (), ())
    assert not is_path_finished(path(module()), (), ())
    assert percentage(path(module()), (), ()) == 0


def test_a_completed_lesson_stays_so_whatever_is_added_to_it(two_lessons: PathOutline) -> None:
    _, item = next(two_lessons.lessons())

    assert remaining(two_lessons, {item.id}, ()).lessons == 0
    assert percentage(two_lessons, {item.id}, ()) == 40


def test_the_next_lesson_is_the_first_with_something_left(two_lessons: PathOutline) -> None:
    (first,), _ = ids(two_lessons)
    found = next_lesson(two_lessons, {first}, ())

    assert found is not None
    assert found[1].reading_minutes == 0


def test_an_outline_knows_what_it_holds(two_lessons: PathOutline) -> None:
    (first,), _ = ids(two_lessons)
    _, item = next(two_lessons.lessons())

    assert holds(two_lessons, first)
    assert holds(two_lessons, item.id)
    assert not holds(two_lessons, uuid4())


def test_a_pinned_mark_is_that_of_the_outline() -> None:
    hard = quiz(mark=100)
    outline = path(module(lesson(quiz()), lesson(hard)))

    assert pass_mark(outline, hard.id) == 100


def test_what_an_outline_does_not_hold_has_neither_mark_nor_minutes(
    two_lessons: PathOutline,
) -> None:
    with pytest.raises(LookupError):
        pass_mark(two_lessons, uuid4())
    with pytest.raises(LookupError):
        activity_credit(two_lessons, uuid4())


def test_an_outline_comes_back_from_plain_data_as_it_was(two_lessons: PathOutline) -> None:
    assert from_json(as_json(two_lessons)) == two_lessons
