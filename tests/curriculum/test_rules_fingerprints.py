"""Same things, same fingerprint."""

from dataclasses import replace
from uuid import UUID

from curriculum.rules.fingerprints import blocks_that_count, fingerprint_of, outline_fingerprint
from curriculum.rules.outline import (
    ActivityItem,
    LessonItem,
    ModuleItem,
    ObjectiveItem,
    PathOutline,
)

ONE, TWO = UUID(int=1), UUID(int=2)
QUIZ = ActivityItem(ONE, "quiz", "Pour finir", 1, 100)
LESSON = LessonItem(ONE, "Leçon", 7, required=True, activities=(QUIZ,))
OTHER = LessonItem(TWO, "Autre", 7, required=True, activities=())
MODULE = ModuleItem(ONE, "Module", True, (ObjectiveItem(ONE, "nommer"),), (LESSON, OTHER))
OUTLINE = PathOutline(ONE, "Parcours", (MODULE,))


def of(module):
    return outline_fingerprint(replace(OUTLINE, modules=(module,)))


def test_a_form_that_nobody_touched_changes_nothing():
    sent = {"text": "Un.\n\nDeux.", "items": ["a"], "alt": "", "minutes": 3, "asked": True}
    back = {
        "asked": True,
        "minutes": 3,
        "alt": None,
        "items": ({"type": "item", "value": "a", "id": "x"},),
        "text": "Un.\r\n\r\nDeux. ",
    }

    assert fingerprint_of(sent) == fingerprint_of(back)
    assert fingerprint_of(sent) != fingerprint_of({**sent, "minutes": 4})


def test_only_an_activity_has_an_id_that_counts():
    blocks = [
        {"type": "passage", "value": "Un.", "id": "a"},
        {"type": "quiz", "value": {}, "id": "b"},
    ]

    assert blocks_that_count(blocks) == [
        {"type": "passage", "value": "Un."},
        {"type": "quiz", "value": {}, "id": "b"},
    ]


def test_a_correction_of_words_makes_no_new_outline():
    reworded = replace(
        MODULE,
        title="Module, corrigé",
        objectives=(ObjectiveItem(ONE, "nommer les côtés"),),
        lessons=(replace(LESSON, title="Leçon, corrigée"), OTHER),
    )

    assert of(reworded) == outline_fingerprint(OUTLINE)


def test_whatever_counts_makes_a_new_outline():
    changed = [
        replace(MODULE, required=False),
        replace(MODULE, objectives=()),
        replace(MODULE, lessons=(OTHER, LESSON)),
        replace(MODULE, lessons=(LESSON,)),
        replace(MODULE, lessons=(replace(LESSON, reading_minutes=8), OTHER)),
        replace(MODULE, lessons=(replace(LESSON, required=False), OTHER)),
        replace(MODULE, lessons=(replace(LESSON, activities=(replace(QUIZ, mark=70),)), OTHER)),
        replace(MODULE, lessons=(replace(LESSON, activities=(replace(QUIZ, minutes=2),)), OTHER)),
    ]

    assert len({outline_fingerprint(OUTLINE), *map(of, changed)}) == 1 + len(changed)
