"""A referent follows the people their institution sent."""

from datetime import timedelta

import pytest

from curriculum.models import Module
from learners.models import Entry, Institution, Membership, User
from tests.curriculum.lesson_writing import new_path
from tests.doors import soup, text_of
from tests.learners.inviting import certificate_of, invite, sent

pytestmark = pytest.mark.django_db
QUERIES = 8  # session, person, institution, how many, the page, its outlines, journal, figures
FINISHED = {"state": "finished", "percentage": 100, "minutes_credited": 90}


@pytest.fixture
def send(maison, colette, a_moment):
    """People whom the maison, or another institution, sent."""

    def send_people(count, *, institution=maison, **progress):
        return sent(count, institution, colette, a_moment, **progress)

    return send_people


@pytest.fixture
def browser(colette, signed_in, freezer_past):
    return signed_in(colette)


@pytest.fixture
def freezer_past(a_moment, monkeypatch):
    """The pages are read two days after the moment of everything else."""
    later = a_moment + timedelta(days=2)
    for module in ("following", "inviting"):
        monkeypatch.setattr(f"learners.views.institutions.{module}.now", lambda: later)
    return later


def names(page):
    return [cell.get_text(" ").split()[1] for cell in soup(page).select("tbody th[scope=row]")]


def test_only_institution_is_opened_at_once(browser, maison):
    answer = browser.get("/institution/")

    assert (answer.status_code, answer.url) == (302, f"/institution/{maison.pk}/")


def test_several_institutions_are_listed(browser, colette, a_moment):
    other = Institution.objects.create(name="Médiathèque", opened_at=a_moment)
    Membership.objects.create(user=colette, institution=other, joined_at=a_moment)

    page = browser.get("/institution/")

    assert "Vous suivez 2 structures" in text_of(page)
    assert f'href="/institution/{other.pk}/"' in page.content.decode()


def test_list_says_how_things_stand(browser, maison, send, colette, path, a_moment):
    send(2, finished_at=a_moment, started_at=a_moment, **FINISHED)
    send(3, started_at=a_moment, percentage=40)
    send(1)
    invite(maison, colette, path, at=a_moment)

    page = browser.get(f"/institution/{maison.pk}/")

    text = text_of(page)
    assert soup(page).h1.get_text(strip=True) == "2 personnes sur 7 ont fini."
    assert "3 avancent. 1 n’a pas commencé. 1 n’a pas encore répondu à son invitation." in text
    assert "au 4 novembre 2026, 10:00" in text
    assert "Chaque personne peut lire qui a regardé son avancement, et quand." in text
    chips = [chip.get_text(" ", strip=True) for chip in soup(page).select(".chips a")]
    assert chips == ["Toutes 7", "Pas fini 5", "Terminé 2", "Invitées 1"]


@pytest.mark.parametrize(
    ("finished", "others", "sentence"),
    [
        (0, 2, "Personne n’a encore fini."),
        (1, 1, "1 personne sur 2 a fini."),
        (1, 0, "La personne que vous suivez a fini."),
        (2, 0, "Les 2 personnes ont fini."),
    ],
)
def test_first_sentence_is_true(browser, maison, send, a_moment, finished, others, sentence):
    send(finished, finished_at=a_moment, **FINISHED)
    send(others)

    page = browser.get(f"/institution/{maison.pk}/")

    assert soup(page).h1.get_text(strip=True) == sentence


def test_empty_institution_offers_the_one_thing_to_do(browser, maison):
    page = browser.get(f"/institution/{maison.pk}/")

    assert soup(page).h1.get_text(strip=True) == "Personne ici pour l’instant."
    assert soup(page).select_one("main a.button")["href"] == f"/institution/{maison.pk}/inviter/"
    assert Entry.objects.count() == 0


def test_row_says_state_percentage_what_is_left_hours_and_paper(browser, maison, send, a_moment):
    send(
        1, started_at=a_moment, percentage=40, lessons_left=2, quizzes_left=1, minutes_left=54,
        minutes_credited=36,
    )  # fmt: skip

    row = soup(browser.get(f"/institution/{maison.pk}/")).select_one("tbody tr")

    cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
    assert cells == [
        "Paule Nom0000 Ne plus suivre Paule Nom0000",
        "En cours",
        "40 %",
        "2 leçons et 1 quiz (54 min)",
        "36 min sur 1 h 30",
        "Pas encore",
    ]


def test_paper_is_listed_with_its_number_and_date(browser, maison, send, a_moment):
    (referral,) = send(1, finished_at=a_moment, **FINISHED)
    paper = certificate_of(referral, a_moment)
    address = f"/institution/{maison.pk}/"

    text = text_of(browser.get(address))
    assert "K7F2-QM84-DXX00 , attestation de Paule Nom0000, PDF du 2 novembre 2026" in text
    assert "Rien" in text

    paper.revoked_at, paper.revocation_reason = a_moment, "erreur"
    paper.save()
    assert "Annulée le 2 novembre 2026" in text_of(browser.get(address))


def test_filters_are_addresses(browser, maison, send, colette, path, a_moment):
    send(2, first_name="Fin", finished_at=a_moment, **FINISHED)
    send(3, first_name="Route")
    invite(maison, colette, path, at=a_moment)
    address = f"/institution/{maison.pk}/"

    def shown(etat):
        page = browser.get(address, {"etat": etat})
        return [cell.get_text(" ").split()[0] for cell in soup(page).select("tbody th")]

    assert shown("termine") == ["Fin", "Fin"]
    assert shown("pas-fini") == ["Nadia", "Route", "Route", "Route"]
    assert shown("invitees") == ["Nadia"]
    assert len(shown("")) == len(shown("autre-chose")) == 6


def test_search_forgives_accents_and_finds_both_names(browser, maison, send):
    (referral,) = send(1)
    User.objects.filter(pk=referral.enrolment.person_id).update(last_name="Éluard-Char")
    send(2)
    address = f"/institution/{maison.pk}/"

    page = browser.get(address, {"q": "eluard char"})
    assert "Paule Éluard-Char" in text_of(page)
    assert "Invitée comme Paule Nom0000" in text_of(page)
    assert "1 personne sur 3" in text_of(page)
    assert "1 personne sur 3" not in text_of(browser.get(address, {"q": "nom0000"}))
    nobody = text_of(browser.get(address, {"q": "Zola"}))
    assert "Personne ne s’appelle « Zola » ici." in nobody
    assert "Voir les 3 personnes" in nobody


def test_filter_that_nobody_answers_says_so(browser, maison, send):
    send(1)

    page = browser.get(f"/institution/{maison.pk}/", {"etat": "termine"})

    assert "Personne ne répond à ce filtre." in text_of(page)


def test_list_is_by_name_25_a_page(browser, maison, send):
    send(30)
    address = f"/institution/{maison.pk}/"

    first, second = browser.get(address), browser.get(address, {"page": 2})

    assert names(first) == [f"Nom{number:04}" for number in range(25)]
    assert names(second) == [f"Nom{number:04}" for number in range(25, 30)]
    assert names(browser.get(address, {"page": "99"})) == names(second)


@pytest.mark.parametrize("count", [1, 3, 30, 1000])
def test_list_asks_as_many_queries_for_1_as_for_1000(
    browser, maison, send, count, django_assert_num_queries
):
    send(count)
    with django_assert_num_queries(QUERIES):
        browser.get(f"/institution/{maison.pk}/")


def test_expired_invitation_is_shown_as_such(browser, maison, colette, path, a_moment):
    invite(maison, colette, path, at=a_moment - timedelta(days=40))

    text = text_of(browser.get(f"/institution/{maison.pk}/"))

    assert "Invitation expirée depuis le 23 octobre" in text
    assert "Renvoyer" in text


def test_the_path_is_named_as_soon_as_people_are_on_several(
    browser, maison, colette, path, send, a_moment
):
    send(1)
    address = f"/institution/{maison.pk}/"
    assert path.title not in text_of(browser.get(address))

    other = new_path(Module.objects.get(slug="regarder-a-360"))
    invite(maison, colette, other, at=a_moment)
    page = soup(browser.get(address))

    told = [cell.get_text(" ") for cell in page.select("tbody th[scope=row] small:first-of-type")]
    assert sorted(told) == sorted([path.title, other.title])
    in_english = soup(browser.get(f"/en{address}"))
    assert len(in_english.select("tbody th[scope=row] [lang=fr]")) == 2
