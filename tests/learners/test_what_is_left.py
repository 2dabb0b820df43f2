"""What is left, in one sentence, the same everywhere."""

import pytest
from django.core.management import call_command

from curriculum.documents.left import left_in_short, left_things, what_is_left
from curriculum.rules.outline import Remaining
from learners.models import Enrolment
from tests.doors import finish_lesson, lesson_url, text_of

A_LESSON = Remaining(lessons=1, quizzes=0, minutes=8)
EVERYTHING = Remaining(lessons=2, quizzes=1, minutes=25, dialogues=1, exercises=2, half_days=1)
SAID = {
    A_LESSON: "Il vous reste 1 leçon (environ 8 min).",
    Remaining(0, 2, 12): "Il vous reste 2 quiz (environ 12 min).",
    Remaining(2, 1, 25): "Il vous reste 2 leçons et 1 quiz (environ 25 min).",
    Remaining(2, 1, 25, half_days=1): (
        "Il vous reste 2 leçons et 1 quiz (environ 25 min), et 1 demi-journée."
    ),
    Remaining(0, 0, 15, dialogues=1): "Il vous reste 1 dialogue (environ 15 min).",
    EVERYTHING: (
        "Il vous reste 2 leçons, 1 quiz, 1 dialogue et 2 exercices (environ 25 min),"
        " et 1 demi-journée."
    ),
    Remaining(0, 0, 0, half_days=2): "Il vous reste 2 demi-journées.",
    Remaining(0, 0, 0): "Il ne vous reste rien à faire.",
}


def plain(text):
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize("left", SAID)
def test_the_sentence_names_what_is_left_and_nothing_that_is_not(left):
    assert plain(what_is_left(left)) == SAID[left]


def test_a_cell_of_a_table_says_the_same_in_short():
    short = [left_in_short(left) for left in (A_LESSON, EVERYTHING, Remaining(0, 0, 0))]
    half_days = left_in_short(Remaining(0, 0, 0, half_days=2))

    assert [plain(words) for words in [*short, half_days]] == [
        "1 leçon (8 min)",
        "2 leçons, 1 quiz, 1 dialogue et 2 exercices (25 min), et 1 demi-journée",
        "Rien",
        "2 demi-journées",
    ]
    assert left_things(Remaining(0, 0, 0)) == ""


def test_the_space_the_module_and_the_lesson_agree(ada, ada_enrolled, signed_in, first_lesson):
    browser = signed_in(ada)
    finish_lesson(browser, first_lesson)
    whole = "Il vous reste 7 leçons, 2 quiz et 2 exercices (environ 1 h 22)."
    module = f"/modules/{first_lesson.get_parent().slug}/"

    assert whole in text_of(browser.get("/mon-espace/"))
    assert whole in text_of(browser.get(lesson_url(first_lesson)))
    assert "Il vous reste 3 leçons, 1 quiz et 1 exercice (environ " in text_of(browser.get(module))


@pytest.mark.django_db
def test_nothing_is_left_to_say_to_who_does_not_follow(client, blaise, signed_in, first_lesson):
    module = f"/modules/{first_lesson.get_parent().slug}/"

    assert "Il vous reste" not in text_of(client.get(module))
    assert "Il vous reste" not in text_of(signed_in(blaise).get(lesson_url(first_lesson)))


def test_a_recount_names_each_kind_that_was_miscounted(ada_enrolled):
    Enrolment.objects.update(dialogues_left=1, exercises_left=3)
    with pytest.raises(Exception, match="2 enrolments differ"):
        call_command("recount")
