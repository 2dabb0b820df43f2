"""Who answers: named from the first day, changed in the office, kept on the enrolment."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from curriculum.models import LearningPath
from curriculum.queries.outlines import current_outline
from learners.actions.running.purging import purge_what_is_over
from learners.journey import helping, learning, tutoring
from learners.models import Enrolment, Entry, HelpMessage, HelpRequest, Tutorship
from learners.queries.learning.tutors import promise_of
from tests.curriculum import lesson_writing as write
from tests.curriculum.test_wagtail_paths import add, edit, path_form, words
from tests.doors import soup, text_of
from tests.people import person

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def marie(blaise):
    user = person("marie@exemple.fr", "Marie", "Curie")
    user.groups.add(*blaise.groups.all())
    return user


def begin(path, email, at):
    who = person(email, "P", email[0])
    return learning.begin(who, current_outline(path.translation_key), at=at)[0]


def ask(enrolment, at, text="?"):
    return helping.ask(enrolment, lesson=uuid4(), title="T", key=uuid4(), text=text, at=at)[0]


def test_the_tutor_and_the_delay_of_the_first_day_stay(path, blaise, marie, edith, a_moment):
    named = {"by": edith, "at": a_moment}
    tutoring.name_for_path(path.translation_key, blaise, delay=3, **named)
    before = begin(path, "a@exemple.fr", a_moment)
    tutoring.name_for_path(path.translation_key, marie, delay=1, **named)
    after = begin(path, "b@exemple.fr", a_moment)

    before.refresh_from_db()
    assert (before.tutor, before.tutor_delay) == (blaise, 3)
    assert (after.tutor, after.tutor_delay) == (marie, 1)
    assert str(ask(before, a_moment).due_on) == "2026-11-05"


def test_those_whom_nobody_answers_get_the_tutor_with_their_open_questions(
    path, blaise, edith, ada_enrolled, a_moment
):
    question, closed = ask(ada_enrolled, a_moment), ask(ada_enrolled, a_moment, "!")
    helping.close(closed.pk)
    assert promise_of(path.translation_key) == (None, 2)
    number = tutoring.name_for_path(path.translation_key, blaise, delay=2, by=edith, at=a_moment)

    for row in (question, closed, ada_enrolled):
        row.refresh_from_db()
    assert (number, ada_enrolled.tutor) == (1, blaise)
    assert (question.tutor, closed.tutor) == (blaise, None)
    facts = Entry.objects.filter(kind="tutor_named").values_list("object", "version")
    assert set(facts) == {
        (path.translation_key, str(blaise.pk)),
        (ada_enrolled.pk, str(blaise.pk)),
    }
    tutoring.name_for_path(path.translation_key, None, delay=2, by=edith, at=a_moment)
    ada_enrolled.refresh_from_db()
    assert ada_enrolled.tutor == blaise


def test_a_path_whose_tutor_trains_no_more_has_none(path, blaise, edith, a_moment):
    tutoring.name_for_path(path.translation_key, blaise, delay=4, by=edith, at=a_moment)
    blaise.groups.clear()

    assert promise_of(path.translation_key) == (None, 4)


def test_one_learner_gets_another_tutor_once(ada_enrolled, blaise, marie, edith, a_moment):
    given = [
        tutoring.name_on_enrolment(ada_enrolled.pk, who, by=edith, at=a_moment)
        for who in (blaise, blaise, None, None)
    ]

    assert given == [True, False, True, False]


def test_the_office_names_tutors(path, blaise, marie, ada_enrolled, signed_in):
    office = signed_in(blaise)
    home = "/admin/tuteurs/"
    office.post(f"{home}parcours/{path.pk}/", {"tutor": blaise.pk, "delay": 3})
    named = Tutorship.objects.get()
    assert (named.path, named.tutor, named.delay) == (path.translation_key, blaise, 3)
    page = text_of(office.get(home))
    assert "1 personne qui n’avait pas de tuteur en a un." in page
    assert "Blaise Pascal" in page
    assert "en 3 jours ouvrés" in page
    form = soup(office.get(f"{home}parcours/{path.pk}/"))
    assert form.select_one("input[name=delay]")["value"] == "3"
    office.post(f"{home}parcours/{path.pk}/", {"tutor": blaise.pk, "delay": 3})
    assert "pour qui commence à partir de maintenant" in text_of(office.get(home))

    office.post(f"{home}inscriptions/{ada_enrolled.pk}/", {"tutor": marie.pk})
    ada_enrolled.refresh_from_db()
    assert ada_enrolled.tutor == marie
    assert "Ada Lovelace" in text_of(office.get(f"{home}personnes/{marie.pk}/"))
    office.post(f"{home}personnes/{marie.pk}/", {"to": blaise.pk})
    ada_enrolled.refresh_from_db()
    assert ada_enrolled.tutor == blaise
    assert "1 personne a un autre tuteur." in text_of(office.get(home))
    assert "Personne n’est en cours" in text_of(office.get(f"{home}personnes/{marie.pk}/"))


def test_the_office_gives_those_of_nobody_to_somebody(ada_enrolled, gaston, blaise, signed_in):
    office = signed_in(gaston)
    alone = "/admin/tuteurs/personnes/sans-tuteur/"
    assert "Ada Lovelace" in text_of(office.get(alone))
    office.post(alone, {"to": blaise.pk})

    ada_enrolled.refresh_from_db()
    assert ada_enrolled.tutor == blaise


def test_the_office_shows_a_tutor_who_trains_no_more(path, ada_enrolled, blaise, gaston, signed_in):
    office = signed_in(gaston)
    office.post(f"/admin/tuteurs/parcours/{path.pk}/", {"tutor": blaise.pk, "delay": 2})
    blaise.groups.clear()
    page = text_of(office.get("/admin/tuteurs/"))

    assert "Blaise Pascal ne forme plus : personne" in page
    assert "Ne forme plus : ses questions vont à tout le monde." in page


@pytest.mark.parametrize("delay", ["", "0", "11", "deux", "1e9"])
def test_a_promise_is_of_one_to_ten_days(path, blaise, signed_in, delay):
    response = signed_in(blaise).post(
        f"/admin/tuteurs/parcours/{path.pk}/", {"tutor": blaise.pk, "delay": delay}
    )

    assert (response.status_code, Tutorship.objects.count()) == (422, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tutorship.objects.create(path=uuid4(), delay=11)


def test_nobody_is_named_who_does_not_train(path, ada_enrolled, ada, blaise, signed_in):
    office = signed_in(blaise)
    home = "/admin/tuteurs/"
    given = [
        office.post(f"{home}parcours/{path.pk}/", {"tutor": ada.pk, "delay": 2}),
        office.post(f"{home}inscriptions/{ada_enrolled.pk}/", {"tutor": ada.pk}),
        office.post(f"{home}personnes/{ada.pk}/", {"to": ada.pk}),
    ]

    assert [response.status_code for response in given] == [422] * 3
    assert Enrolment.objects.exclude(tutor=None).count() == 0


@pytest.mark.parametrize("who", ["jeanne", "simone"])
def test_neither_authors_nor_reviewers_name_tutors(who, path, ada_enrolled, signed_in, request):
    client = signed_in(request.getfixturevalue(who))
    for end in ("", f"parcours/{path.pk}/", f"inscriptions/{ada_enrolled.pk}/"):
        assert client.get(f"/admin/tuteurs/{end}").status_code == 302


def test_the_words_go_a_year_after_the_path_and_the_proof_after_six_years(ada_enrolled, signed_in):
    begun = datetime(2018, 3, 2, 10, tzinfo=PARIS)
    question = ask(ada_enrolled, begun, "Des mots")
    Enrolment.objects.update(state="finished", finished_at=begun + timedelta(days=30))
    later = begun + timedelta(days=300)
    helping.write_again(question.pk, key=uuid4(), text="Plus tard", at=later)

    def kept(day):
        purge_what_is_over(at=day)
        return [(m.text, m.erased_at is None) for m in HelpMessage.objects.all()]

    assert kept(begun + timedelta(days=394)) == [("Des mots", True), ("Plus tard", True)]
    assert kept(begun + timedelta(days=396)) == [("", False), ("Plus tard", True)]
    page = text_of(signed_in(ada_enrolled.person).get(f"/mon-espace/questions/{question.pk}/"))
    assert "Ces mots sont effacés : leur durée de garde est finie." in page
    assert kept(later + timedelta(days=366)) == [("", False), ("", False)]
    assert kept(datetime(2024, 12, 31, 12, tzinfo=PARIS)) == [("", False), ("", False)]
    assert kept(datetime(2025, 1, 1, 12, tzinfo=PARIS)) == []
    assert HelpRequest.objects.count() == 0


def test_the_words_of_a_path_that_never_ends_go_after_three_years(ada_enrolled, a_moment):
    ask(ada_enrolled, a_moment, "Des mots")
    purge_what_is_over(at=a_moment + timedelta(days=3 * 365 - 1))
    assert HelpMessage.objects.get().text == "Des mots"
    purge_what_is_over(at=a_moment + timedelta(days=3 * 365 + 1))

    assert HelpMessage.objects.get().text == ""


def test_a_path_published_without_a_tutor_says_so(blaise, edith, a_moment, signed_in):
    module = write.new_module()
    write.new_lesson(module, write.quiz(write.question()))
    office = signed_in(blaise)
    sentence = "Personne n’est nommé pour répondre aux questions de « Aider au comptoir »."

    assert sentence in words(add(office, path_form(module)))
    path = LearningPath.objects.get(slug="aider-au-comptoir")
    tutoring.name_for_path(path.translation_key, blaise, delay=2, by=edith, at=a_moment)
    assert sentence not in words(edit(office, path, path_form(module)))
