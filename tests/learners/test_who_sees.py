"""« Qui verra ceci » is made from the rules that the doors filter with."""

import pytest

from learners.models import Attempt, Enrolment
from learners.queries.people.seeing import seen_by
from learners.rules.people.seeing import SEEN_BY, Reader, may_see
from learners.views.people.seeing_words import readers_in_words
from tests.doors import finish_lesson, lesson_url, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", SEEN_BY)
def test_the_words_name_everybody_that_the_rule_lets_in(kind):
    said = readers_in_words(kind, tutor="Hélène Morel")

    named = {
        Reader.TUTOR: "Hélène Morel, qui vous forme",
        Reader.TRAINERS: "les autres formatrices et formateurs",
        Reader.INSTITUTION: "votre structure",
        Reader.DISABILITY: "référente handicap",
    }
    assert {reader for reader, word in named.items() if word in said} == SEEN_BY[kind] - {
        Reader.SELF
    }
    assert said.startswith("vous seul·e" if SEEN_BY[kind] == {Reader.SELF} else "vous")


def test_a_quiz_says_who_sees_its_answers_and_nobody_else_does(
    ada, ada_enrolled, blaise, edith, signed_in, first_lesson
):
    browser = signed_in(ada)
    assert "Qui verra ceci : vous seul·e." in text_of(browser.get(lesson_url(first_lesson)))
    finish_lesson(browser, first_lesson)
    kept = Attempt.objects.all()

    assert kept.filter(seen_by(ada, "quiz_answers")).count() == 1
    for other in (blaise, edith):
        assert not kept.filter(seen_by(other, "quiz_answers")).exists()


def test_a_shared_note_is_its_tutor_s_too_and_a_question_every_trainer_s(
    ada_enrolled, ada, blaise, colette
):
    Enrolment.objects.update(tutor=blaise)
    mine = Enrolment.objects.all()

    def sees(viewer, kind):
        return mine.filter(seen_by(viewer, kind, tutor="tutor")).exists()

    people = (ada, blaise, colette)
    assert [sees(viewer, "logbook_note") for viewer in people] == [True, False, False]
    assert [sees(viewer, "shared_note") for viewer in people] == [True, True, False]
    Enrolment.objects.update(tutor=None)
    assert [sees(viewer, "help_request") for viewer in people] == [True, True, False]
    assert not may_see("needs", Reader.TUTOR)
