"""Access cards: opened once, and the way back of who has no address."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from learners.journey import cards as journey
from learners.models import AccessCard, CardSheet, Entry, Letter, Referral, User, WayBack
from learners.queries.people.ways_back import printed_for
from learners.rules.institutions.cards import CardState, code_of, state_of
from learners.rules.institutions.refusals import Refusal, RefusedError
from tests.doors import finish_path, soup, text_of
from tests.learners.cards import SAID, codes_on, enter, print_cards
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(maison):
    return f"/institution/{maison.pk}/cartes/"


@pytest.fixture
def browser(colette, signed_in):
    return signed_in(colette)


@pytest.fixture
def code(browser, page, path):
    """The first of two cards, as it is on paper."""
    return codes_on(print_cards(browser, page, path))[0]


@pytest.fixture
def nadia(code):
    """She opened her account with a card; her browser."""
    client = Client()
    client.post(f"/carte/{code}/", SAID)
    return client


def test_get_shows_and_post_opens_an_account_without_an_address(client, code, maison):
    shown = text_of(client.get(f"/carte/{code}/"))
    assert "verra votre état" in shown, "the notice"
    assert not User.objects.filter(email=None).exists()

    opened = client.post(f"/carte/{code}/", SAID, follow=True)

    nadia = User.objects.get(email=None)
    assert nadia.get_full_name() == "Nadia Ben Ali"
    assert "Votre compte est ouvert." in text_of(opened)
    referral = Referral.objects.get()
    assert (referral.institution, referral.enrolment.person) == (maison, nadia)
    assert Entry.objects.filter(kind="card_used", person=nadia.pk).count() == 1


def test_a_weak_password_opens_nothing(client, code):
    weak = {**SAID, "password": "nadia ben ali", "again": "nadia ben ali"}
    for wrong in ({"password": "court"}, {"again": "autre"}, {"first_name": ""}, weak):
        assert client.post(f"/carte/{code}/", {**SAID, **wrong}).status_code == 422

    assert not User.objects.filter(email=None).exists()


def test_two_clicks_open_one_account(code):
    clients = Client(), Client()

    answers = [client.post(f"/carte/{code}/", SAID) for client in clients]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert User.objects.filter(email=None).count() == 1


def test_a_used_card_opens_nothing_more(nadia, code):
    thief = Client()
    other = {
        **SAID,
        "password": "un tout autre mot de passe",
        "again": "un tout autre mot de passe",
    }

    taken = thief.post(f"/carte/{code}/", other)

    assert taken.status_code == 410
    assert "_auth_user_id" not in thief.session
    assert "Cette carte a déjà ouvert un compte." in text_of(thief.get(f"/carte/{code}/"))
    AccessCard.objects.update(used_at=timezone.now() - timedelta(hours=1))
    assert thief.post(f"/carte/{code}/", SAID).status_code == 410


def test_whoever_is_signed_in_keeps_their_account(ada, code, signed_in):
    browser = signed_in(ada)

    told = browser.post(f"/carte/{code}/", SAID)

    assert told.status_code == 409
    assert "Une carte ouvre un nouveau compte. Vous en avez déjà un." in text_of(told)
    assert not User.objects.filter(email=None).exists()


def test_a_new_card_typed_at_the_sign_in_opens_its_own_page_as_often_as_one_likes(client, code):
    assert "Ma carte est neuve" in text_of(client.get("/connexion/carte/"))
    answers = [enter(code, client=client) for _ in range(7)]

    assert {answer.url for answer in answers} == {f"/carte/{code}/"}
    client.post(f"/carte/{code}/", SAID)
    assert enter(code).url == "/connexion/suite/"


def test_a_new_way_back_typed_at_the_sign_in_opens_its_own_page(browser, client, nadia):
    referral = Referral.objects.get()
    printed = browser.post(
        f"/institution/{referral.institution_id}/personnes/{referral.pk}/carte-de-retour/",
        {"key": str(uuid4())},
    )
    (way_back,) = codes_on(printed)

    assert enter(way_back, client=client).url == f"/carte/{way_back}/"


def test_an_expired_and_a_withdrawn_card_say_so(client, code, path):
    path.unpublish()
    assert client.post(f"/carte/{code}/", SAID).status_code == 410
    CardSheet.objects.update(expires_at=timezone.now())

    assert "Cette carte n’a plus cours." in text_of(client.get(f"/carte/{code}/"))


def test_one_card_or_all_the_unused_are_cancelled(browser, page, nadia, code):
    sheet = CardSheet.objects.get()
    assert "A ouvert un compte, Nadia Ben Ali" in text_of(browser.get(page))

    one = browser.post(f"{page}{sheet.pk}/annuler/", {"place": "2"}, follow=True)
    none = browser.post(f"{page}{sheet.pk}/annuler/", follow=True)

    assert "Cartes annulées : 1." in text_of(one)
    assert "Aucune de ces cartes ne pouvait encore servir." in text_of(none)
    assert Entry.objects.filter(kind="card_cancelled").count() == 1
    first, second = AccessCard.objects.order_by("place")
    assert (first.cancelled_at, second.used_at) == (None, None)
    assert first.used_at
    assert second.cancelled_at


def test_the_code_and_the_password_come_back(nadia, code):
    assert f'value="{code}"' in Client().get("/connexion/carte/", {"code": code}).content.decode()

    entered = enter(code.lower())

    assert entered.url == "/connexion/suite/"
    assert Entry.objects.filter(kind="signed_in").latest("pk").result == "password"


def test_a_wrong_code_and_a_wrong_password_get_the_same_answer(nadia, code):
    wrong = [enter(code, "rien de bon"), enter("00000-00000"), enter("court")]

    assert [page.status_code for page in wrong] == [422] * 3
    assert all("ne vont pas ensemble" in text_of(page) for page in wrong[:2])


def test_tries_are_bounded_by_code_and_by_visitor(nadia, code):
    for _ in range(5):
        enter(code, "rien de bon")
    assert enter(code).status_code == 429

    guesser = Client()
    for number in range(10):
        enter(f"00000-0000{number}", client=guesser)
    assert enter(code, client=guesser).status_code == 429
    assert guesser.get(f"/carte/{code}/").status_code == 429


def test_whoever_is_in_needs_no_card_page(nadia):
    assert nadia.get("/connexion/carte/").status_code == 302


def test_pages_and_papers_do_without_an_address(nadia):
    for address in ("/mon-espace/profil/", "/mon-espace/donnees/", "/mon-espace/confirmer/"):
        assert nadia.get(address).status_code == 200
    assert nadia.get("/mon-espace/mot-de-passe/").status_code == 200

    finish_path(nadia)

    letter = Letter.objects.get(kind="certificate_ready")
    assert (letter.state, letter.to) == ("notice", "")
    space = soup(nadia.get("/mon-espace/"))
    assert space.select_one(f'a[href="/mon-espace/lettres/{letter.pk}/"]')


def test_an_address_makes_an_ordinary_account_and_paper_opens_it_no_more(nadia, code):
    nadia.post("/mon-espace/profil/adresses/", {"email": "nadia@perso.fr", "key": str(uuid4())})
    secret = Letter.objects.get(to="nadia@perso.fr").secret["code"]
    nadia.post("/mon-espace/profil/adresses/code/", {"code": secret})

    assert User.objects.get(first_name="Nadia").email == "nadia@perso.fr"
    assert enter(code).status_code == 422


@pytest.fixture
def printed(browser, nadia, maison):
    """The way back that Colette printed for Nadia, face to face."""
    referral = Referral.objects.get()
    address = f"/institution/{maison.pk}/personnes/{referral.pk}/carte-de-retour/"
    assert "est en face de vous" in text_of(browser.get(address))
    key = str(uuid4())
    once, twice = (codes_on(browser.post(address, {"key": key})) for _ in range(2))
    assert once == twice
    return once[0]


def test_a_printed_way_back_gives_another_password_once(printed, nadia, code):
    new = {"password": "trois petits chats gris", "again": "trois petits chats gris"}
    assert "Une nouvelle carte est imprimée" in text_of(nadia.get("/mon-espace/"))
    assert enter(code).status_code == 302, "the card before works until then"
    client = Client()
    assert "Bonjour Nadia." in text_of(client.get(f"/carte/{printed}/"))
    assert client.post(f"/carte/{printed}/", {"password": "court"}).status_code == 422

    client.post(f"/carte/{printed}/", new)

    assert enter(printed, new["password"]).status_code == 302
    assert enter(code, new["password"]).status_code == 422
    assert nadia.get("/mon-espace/").status_code == 302, "sessions opened before end"
    again = Client().post(f"/carte/{printed}/", new)
    assert "Cette carte a déjà ouvert un compte." in text_of(again)
    kinds = list(Entry.objects.filter(kind__startswith="way_back").values_list("kind", flat=True))
    assert kinds == ["way_back_printed", "way_back_used"]


def test_a_way_back_expires_and_the_next_one_closes_it(printed, browser, maison):
    WayBack.objects.filter(opened_at=None).update(expires_at=timezone.now())
    assert "Cette carte n’a plus cours." in text_of(Client().get(f"/carte/{printed}/"))
    referral = Referral.objects.get()
    address = f"/institution/{maison.pk}/personnes/{referral.pk}/carte-de-retour/"

    browser.post(address, {"key": "broken"})

    assert "Cette carte est annulée." in text_of(Client().get(f"/carte/{printed}/"))


def test_two_uses_at_once_give_one(printed):
    person = User.objects.get(email=None)
    way = printed_for(person)
    journey.use_way_back(way, PASSWORD, at=timezone.now())

    with pytest.raises(RefusedError) as refused:
        journey.use_way_back(way, PASSWORD, at=timezone.now())
    assert refused.value.refusal == Refusal.USED


def test_whoever_has_an_address_gets_no_way_back(ada_referred, browser, maison, colette):
    address = f"/institution/{maison.pk}/personnes/{ada_referred.pk}/carte-de-retour/"

    assert browser.post(address).status_code == 404
    with pytest.raises(RefusedError):
        journey.print_way_back(ada_referred, "K7F2QM84DX", by=colette, at=timezone.now())


def test_a_code_depends_on_the_key_the_place_and_the_secret(a_moment):
    code = code_of(1, key="k", secret=settings.SECRET_KEY)
    others = {code_of(2, key="k", secret=settings.SECRET_KEY), code_of(1, key="k", secret="s")}

    assert len(code) == 10
    assert code not in others
    assert (
        state_of(at=a_moment, expires_at=a_moment, used_at=None, cancelled_at=a_moment)
        == CardState.CANCELLED
    )
