"""A note shown to one's trainer, answered, taken back."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from learners.emails.letters import render
from learners.models import Entry, Letter, LogbookEntry
from tests.doors import soup, text_of
from tests.learners.noting import (
    LOGBOOK,
    author,
    browser_of,
    first_module,
    opened_by,
    with_password,
    write,
)
from tests.people import works_as

__all__ = ["author"]
SHARED = "/formation/carnets/"
TRAINERS = "Formatrices et formateurs"
QUERIES = 7
pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(author, ada_enrolled):
    """A note about the first module, shared with Blaise."""
    note = write(author, "J’ai pris la souris.", module=str(first_module(ada_enrolled)))
    for _ in range(2):
        author.post(f"{LOGBOOK}{note.pk}/partager/")
    return note


def test_a_note_is_private_until_it_is_shared_and_again_after(author, shared, blaise):
    write(author, "Pas celle-ci")
    trainer = browser_of(blaise)
    page = text_of(trainer.get(SHARED))
    assert "Une note attend votre réponse." in page
    assert "Ada Lovelace Regarder à 360° J’ai pris la souris." in page
    assert "Pas celle-ci" not in page

    for _ in range(2):
        author.post(f"{LOGBOOK}{shared.pk}/ne-plus-partager/")

    assert "Personne ne partage de note avec vous." in text_of(trainer.get(SHARED))
    assert trainer.get(f"{SHARED}{shared.pk}/").status_code == 404
    assert trainer.post(f"{SHARED}{shared.pk}/", {"answer": "Bravo"}).status_code == 404
    kinds = list(Entry.objects.filter(object=shared.pk).values_list("kind", flat=True))
    assert sorted(kinds) == ["note_shared", "note_taken_back"]


def test_the_trainer_answers_under_it_and_the_learner_reads_it(author, shared, blaise):
    trainer, address = browser_of(blaise), f"{SHARED}{shared.pk}/"
    for _ in range(2):
        assert trainer.post(address, {"answer": "Mains dans les poches 🙂"}).url == SHARED

    assert "Vous avez répondu à toutes les notes." in text_of(trainer.get(SHARED))
    assert "Mains dans les poches 🙂 Blaise Pascal" in text_of(author.get(LOGBOOK))
    assert "vous et Blaise Pascal, qui vous forme" in text_of(author.get(LOGBOOK))
    assert Entry.objects.filter(kind="note_answered").count() == 1
    assert "Mains dans" in soup(trainer.get(address)).textarea.text
    assert trainer.post(address, {"answer": "Mains dans le dos"}).status_code == 302
    letter = Letter.objects.get(kind="note_answered")
    told = render(letter)
    assert letter.to == "ada@exemple.fr"
    for secret in ("carnet", "Blaise", "Mains"):
        assert secret not in told.subject + told.text
    author.post(f"{LOGBOOK}{shared.pk}/ne-plus-partager/")
    assert "Mains dans le dos" in text_of(author.get(LOGBOOK))


@pytest.mark.parametrize("text", ["", "M. Martin viendra", "a" * 100_000])
def test_an_answer_is_guarded_too(shared, blaise, text):
    answer = browser_of(blaise).post(f"{SHARED}{shared.pk}/", {"answer": text})

    assert answer.status_code == 422
    assert soup(answer).textarea.text.strip() == text
    assert LogbookEntry.objects.get().answer == ""


def test_an_answer_is_replaced_in_one_press(shared, blaise):
    page = browser_of(blaise).post(
        f"{SHARED}{shared.pk}/", {"answer": "M. Martin viendra", "replace": "answer"}
    )

    assert soup(page).textarea.text.strip() == "Une personne viendra"


def test_a_note_changed_after_its_answer_says_so(author, shared, blaise):
    trainer, address = browser_of(blaise), f"{SHARED}{shared.pk}/"
    trainer.post(address, {"answer": "Bien vu"})
    assert "a changé depuis" not in text_of(trainer.get(address))

    form = {"text": "J’ai rendu la souris.", "module": "", "noted_on": "2026-11-02"}
    author.post(f"{LOGBOOK}{shared.pk}/", form)

    assert "La note a changé depuis votre réponse." in text_of(trainer.get(address))


def test_the_institution_another_trainer_and_the_office_see_nothing(
    shared, colette, edith, ada_referred
):
    other = works_as(TRAINERS, "gaspard@exemple.fr", "Gaspard", "Monge")
    for stranger in (colette, edith, other):
        assert browser_of(stranger).get(f"{SHARED}{shared.pk}/").status_code == 404
    assert browser_of(colette).get(SHARED).status_code == 404
    assert "J’ai pris la souris." not in text_of(browser_of(edith).get(SHARED))


def test_a_trainer_who_left_reads_no_more_and_the_next_one_only_what_is_shared_again(
    author, shared, blaise, ada_enrolled
):
    heir = works_as(TRAINERS, "gaspard@exemple.fr", "Gaspard", "Monge")
    ada_enrolled.tutor = heir
    ada_enrolled.save(update_fields=["tutor"])

    assert browser_of(blaise).get(f"{SHARED}{shared.pk}/").status_code == 404
    assert browser_of(heir).get(f"{SHARED}{shared.pk}/").status_code == 404
    assert "qui ne vous forme plus et ne la lit plus" in text_of(author.get(LOGBOOK))

    author.post(f"{LOGBOOK}{shared.pk}/partager/")
    assert browser_of(heir).get(f"{SHARED}{shared.pk}/").status_code == 200

    heir.groups.remove(Group.objects.get(name=TRAINERS))
    assert browser_of(heir).get(f"{SHARED}{shared.pk}/").status_code == 404


def test_without_a_trainer_nothing_is_shared(author, ada_enrolled):
    ada_enrolled.tutor = None
    ada_enrolled.save(update_fields=["tutor"])
    note = write(author, "Une note")
    page = author.get(LOGBOOK)
    assert "Personne n’est encore désigné" in text_of(page)
    assert not soup(page).select("form[action$='/partager/']")

    author.post(f"{LOGBOOK}{note.pk}/partager/")

    assert LogbookEntry.objects.get().shared_at is None


def test_nothing_is_shared_with_somebody_who_trains_no_more(author, blaise):
    note = write(author, "Une note")
    blaise.groups.clear()

    for _ in range(2):
        page = author.post(f"{LOGBOOK}{note.pk}/partager/", follow=True)

    assert "Personne n’est encore désigné" in text_of(page)
    assert "La note est partagée" not in text_of(page)
    assert LogbookEntry.objects.get().shared_at is None


def test_a_note_shared_with_somebody_who_trains_no_more_says_so(author, shared, blaise):
    blaise.groups.clear()

    page = text_of(author.get(LOGBOOK))
    assert "qui ne vous forme plus et ne la lit plus" in page
    assert "qui vous forme" not in page.replace("qui ne vous forme plus", "")
    assert "Partager avec" not in page
    changing = text_of(author.get(reverse("change_note", args=[shared.pk])))
    assert "Qui verra ceci : vous seul·e." in changing


def test_a_deleted_note_is_shown_to_nobody(author, shared, blaise):
    author.post(f"{LOGBOOK}{shared.pk}/supprimer/")

    assert browser_of(blaise).get(f"{SHARED}{shared.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_trainer_s_list_asks_as_much_for_one_as_for_three(
    author, blaise, ada_enrolled, number, django_assert_num_queries
):
    for n in range(number):
        note = write(author, f"Note {n}", module=str(first_module(ada_enrolled)))
        author.post(f"{LOGBOOK}{note.pk}/partager/")
    trainer = browser_of(blaise)

    with django_assert_num_queries(QUERIES):
        trainer.get(SHARED)


def test_the_menu_of_trainers_leads_there(blaise, ada):
    for who, leads in ((blaise, True), (ada, False)):
        client = opened_by(with_password(who))
        client.post("/deconnexion/")
        client.post(
            "/connexion/mot-de-passe/",
            {"email": who.email, "password": "le chat regarde passer les trains"},
        )
        client.get("/connexion/suite/")
        assert bool(soup(client.get("/mon-espace/")).find("a", href="/formation/")) is leads
        assert bool(soup(client.get("/formation/")).find("a", href=SHARED)) is leads
