"""What a quiz without an error spares of its module."""

from uuid import uuid4

from curriculum.rules.exempting import (
    Obstacle,
    module_in,
    modules_spared,
    obstacle_in,
    quiz_of,
    spared_by,
)
from curriculum.rules.fingerprints import outline_fingerprint
from curriculum.rules.outline import ActivityItem, LessonItem, ModuleItem, PathOutline
from curriculum.rules.outline_json import as_json, from_json


def activity(kind: str = "quiz") -> ActivityItem:
    return ActivityItem(uuid4(), kind, "À rendre", 3, 70)


def lesson(*activities: ActivityItem, required: bool = True, always: bool = False) -> LessonItem:
    return LessonItem(uuid4(), "Leçon", 5, required, activities, always)


def module(*lessons: LessonItem) -> ModuleItem:
    return ModuleItem(uuid4(), "Module", True, (), lessons)


EARLY, LAST, EXTRA, RULE = (activity() for _ in range(4))
TALK = activity("dialogue")
FIRST = lesson(EARLY, TALK)
ALWAYS = lesson(RULE, always=True)
END = lesson(LAST, activity("booklet"))
OFFERED = lesson(EXTRA, required=False)
BOOK = END.activities[1]
MODULE = module(FIRST, ALWAYS, END, OFFERED)


def test_the_quiz_of_a_module_is_the_last_one_that_is_required() -> None:
    assert quiz_of(MODULE, ()) == (END, LAST)
    assert quiz_of(MODULE, {LAST.id}) == (ALWAYS, RULE)
    assert quiz_of(module(lesson(TALK), OFFERED), ()) is None


def test_what_is_done_retired_optional_or_always_asked_is_not_spared() -> None:
    assert spared_by(MODULE, LAST.id, (), ()) == [EARLY, TALK, BOOK]
    assert spared_by(MODULE, LAST.id, {EARLY.id}, {TALK.id}) == [BOOK]
    assert spared_by(MODULE, LAST.id, {FIRST.id, END.id}, ()) == []


def test_nothing_is_asked_of_a_module_that_is_begun_or_has_nothing_else() -> None:
    assert obstacle_in(MODULE, (), ()) is None
    assert obstacle_in(MODULE, {EXTRA.id}, ()) == Obstacle.BEGUN
    assert obstacle_in(module(lesson(TALK)), (), ()) == Obstacle.NO_QUIZ
    assert obstacle_in(module(ALWAYS, lesson(LAST)), (), ()) == Obstacle.NOTHING


def test_a_module_is_spared_by_what_was_exempted_of_it() -> None:
    other = module(lesson(activity()))
    outline = PathOutline(uuid4(), "Parcours", (MODULE, other))

    assert modules_spared(outline, {EARLY.id}) == modules_spared(outline, {FIRST.id}) == {MODULE.id}
    assert module_in(outline, other.id) == other
    assert module_in(outline, uuid4()) is None


def test_an_outline_without_the_mark_says_nothing_of_it() -> None:
    plain, marked = (
        PathOutline(MODULE.id, "P", (ModuleItem(MODULE.id, "M", True, (), (one,)),))
        for one in (
            LessonItem(FIRST.id, "L", 5, True, (EARLY,)),
            LessonItem(FIRST.id, "L", 5, True, (EARLY,), always=True),
        )
    )

    assert "always" not in str(as_json(plain))
    assert from_json(as_json(marked)) == marked
    assert outline_fingerprint(plain) != outline_fingerprint(marked)
