"""Trainers answer, the late questions first; the learner is told; who answers may change."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from learners.journey import helping, learning, tutoring
from learners.models import Entry, HelpMessage, HelpRequest, Letter
from tests.doors import soup, text_of
from tests.learners.helping import WORDS, asked, own, sent, trainers
from tests.people import person

LIST = "/formation/questions/"


@pytest.fixture
def at_work(ada, ada_enrolled, blaise, edith, path, a_moment, signed_in):
    tutoring.name_for_path(path.translation_key, blaise, delay=2, by=edith, at=a_moment)
    return signed_in(ada)


@pytest.fixture
def question(at_work, first_lesson):
    return asked(at_work, first_lesson)


@pytest.fixture
def marie(blaise):
    """Another trainer."""
    user = person("marie@exemple.fr", "Marie", "Curie")
    user.groups.add(*blaise.groups.all())
    return user


def test_a_trainer_answers_and_the_learner_is_told(question, at_work, blaise, ada, signed_in):
    office = signed_in(blaise)
    page = office.get(trainers(question))
    assert WORDS in text_of(page)
    assert "Qui verra ceci : Ada Lovelace, vous, les autres formatrices" in text_of(page)
    assert soup(page).select_one('a[href="/modules/regarder-a-360/quatre-cotes-une-personne/"]')
    response = sent(office, trainers(question), "Demandez-lui de le refaire.")

    assert response.url == LIST
    assert "Aucune question n’attend votre réponse." in text_of(office.get(LIST))
    thread = text_of(at_work.get(own(question)))
    assert "Votre question a sa réponse." in thread
    assert "Demandez-lui de le refaire." in thread
    letter = Letter.objects.get(kind="help_answered")
    assert (letter.person, letter.context["answered_by"]) == (ada, "Blaise Pascal")
    assert "refaire" not in str(letter.context)
    fact = Entry.objects.get(kind="help_answered")
    assert (fact.actor, fact.person, fact.result) == (blaise.pk, ada.pk, "in_time")


def test_who_wants_no_letters_finds_the_answer_on_their_page(
    question, at_work, ada, blaise, signed_in
):
    ada.wants_letters = False
    ada.save()
    sent(signed_in(blaise), trainers(question), "Oui.")

    assert Letter.objects.get(kind="help_answered").state == "notice"
    assert "Une réponse à votre question sur" in text_of(at_work.get("/mon-espace/"))


def test_an_answer_sent_twice_is_one_and_another_one_is_told_as_such(question, blaise, a_moment):
    key = uuid4()
    given = [
        helping.answer(question.pk, by=blaise, key=k, text="Oui.", at=timezone.now())
        for k in (key, key, uuid4())
    ]

    assert given == [True, False, True]
    results = Entry.objects.filter(kind="help_answered").values_list("result", flat=True)
    assert sorted(results) == ["in_time", "more"]


def test_a_late_answer_says_so_in_the_journal(question, blaise):
    late = timezone.now() + timedelta(days=9)
    helping.answer(question.pk, by=blaise, key=uuid4(), text="Pardon.", at=late)

    assert Entry.objects.get(kind="help_answered").result == "late"


def test_a_question_closed_without_an_answer_opens_as_asked_and_with_one_as_answered(
    question, blaise
):
    states = []
    for _ in range(2):
        helping.close(question.pk)
        helping.reopen(question.pk)
        question.refresh_from_db()
        states.append(question.state)
        helping.answer(question.pk, by=blaise, key=uuid4(), text="Oui.", at=timezone.now())

    assert states == ["asked", "answered"]


def test_the_late_ones_come_first_with_how_late(question, at_work, blaise, first_lesson, signed_in):
    asked(at_work, first_lesson, "La deuxième")
    answered = asked(at_work, first_lesson, "La troisième")
    helping.answer(answered.pk, by=blaise, key=uuid4(), text="Oui.", at=timezone.now())
    late = asked(at_work, first_lesson, "La quatrième")
    HelpRequest.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=7))
    page = signed_in(blaise).get(LIST)

    rows = [li.select_one(".row__margin").text.strip() for li in soup(page).select("ol > li")]
    assert rows[0] == "En retard de 5\u00a0jours"
    assert [row.split()[0] for row in rows] == ["En", "Pour", "Pour", "Répondue"]
    assert "3 questions attendent votre réponse. Une est en retard." in text_of(page)


def test_each_shelf_holds_its_questions(question, marie, blaise, signed_in):
    mine, theirs = signed_in(marie), signed_in(blaise)
    assert "Aucune question ici." in text_of(mine.get(LIST))
    assert "Ada Lovelace" in text_of(mine.get(LIST, {"voir": "collegues"}))
    assert "Ada Lovelace" in text_of(theirs.get(LIST, {"voir": "n’importe quoi"}))
    HelpRequest.objects.update(tutor=None)
    assert "sans tuteur" in text_of(mine.get(LIST))
    assert "Ada Lovelace" in text_of(theirs.get(LIST, {"voir": "sans-tuteur"}))
    assert "Aucune question n’est close." in text_of(mine.get(LIST, {"voir": "closes"}))
    helping.close(question.pk)

    assert "Ada Lovelace" in text_of(mine.get(LIST, {"voir": "closes"}))
    assert "C’est résolu" not in text_of(mine.get(LIST))
    assert "La personne a dit que c’est résolu." in text_of(mine.get(trainers(question)))


def test_whoever_answers_what_was_nobodys_takes_it(question, marie, signed_in):
    HelpRequest.objects.update(tutor=None)
    sent(signed_in(marie), trainers(question), "Oui.")

    question.refresh_from_db()
    assert question.tutor == marie


def test_a_question_is_handed_over_and_the_other_is_told_once(question, marie, blaise, signed_in):
    office = signed_in(blaise)
    for _ in range(2):
        office.post(f"{trainers(question)}transmettre/", {"to": marie.pk})

    question.refresh_from_db()
    assert question.tutor == marie
    [letter] = Letter.objects.filter(kind="help_asked", person=marie)
    assert letter.context["handed_by"] == "Blaise Pascal"
    assert Entry.objects.filter(kind="help_handed_over").count() == 1
    signed_in(marie).post(f"{trainers(question)}transmettre/", {"to": marie.pk})
    signed_in(marie).post(f"{trainers(question)}transmettre/", {"to": blaise.pk})
    office.post(f"{trainers(question)}transmettre/", {"to": marie.pk})
    blaises = Letter.objects.filter(kind="help_asked", person=blaise)
    maries = Letter.objects.filter(kind="help_asked", person=marie)
    assert (blaises.count(), maries.count()) == (2, 1)


def test_taking_a_question_from_a_colleague_writes_no_letter(question, marie, signed_in):
    signed_in(marie).post(f"{trainers(question)}transmettre/", {"to": marie.pk})

    question.refresh_from_db()
    assert question.tutor == marie
    assert not Letter.objects.filter(kind="help_asked", person=marie).exists()


@pytest.mark.parametrize("to", ["", "nobody", "ada"])
def test_a_question_goes_to_nobody_who_does_not_train(question, blaise, ada, signed_in, to):
    wanted = ada.pk if to == "ada" else to
    response = signed_in(blaise).post(f"{trainers(question)}transmettre/", {"to": wanted})

    question.refresh_from_db()
    assert (response.status_code, question.tutor) == (422, blaise)


def test_an_empty_answer_is_asked_again(question, blaise, signed_in):
    response = sent(signed_in(blaise), trainers(question), " \x00 ")

    assert response.status_code == 422
    assert HelpMessage.objects.count() == 1


def test_only_trainers_answer_and_nobody_answers_themselves(
    question, ada, colette, ada_referred, jeanne, blaise, edith, ada_enrolled, signed_in, a_moment
):
    for who in (ada, colette, jeanne):
        client = signed_in(who)
        assert client.get(LIST).status_code == 404
        assert client.get(trainers(question)).status_code == 404
        assert client.post(f"{trainers(question)}transmettre/", {"to": ada.pk}).status_code == 404
    assert signed_in(edith).get(trainers(question)).status_code == 200
    enrolment, _ = learning.begin(blaise, ada_enrolled.outline, at=a_moment)
    mine, _ = helping.ask(
        *(enrolment,), lesson=uuid4(), title="T", key=uuid4(), text="?", at=timezone.now()
    )

    assert signed_in(blaise).get(trainers(mine)).status_code == 404


def test_a_lesson_taken_off_leaves_its_question(question, at_work, blaise, first_lesson, signed_in):
    first_lesson.unpublish()

    assert "la leçon n’est plus en ligne" in text_of(signed_in(blaise).get(trainers(question)))
    assert WORDS in text_of(at_work.get(own(question)))


@pytest.mark.parametrize("questions", [1, 3])
def test_the_list_takes_the_same_queries(
    at_work, blaise, first_lesson, signed_in, questions, django_assert_num_queries
):
    for number in range(questions):
        asked(at_work, first_lesson, f"Question {number}")
    office = signed_in(blaise)
    with django_assert_num_queries(7):
        office.get(LIST)


def test_a_long_list_has_pages(at_work, blaise, ada_enrolled, signed_in):
    for number in range(27):
        helping.ask(
            ada_enrolled,
            lesson=uuid4(),
            title=f"L{number}",
            key=uuid4(),
            text="?",
            at=timezone.now(),
        )
    office = signed_in(blaise)

    assert len(soup(office.get(LIST)).select("ol > li")) == 25
    assert len(soup(office.get(LIST, {"page": 2})).select("ol > li")) == 2
