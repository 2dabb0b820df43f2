"""« Qui verra ceci » is made from the rules that the doors filter with."""

import pytest

from content.rules.roles import DISABILITY_REFERENTS
from learners.journey import placing
from learners.models import Attempt, Enrolment
from learners.queries.people.seeing import seen_by
from learners.rules.people.seeing import SEEN_BY, Reader, may_see, readers_of
from learners.views.people.seeing_words import readers_in_words, readers_of_an_answer
from tests.doors import finish_lesson, lesson_url, text_of
from tests.learners.test_placement import sheet
from tests.people import works_as

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


@pytest.mark.parametrize("is_tutor", [True, False])
@pytest.mark.parametrize("kind", ["help_request", "shared_note", "placement", "exemption"])
def test_who_answers_reads_the_same_rule_from_where_they_stand(kind, is_tutor):
    tutor = "Blaise Pascal"
    said = readers_of_an_answer(kind, learner="Ada Lovelace", tutor=tutor, is_tutor=is_tutor)
    seen = readers_of(kind, has_tutor=True)

    assert said.startswith("Ada Lovelace")
    assert ("vous" in said) == (is_tutor or Reader.TRAINERS in seen)
    assert ("Blaise Pascal, qui forme cette personne" in said) == (not is_tutor)
    assert ("formatrices et formateurs" in said) == (Reader.TRAINERS in seen)
    assert ("l’administration du site" in said) == (Reader.ADMINISTRATION in seen)


@pytest.mark.parametrize(
    ("tells", "said"),
    [
        (True, "Ada Lovelace, qui forme cette personne et vous."),
        (False, "Ada Lovelace et vous."),
    ],
)
def test_who_arranges_reads_whom_the_learner_accepted_to_tell(
    tells, said, ada, ada_enrolled, gaston, signed_in, a_moment
):
    helene = works_as(DISABILITY_REFERENTS, "helene@exemple.fr", "Hélène", "Keller")
    placing.say_need(ada, "Je lis avec une loupe.", tells_trainers=tells, at=a_moment)

    page = text_of(signed_in(helene).get("/formation/amenagements/"))
    assert f"Qui verra ceci : {said}" in page
