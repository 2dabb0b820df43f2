"""A learner asks somebody, and follows the thread."""

from uuid import uuid4

import pytest
from django.test import Client

from learners.journey import learning, leaving, merging, tutoring
from learners.models import Entry, HelpMessage, HelpRequest, Letter
from learners.queries.learning.tutors import trainers
from tests.doors import finish_path, lesson_url, soup, text_of
from tests.learners.helping import WORDS, ask, asked, own, sent
from tests.people import person


@pytest.fixture
def at_work(ada, ada_enrolled, blaise, edith, path, a_moment, signed_in):
    """Ada, whose path has Blaise as its tutor."""
    tutoring.name_for_path(path.translation_key, blaise, delay=2, by=edith, at=a_moment)
    return signed_in(ada)


def test_each_lesson_leads_to_the_tutor_with_a_day(at_work, first_lesson):
    lesson = at_work.get(lesson_url(first_lesson))
    assert "Blaise Pascal vous répond, en 2 jours ouvrés au plus." in text_of(lesson)
    links = soup(lesson).select(f'a[href="{lesson_url(first_lesson)}aide/"]')
    assert [link.text for link in links] == ["Demander de l’aide"] * 2

    page = text_of(at_work.get(f"{lesson_url(first_lesson)}aide/"))
    assert "Blaise Pascal vous répond, au plus tard le" in page
    assert "Qui verra ceci : vous, Blaise Pascal, qui vous forme" in page
    assert "Blaise Pascal" in text_of(at_work.get("/mon-espace/"))


def test_a_question_reaches_its_tutor_with_one_letter_and_a_fact_without_words(
    at_work, ada, blaise, first_lesson
):
    question = asked(at_work, first_lesson)

    assert (question.tutor, question.state) == (blaise, "asked")
    [letter] = Letter.objects.filter(kind="help_asked")
    assert (letter.person, letter.context["asked_by"]) == (blaise, "Ada Lovelace")
    assert WORDS not in str(letter.context)
    fact = Entry.objects.get(kind="help_asked")
    assert (fact.actor, fact.person, fact.object, fact.result, fact.version) == (
        *(ada.pk, ada.pk, question.pk),
        *("", ""),
    )
    thread = text_of(at_work.get(own(question)))
    assert "Votre question est chez Blaise Pascal." in thread
    assert WORDS in thread
    assert "Une question attend sa réponse." in text_of(at_work.get("/mon-espace/questions/"))


def test_one_form_sent_twice_is_one_question(at_work, first_lesson):
    key = str(uuid4())
    first, second = (ask(at_work, first_lesson, key=key).url for _ in range(2))

    assert first == second
    assert (HelpRequest.objects.count(), HelpMessage.objects.count()) == (1, 1)
    assert Letter.objects.filter(kind="help_asked").count() == 1


def test_without_a_tutor_every_trainer_is_told(ada, ada_enrolled, blaise, first_lesson, signed_in):
    other = person("marie@exemple.fr", "Marie", "Curie")
    other.groups.add(*blaise.groups.all())
    client = signed_in(ada)
    page = text_of(client.get(f"{lesson_url(first_lesson)}aide/"))
    question = asked(client, first_lesson)

    assert "Une formatrice ou un formateur vous répond, au plus tard le" in page
    assert question.tutor is None
    told = Letter.objects.filter(kind="help_asked").values_list("person", flat=True)
    assert set(told) == {blaise.pk, other.pk}


def test_a_tutor_who_trains_no_more_leaves_the_question_to_everybody(at_work, blaise, first_lesson):
    other = person("marie@exemple.fr", "Marie", "Curie")
    other.groups.add(*blaise.groups.all())
    blaise.groups.clear()

    assert asked(at_work, first_lesson).tutor is None
    assert Letter.objects.get(kind="help_asked").person == other
    assert list(trainers()) == [other]


def test_writing_again_keeps_the_promised_day_and_sends_no_other_letter(at_work, first_lesson):
    question = asked(at_work, first_lesson)
    HelpRequest.objects.update(due_on="2026-01-05")
    for _ in range(2):
        sent(at_work, own(question), "Je précise.", key=str(question.pk))

    question.refresh_from_db()
    assert str(question.due_on) == "2026-01-05"
    assert list(question.messages.values_list("text", flat=True)) == [WORDS, "Je précise."]
    assert Letter.objects.filter(kind="help_asked").count() == 1
    assert "Elle est en retard" in text_of(at_work.get(own(question)))


def test_what_is_solved_is_closed_and_may_be_opened_again(at_work, first_lesson):
    question = asked(at_work, first_lesson)
    states = []
    for door in ("resolue", "resolue", "rouvrir", "rouvrir"):
        at_work.post(f"{own(question)}{door}/")
        question.refresh_from_db()
        states.append(question.state)
    assert states == ["closed", "closed", "asked", "asked"]

    at_work.post(f"{own(question)}resolue/")
    assert "Cette question est close." in text_of(at_work.get(own(question)))
    sent(at_work, own(question), "En fait, non.")
    question.refresh_from_db()
    assert question.state == "asked"
    assert Letter.objects.filter(kind="help_asked").count() == 2


@pytest.mark.parametrize(
    ("text", "status", "kept"),
    [
        ("   ", 422, ""),
        ("a" * 100_000, 422, "a" * 100_000),
        ("Bon\x00jour", 302, "Bonjour"),
        ("مرحبا 👋 <b>", 302, "مرحبا 👋 <b>"),
    ],
)
def test_whatever_is_written_is_kept_or_given_back(at_work, first_lesson, text, status, kept):
    response = ask(at_work, first_lesson, text)

    assert response.status_code == status
    if status == 302:
        assert HelpMessage.objects.get().text == kept
        page = at_work.get(own(HelpRequest.objects.get()))
        assert kept in soup(page).select_one('[dir="auto"]').text
    else:
        assert HelpRequest.objects.count() == 0
        assert soup(response).select_one("textarea").text.strip() == kept
        assert soup(response).title.text.startswith("Erreur")


def test_a_person_named_in_a_question_is_replaced_before_it_leaves(at_work, first_lesson):
    refused = ask(at_work, first_lesson, "Mme Martin pleure.")
    shown = ask(at_work, first_lesson, "Mme Martin pleure.", replace="text")

    assert (refused.status_code, shown.status_code) == (422, 200)
    assert soup(shown).select_one("textarea").text.strip() == "Une personne pleure."
    assert HelpRequest.objects.count() == 0


def test_the_same_words_may_be_asked_on_a_forged_key_without_touching_another(
    at_work, blaise, first_lesson, path, a_moment, ada_enrolled, signed_in
):
    question = asked(at_work, first_lesson)
    marie = person("marie@exemple.fr", "Marie", "Curie")
    learning.begin(marie, ada_enrolled.outline, at=a_moment)

    theirs = ask(signed_in(marie), first_lesson, key=str(question.pk))

    assert theirs.url != own(question)
    assert HelpRequest.objects.count() == 2


def test_nobody_asks_about_a_lesson_that_is_not_theirs_now(
    at_work, ada_enrolled, denis, blaise, first_lesson, a_moment, signed_in
):
    address = f"{lesson_url(first_lesson)}aide/"
    assert [signed_in(who).get(address).status_code for who in (denis, blaise)] == [404, 404]
    assert "Demander de l’aide" not in text_of(signed_in(blaise).get(lesson_url(first_lesson)))

    leaving.stop(ada_enrolled.pk, at=a_moment)
    assert at_work.get(address).status_code == 404
    assert at_work.get("/modules/regarder-a-360/nulle-part/aide/").status_code == 404


def test_after_the_end_a_lesson_offers_no_help_and_the_thread_stays(at_work, first_lesson):
    question = asked(at_work, first_lesson)
    finish_path(at_work)

    assert "Demander de l’aide" not in text_of(at_work.get(lesson_url(first_lesson)))
    assert at_work.get(f"{lesson_url(first_lesson)}aide/").status_code == 404
    assert sent(at_work, own(question), "Merci.").status_code == 302


def test_a_thread_is_not_read_written_or_closed_by_a_stranger(
    at_work, colette, ada_referred, blaise, first_lesson, signed_in
):
    question = asked(at_work, first_lesson)
    for who in (colette, blaise):
        client = signed_in(who)
        doors = (client.get(own(question)), client.post(f"{own(question)}resolue/"))
        assert [door.status_code for door in doors] == [404, 404]
        assert client.post(f"{own(question)}rouvrir/").status_code == 404


def test_words_sent_after_the_session_ended_wait_for_their_author(
    at_work, ada, ada_enrolled, first_lesson, a_moment
):
    marie = person("marie@exemple.fr", "Marie", "Curie")
    learning.begin(marie, ada_enrolled.outline, at=a_moment)
    url = f"{lesson_url(first_lesson)}aide/"
    form = soup(at_work.get(url)).select_one("form:has(textarea)")
    fields = {i["name"]: i.get("value", "") for i in form.select("input[type=hidden]")}
    visitor = Client()
    response = visitor.post(url, {**fields, "text": WORDS})

    assert response.url == f"/connexion/?next={url}"
    session = visitor.session
    assert session["unsent_words"]["text"] == WORDS
    for who, found in ((marie, ""), (ada, WORDS)):
        again = Client()
        again.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
        kept = again.session
        kept["unsent_words"] = session["unsent_words"]
        kept.save()
        assert soup(again.get(url)).select_one("textarea").text.strip() == found
        assert ("unsent_words" in again.session) == bool(found)
    sent(again, url, WORDS)
    assert HelpMessage.objects.get().text == WORDS
    assert "unsent_words" not in again.session


def test_a_form_left_open_is_not_sent_under_the_name_of_the_next_one(
    at_work, ada_enrolled, first_lesson, a_moment, signed_in
):
    url = f"{lesson_url(first_lesson)}aide/"
    marie = person("marie@exemple.fr", "Marie", "Curie")
    learning.begin(marie, ada_enrolled.outline, at=a_moment)
    form = soup(at_work.get(url)).select_one("form:has(textarea)")
    fields = {i["name"]: i.get("value", "") for i in form.select("input[type=hidden]")}

    response = signed_in(marie).post(url, {**fields, "text": WORDS})
    unsigned = Client().post(url, {**fields, "author": "forged", "text": WORDS})

    assert response.status_code == 403
    assert "Rien n’a été écrit sous votre nom." in text_of(response)
    assert (unsigned.status_code, HelpRequest.objects.count()) == (302, 0)


def test_the_questions_of_an_account_made_one_with_another_follow(
    at_work, ada, edith, first_lesson, a_moment, signed_in
):
    question = asked(at_work, first_lesson)
    kept = person("ada@perso.fr", "Ada", "Lovelace")
    merging.merge(ada.pk, kept.pk, by=edith, at=a_moment)

    page = text_of(signed_in(kept).get(own(question)))
    assert WORDS in page
    assert "Vous" in page
    assert HelpMessage.objects.get().author == kept


@pytest.mark.parametrize("questions", [1, 3])
def test_ones_questions_take_the_same_queries(
    at_work, first_lesson, questions, django_assert_num_queries
):
    for _ in range(questions):
        asked(at_work, first_lesson)
    with django_assert_num_queries(5):
        at_work.get("/mon-espace/questions/")


def test_the_page_is_for_anybody_who_asked_nothing(at_work):
    page = text_of(at_work.get("/mon-espace/questions/"))

    assert "Vous n’avez pas encore posé de question." in page
