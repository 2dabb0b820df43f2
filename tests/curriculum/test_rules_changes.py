"""What changed between two outlines, and which of the four kinds it is."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from curriculum.documents.changes import sentence_on
from curriculum.rules.changes import Kind, Sort, changes_between, no_longer_asked
from curriculum.rules.drawing import Draw
from curriculum.rules.outline import ActivityItem, LessonItem, ModuleItem, PathOutline

QUIZ = ActivityItem(uuid4(), "quiz", "Pour finir", 2, 70)
OTHER = ActivityItem(uuid4(), "quiz", "Une autre", 3, 70)
READ = LessonItem(uuid4(), "Lire", 6, True, (QUIZ,))
MORE = LessonItem(uuid4(), "Encore", 5, True, (OTHER,))
PATH = uuid4()
MODULE = uuid4()


def path(*lessons: LessonItem, required: bool = True) -> PathOutline:
    return PathOutline(PATH, "Parcours", (ModuleItem(MODULE, "Module", required, (), lessons),))


ONE, TWO = uuid4(), uuid4()


def asking(*questions: UUID, drawn: int = 0) -> PathOutline:
    """A lesson whose quiz asks these, and draws some; no question at all is an old outline."""
    draws = (Draw("gestes", drawn),) if drawn else ()
    return path(replace(READ, activities=(replace(QUIZ, questions=questions, draws=draws),)))


OPTIONAL = replace(MORE, required=False)
WITH_OTHER = replace(READ, reading_minutes=3, activities=(QUIZ, OTHER))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (path(READ), path(replace(READ, title="Relire")), []),
        (path(READ, MORE), path(MORE, READ), []),
        (path(READ), path(READ, MORE), [(Kind.LESSON_ADDED, Sort.ADDITION)]),
        (path(READ), path(READ, OPTIONAL), [(Kind.LESSON_OFFERED, Sort.SUPPLEMENT)]),
        (path(READ, OPTIONAL), path(READ, MORE), [(Kind.MADE_REQUIRED, Sort.ADDITION)]),
        (path(READ, MORE), path(READ, OPTIONAL), [(Kind.MADE_OPTIONAL, Sort.REMOVAL)]),
        (path(READ, MORE), path(READ), [(Kind.LESSON_REMOVED, Sort.REMOVAL)]),
        (path(READ), path(READ, required=False), [(Kind.MADE_OPTIONAL, Sort.REMOVAL)]),
        (
            path(READ),
            path(WITH_OTHER),
            [(Kind.ACTIVITY_ADDED, Sort.ADDITION)],
        ),
        (path(WITH_OTHER), path(READ), [(Kind.ACTIVITY_REMOVED, Sort.REMOVAL)]),
        (
            path(READ),
            path(replace(READ, activities=(replace(QUIZ, mark=80),))),
            [(Kind.MARK_RAISED, Sort.ADDITION)],
        ),
        (
            path(READ),
            path(replace(READ, activities=(replace(QUIZ, mark=50),))),
            [(Kind.MARK_LOWERED, Sort.ADDITION)],
        ),
        (
            path(READ),
            path(replace(READ, reading_minutes=9)),
            [(Kind.MINUTES_CHANGED, Sort.ADDITION)],
        ),
        (
            path(READ, MORE),
            path(replace(READ, activities=(QUIZ, OTHER), reading_minutes=3)),
            [(Kind.LESSON_REMOVED, Sort.REMOVAL)],
        ),
        (path(OPTIONAL), path(replace(OPTIONAL, reading_minutes=9)), []),
        (asking(ONE), asking(ONE, TWO), [(Kind.QUESTIONS_ADDED, Sort.ADDITION)]),
        (asking(ONE, TWO), asking(TWO), [(Kind.QUESTIONS_REMOVED, Sort.REMOVAL)]),
        (
            asking(ONE),
            asking(TWO),
            [(Kind.QUESTIONS_ADDED, Sort.ADDITION), (Kind.QUESTIONS_REMOVED, Sort.REMOVAL)],
        ),
        (asking(ONE, TWO), asking(TWO, ONE), []),
        (asking(), asking(ONE), []),
        (asking(ONE, drawn=1), asking(ONE, drawn=2), [(Kind.QUESTIONS_ADDED, Sort.ADDITION)]),
        (asking(ONE, drawn=2), asking(ONE), [(Kind.QUESTIONS_REMOVED, Sort.REMOVAL)]),
    ],
)
def test_a_change_is_of_the_kind_it_shows(old, new, changes):
    assert [(c.kind, c.sort) for c in changes_between(old, new)] == changes


def test_every_kind_of_change_has_its_sentence():
    changes = [
        *changes_between(path(READ), path(WITH_OTHER, MORE)),
        *changes_between(path(READ), path(replace(READ, activities=(replace(QUIZ, mark=80),)))),
        *changes_between(asking(ONE), asking(ONE, TWO)),
    ]

    assert [sentence_on(change).replace("\u00a0", " ") for change in changes] == [
        "« Une autre », dans « Lire » : une activité de plus, 3 min",
        "« Encore » : une leçon de plus, 8 min",
        "« Pour finir » : le seuil passe de 70 % à 80 %",
        "« Pour finir » : de nouvelles questions, 2 en tout",
    ]


def test_what_is_no_longer_required_is_no_longer_asked():
    assert no_longer_asked(path(READ, MORE), path(READ)) == {OTHER.id}
    assert no_longer_asked(path(READ, MORE), path(READ, OPTIONAL)) == {OTHER.id}
    assert no_longer_asked(path(READ), path(READ, MORE)) == set()
