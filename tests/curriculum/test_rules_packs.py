"""The identities that packs give, and the minutes of a lesson."""

from uuid import UUID

from curriculum.rules.identity import Names
from curriculum.rules.packs import PackLesson, Passage, Quiz

PACK = UUID("7d3f2f7e-2f6f-4f07-9d55-2d0d64bb7a10")
NAMES = Names(PACK)
IDENTITIES = {
    "module": "2928e237-2a76-5633-8a72-1a068a2ab04e",
    "lesson": "7991e361-942c-509b-b57d-b017ab4de057",
    "activity": "114f4e7c-373d-5ad5-8553-ab593a1e58c4",
    "question": "3c9ccfc6-3de0-5f20-8dbb-04c9a87bed42",
    "objective": "a7c5a4c5-7f17-583a-bee4-318f3c0f9939",
    "path": "4dbaa1db-0965-5ae3-a109-171983869846",
}


def test_an_identity_never_changes():
    """These are in databases for ever: a change here would lose everybody's history."""
    assert {
        "module": str(NAMES.module("regarder")),
        "lesson": str(NAMES.lesson("regarder")),
        "activity": str(NAMES.activity("regarder")),
        "question": str(NAMES.question("regarder")),
        "objective": str(NAMES.objective("regarder")),
        "path": str(NAMES.path("regarder")),
    } == IDENTITIES


def test_reading_takes_the_minutes_that_quizzes_leave():
    quizzes = (Quiz("a", "A", 2, 70, (), 9), Quiz("b", "B", 1, 70, (), 12))
    lesson = PackLesson("01.md", "un", "Un", 8, True, "", (Passage("Lire.", 7), *quizzes))
    assert lesson.quizzes == quizzes
    assert lesson.reading_minutes == 5
