"""« Qui verra ceci » is made from the rules that the doors filter with."""

import pytest

from learners.models import Attempt, Enrolment
from learners.queries.people.seeing import seen_by
from learners.rules.people.seeing import SEEN_BY, Reader, may_see, readers_of
from learners.views.people.seeing_words import readers_in_words
from tests.doors import finish_lesson, lesson_url, text_of
from tests.learners.test_placement import sheet

pytestmark = pytest.mark.django_db


NAMED = {
    Reader.TUTOR: "Hélène Morel, qui vous forme",
    Reader.TRAINERS: "formatrices et formateurs",
    Reader.INSTITUTION: "la structure qui vous envoie",
    Reader.DISABILITY: "référente handicap",
    Reader.ADMINISTRATION: "l’administration du site",
}


@pytest.mark.parametrize("tutor", ["Hélène Morel", ""])
@pytest.mark.parametrize("kind", SEEN_BY)
def test_the_words_name_everybody_that_the_rule_lets_in(kind, tutor):
    said, seen = readers_in_words(kind, tutor=tutor), readers_of(kind, has_tutor=bool(tutor))

    assert {reader for reader, word in NAMED.items() if word in said} == seen - {Reader.SELF}
    assert said.startswith("vous" if seen else "personne, pas même nous")
    assert said.endswith("vous seul·e") == (seen == {Reader.SELF})


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


def test_a_sheet_is_not_lost_when_its_tutor_trains_no_more(
    ada, ada_enrolled, path, blaise, denis, signed_in
):
    learner, sent = signed_in(ada), f"/mon-espace/positionnement/{ada_enrolled.pk}/"
    Enrolment.objects.update(tutor=denis)
    said = "vous, les formatrices et formateurs et l’administration du site."
    assert said in text_of(learner.get(sent))
    learner.post(sent, sheet(path))

    where = f"/formation/positionnements/{ada_enrolled.pk}/"
    assert signed_in(blaise).get(where).status_code == 200
    assert signed_in(denis).get(where).status_code == 404
