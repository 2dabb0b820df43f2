"""« Rappels »: the trainer reads beforehand who gets what, and may skip one."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from curriculum.models import Lesson
from curriculum.queries.outlines import current_outline
from learners.journey import learning, reminding
from learners.models import Enrolment, Entry, Reminder, User
from tests.doors import soup, text_of
from tests.people import person

pytestmark = pytest.mark.django_db
LIST = "/admin/rappels/"
QUERIES = 18


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def quiet(ada_enrolled, now):
    """Ada enrolled two weeks ago less two days, and did nothing."""
    Enrolment.objects.update(enrolled_at=now - timedelta(days=12))
    return ada_enrolled


@pytest.fixture
def office(blaise, signed_in):
    return signed_in(blaise)


def test_the_list_says_who_when_and_what_is_left(office, quiet):
    said = text_of(office.get(LIST))

    assert "Un rappel part dans les sept jours." in said
    assert (
        "Ada Lovelace Aider sans faire à la place 8 leçons, 2 quiz et 2 exercices (1 h 30)" in said
    )
    assert "Rien depuis quatorze jours" in said


def test_the_letter_is_read_before_it_leaves_without_the_link_that_acts(office, quiet):
    page = office.get(f"{LIST}{quiet.person_id}/")
    letter = soup(page).pre.get_text()

    assert "la suite vous attend" in text_of(page)
    assert "Quatre côtés, une personne" in letter
    assert "/lettres/arreter/" not in letter
    assert Reminder.objects.count() == 0


def test_one_is_skipped_this_time_and_twice_is_once(office, blaise, quiet, ada):
    skip = soup(office.get(LIST)).select_one("form[action*=passer]")["action"]
    first = text_of(office.post(skip, follow=True))
    second = text_of(office.post(skip, follow=True))

    assert "Ada Lovelace ne recevra pas ce rappel." in first
    assert "Passé (Blaise Pascal)" in first
    assert "Il n’y a plus de rappel à passer" in second
    assert [(r.state, r.skipped_by) for r in Reminder.objects.all()] == [("skipped", blaise)]
    assert Entry.objects.filter(kind="reminder_skipped", actor=blaise.pk).count() == 1
    assert not any(reminding.remind(ada.pk, at=at) for at in hours_of(Reminder.objects.get().day))


def hours_of(day):
    return [
        datetime(day.year, day.month, day.day, hour, tzinfo=timezone.get_default_timezone())
        for hour in (9, 16)
    ]


def test_a_press_on_an_old_page_skips_no_other_week(office, ada, quiet, now):
    Enrolment.objects.update(enrolled_at=now - timedelta(days=30))
    skip = soup(office.get(LIST)).select_one("form[action*=passer]")["action"]
    for _ in range(2):
        office.post(skip)

    assert Reminder.objects.count() == 1
    assert office.post(f"{LIST}{ada.pk}/passer/hier/").status_code == 404


def test_whoever_refuses_letters_is_on_no_list_and_their_page_says_why(office, quiet):
    User.objects.filter(pk=quiet.person_id).update(wants_letters=False)

    assert "Aucun rappel ne part dans les sept jours." in text_of(office.get(LIST))
    page = text_of(office.get(f"{LIST}{quiet.person_id}/"))
    assert "Cette personne ne veut plus de nos lettres" in page


def test_without_anything_due_or_to_open_nothing_is_announced(office, quiet, now):
    address = f"{LIST}{quiet.person_id}/"
    Lesson.objects.update(live=False)
    assert "La suite est en cours d’écriture" in text_of(office.get(address))
    Enrolment.objects.update(enrolled_at=now)

    assert "Aucun rappel ne part dans les sept jours." in text_of(office.get(address))


def test_a_day_to_finish_by_is_given_read_and_taken_away(office, quiet, ada, signed_in, now):
    address = f"{LIST}parcours/{quiet.pk}/"
    day = (now + timedelta(days=40)).date()
    office.post(address, {f"{quiet.pk}-ends_on": day.isoformat()})
    quiet.refresh_from_db()

    assert quiet.ends_on == day
    assert "à finir avant le" in text_of(signed_in(ada).get("/mon-espace/"))
    office.post(address, {f"{quiet.pk}-ends_on": ""})
    quiet.refresh_from_db()
    assert quiet.ends_on is None
    assert list(Entry.objects.filter(kind="deadline_set").values_list("result", flat=True)) == [
        *(day.isoformat(), "")
    ]


@pytest.mark.parametrize("typed", ["hier", "2020-01-01", "9999-12-31", "x" * 100_000, "\u202e🙂"])
def test_a_day_that_cannot_be_is_refused_with_its_reason(office, quiet, typed):
    response = office.post(f"{LIST}parcours/{quiet.pk}/", {f"{quiet.pk}-ends_on": typed})
    quiet.refresh_from_db()

    assert response.status_code == 422
    assert quiet.ends_on is None


def test_nobody_but_trainers_and_administrators_acts_here(quiet, ada, simone, signed_in):
    day = {f"{quiet.pk}-ends_on": "2030-01-01"}
    for who in (ada, simone):
        browser = signed_in(who)
        assert browser.get(f"{LIST}{ada.pk}/").status_code == 302
        assert browser.post(f"{LIST}{ada.pk}/passer/2026-11-30/").status_code == 302
        assert browser.post(f"{LIST}parcours/{quiet.pk}/", day).status_code == 302
    quiet.refresh_from_db()
    assert (quiet.ends_on, Reminder.objects.count()) == (None, 0)


def test_somebody_who_follows_nothing_has_no_page(office, denis):
    assert office.get(f"{LIST}{denis.pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_many_queries_for_1_as_for_3(
    office, path, now, count, django_assert_num_queries
):
    outline = current_outline(path.translation_key)
    for number in range(count):
        one = person(f"p{number}@exemple.fr", "P", str(number))
        learning.begin(one, outline, at=now - timedelta(days=12))
    office.get(LIST)
    with django_assert_num_queries(QUERIES):
        office.get(LIST)
