"""The logbook: writing, changing, deleting, keeping."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from learners import tasks
from learners.journey import leaving, merging, noting
from learners.models import Enrolment, Letter, Logbook, LogbookEntry
from tests.doors import soup, text_of
from tests.learners.noting import (
    LOGBOOK,
    WRITE,
    author,
    first_module,
    note_form,
    opened_by,
    with_password,
    write,
)
from tests.people import person

__all__ = ["author"]
pytestmark = pytest.mark.django_db
QUERIES = 10


def test_an_empty_logbook_says_so_and_a_note_enters_once(author):
    page = author.get(LOGBOOK)
    assert soup(page).h1.text == "Votre carnet est vide."
    assert len(soup(page).select("main .button:not(.button--secondary)")) == 1
    form = note_form(author) | {"text": "J’ai laissé la souris. 🙂\nمرحب"}

    for _ in range(2):
        assert author.post(WRITE, form).url == LOGBOOK

    note = LogbookEntry.objects.get()
    assert note.text == "J’ai laissé la souris. 🙂\nمرحب"
    assert (note.module, note.noted_on) == (None, timezone.localdate())
    assert soup(author.get(LOGBOOK)).h1.text == "Votre carnet a une note."


def test_the_same_form_with_another_text_is_another_note(author):
    form = note_form(author)
    for text in ("Une", "Deux"):
        author.post(WRITE, form | {"text": text})

    assert LogbookEntry.objects.count() == 2


def test_a_note_is_about_a_module_of_one_s_path_and_its_page_leads_here(author, ada_enrolled):
    module = first_module(ada_enrolled)
    link = soup(author.get("/modules/regarder-a-360/")).find(string=" Noter dans mon carnet")
    address = link.parent["href"]
    assert address == f"{WRITE}?module={module}"
    note = write(author, "Les quatre côtés", module=note_form(author, address)["module"])
    write(author, "Autre chose")

    assert (note.module, note.enrolment) == (module, ada_enrolled)
    page = author.get(f"{LOGBOOK}?module={module}")
    assert [h.text for h in soup(page).select("ol h3")] == ["Regarder à 360°"]
    assert author.get(f"{LOGBOOK}?module=nimporte&page=99").status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", " \0 ", "Écrivez votre note."),
        ("text", "a" * 100_000, "Ce texte a 100000 signes"),
        ("text", "Mme Martin, 06 12 34 56 78", "On reconnaîtrait quelqu’un"),
        ("module", "00000000-0000-4000-8000-000000000000", "Sélectionnez un choix valide"),
        ("noted_on", "hier", "Écrivez le jour ainsi"),
        ("noted_on", "2999-01-01", "Ce jour n’est pas encore venu."),
        ("noted_on", "0012-01-01", "Vérifiez l’année."),
        ("key", "abc", "UUID"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_stays_in_the_form(author, field, value, said):
    answer = author.post(WRITE, note_form(author) | {"text": "Ma note", field: value})

    assert answer.status_code == 422
    assert said in text_of(answer)
    kept = value.replace("\0", "").strip() if field == "text" else "Ma note"
    assert soup(answer).textarea.text.strip() == kept
    assert not LogbookEntry.objects.exists()


def test_one_press_replaces_before_anything_is_stored(author):
    form = note_form(author) | {"text": "Mme Martin appelle au 06 12 34 56 78"}

    page = author.post(WRITE, form | {"replace": "text"})

    assert page.status_code == 200
    assert not LogbookEntry.objects.exists()
    replaced = soup(page).textarea.text.strip()
    assert replaced == "Une personne appelle au [numéro de téléphone]"
    assert author.post(WRITE, form | {"text": replaced}).status_code == 302


def test_a_note_is_changed_and_keeps_a_module_that_left_the_path(author):
    note = write(author, "Une note")
    gone = uuid4()
    LogbookEntry.objects.update(module=gone)
    address = f"{LOGBOOK}{note.pk}/"

    for _ in range(2):
        form = note_form(author, address) | {"text": "Une autre", "noted_on": "02/11/2026"}
        assert author.post(address, form).url == LOGBOOK

    note.refresh_from_db()
    assert (note.text, note.module, note.noted_on) == ("Une autre", gone, date(2026, 11, 2))
    assert author.post(address, form | {"text": "Mme Martin"}).status_code == 422
    page = author.post(address, form | {"text": "Mme Martin", "replace": "text"})
    assert soup(page).textarea.text.strip() == "Une personne"
    assert author.post(address, form | {"module": ""}).status_code == 302


def test_a_deleted_note_can_be_put_back_until_tomorrow(author):
    note = write(author, "À jeter")
    for _ in range(2):
        author.post(f"{LOGBOOK}{note.pk}/supprimer/")
    assert "Supprimées depuis hier" in text_of(author.get(LOGBOOK))
    assert author.get(f"{LOGBOOK}{note.pk}/").status_code == 404

    first, second = (
        text_of(author.post(f"{LOGBOOK}{note.pk}/remettre/", follow=True)) for _ in range(2)
    )
    assert "de retour dans votre carnet" in first
    assert "elle est déjà de retour" in second

    author.post(f"{LOGBOOK}{note.pk}/supprimer/")
    LogbookEntry.objects.update(deleted_at=timezone.now() - timedelta(days=1, hours=1))
    author.post(f"{LOGBOOK}{note.pk}/remettre/")
    tasks.purge()
    assert not LogbookEntry.objects.exists()
    assert not Logbook.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(
    author, ada_enrolled, number, django_assert_num_queries
):
    for n in range(number):
        note = write(author, f"Note {n}", module=str(first_module(ada_enrolled)))
        author.post(f"{LOGBOOK}{note.pk}/partager/")

    with django_assert_num_queries(QUERIES):
        author.get(LOGBOOK)


def test_ten_notes_a_page(author):
    for n in range(11):
        write(author, f"Note {n}")

    assert len(soup(author.get(LOGBOOK)).select("ol.rows > li")) == 10
    assert len(soup(author.get(f"{LOGBOOK}?page=2")).select("ol.rows > li")) == 1


def test_a_note_goes_thirty_days_after_its_path(author, ada_enrolled):
    at = timezone.now()
    note = write(author, "Une note")
    leaving.stop(ada_enrolled.pk, at=at)
    page = text_of(author.get(LOGBOOK))
    assert "Une note sera supprimée après le" in page

    for days, left in ((29, 1), (31, 0)):
        moved = at - timedelta(days=days)
        Enrolment.objects.update(stopped_at=moved)
        LogbookEntry.objects.update(changed_at=moved, written_at=moved)
        tasks.purge()
        assert LogbookEntry.objects.filter(pk=note.pk).count() == left


def test_a_letter_says_it_a_week_before_once_and_without_a_word_of_them(author, ada_enrolled):
    at = timezone.now()
    write(author, "Madame P. hésite")
    leaving.stop(ada_enrolled.pk, at=at)
    for days in (22, 24, 24):
        moved = at - timedelta(days=days)
        Enrolment.objects.update(stopped_at=moved)
        LogbookEntry.objects.update(changed_at=moved)
        tasks.warn_authors()

    letter = Letter.objects.get(kind="notes_going")
    assert letter.to == "ada@exemple.fr"
    assert letter.context["expires_on"] == str(timezone.localdate(at + timedelta(days=6)))
    assert "hésite" not in str(letter.context)
    author.post(f"{LOGBOOK}garder/")
    Enrolment.objects.update(stopped_at=at - timedelta(days=26))
    tasks.warn_authors()
    assert Letter.objects.filter(kind="notes_going").count() == 1


def test_a_kept_note_stays_and_one_written_later_has_its_own_thirty_days(author, ada_enrolled):
    write(author, "Gardée")
    leaving.stop(ada_enrolled.pk, at=timezone.now())
    assert "Garder mes notes" in text_of(author.get(LOGBOOK))
    for _ in range(2):
        author.post(f"{LOGBOOK}garder/")
    assert "Garder mes notes" not in text_of(author.get(LOGBOOK))

    Enrolment.objects.update(stopped_at=timezone.now() - timedelta(days=90))
    LogbookEntry.objects.update(changed_at=timezone.now() - timedelta(days=91))
    write(author, "D’après")
    tasks.purge()

    assert set(LogbookEntry.objects.values_list("text", flat=True)) == {"Gardée", "D’après"}


def test_a_path_that_goes_on_takes_no_note_away(author, ada_enrolled):
    write(author, "Une note")
    LogbookEntry.objects.update(changed_at=timezone.now() - timedelta(days=900))
    tasks.purge()

    assert LogbookEntry.objects.count() == 1
    assert "Garder mes notes" not in text_of(author.get(LOGBOOK))


def test_somebody_without_a_path_keeps_notes_too(blaise):
    client = opened_by(with_password(blaise))

    note = write(client, "Après la séance")

    assert note.enrolment is None
    assert "Personne n’est encore désigné" in text_of(client.get(LOGBOOK))
    assert not noting.share(note, at=timezone.now())


def test_nobody_else_opens_a_note(author, blaise, edith):
    note = write(author, "À moi")
    for other in (blaise, edith):
        client = opened_by(with_password(other))
        assert client.get(f"{LOGBOOK}{note.pk}/").status_code == 404
        for verb in ("supprimer", "partager", "ne-plus-partager"):
            assert client.post(f"{LOGBOOK}{note.pk}/{verb}/").status_code == 404
        client.post(f"{LOGBOOK}{note.pk}/remettre/")
        assert "À moi" not in text_of(client.get(LOGBOOK))


def test_merged_accounts_have_one_logbook(author, ada, blaise, edith):
    twin = person("ada.lovelace@perso.fr", "Ada", "Lovelace")
    write(
        opened_by(with_password(twin, "un autre mot de passe"), "un autre mot de passe"),
        "De l’autre compte",
    )
    write(author, "De celui-ci")

    merging.merge(twin.pk, ada.pk, by=edith, at=timezone.now())

    assert set(LogbookEntry.objects.values_list("person", flat=True)) == {ada.pk}
    assert "Votre carnet a 2 notes." in text_of(author.get(LOGBOOK))


def test_a_logbook_follows_an_account_into_one_that_has_none(author, ada, edith):
    write(author, "De l’ancien compte")
    kept = person("ada.lovelace@perso.fr", "Ada", "Lovelace")
    Enrolment.objects.filter(person=ada).update(is_tryout=False)

    merging.merge(ada.pk, kept.pk, by=edith, at=timezone.now())

    assert "De l’ancien compte" in text_of(opened_by(kept).get(LOGBOOK))


def test_the_modules_are_offered_in_the_order_of_the_path(author, ada_enrolled):
    offered = soup(author.get(WRITE)).select("select option")

    titles = [module.title for module in ada_enrolled.outline.whole.modules]
    assert [option.text for option in offered] == ["Aucun module en particulier", *titles]
