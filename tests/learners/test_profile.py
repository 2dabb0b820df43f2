"""/mon-espace/profil/: name, language, letters, addresses, and proving who one is."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from learners.models import Entry, Letter, User
from learners.rules.people.codes import code_from, is_alive
from tests.doors import soup, text_of
from tests.people import PASSWORD, person

PROFILE, ADD, CODE = (
    "/mon-espace/profil/",
    "/mon-espace/profil/adresses/",
    "/mon-espace/profil/adresses/code/",
)
PROVE = "/mon-espace/confirmer/"
pytestmark = pytest.mark.django_db


def code_of_last_letter():
    return Letter.objects.latest("created_at").secret["code"]


@pytest.fixture
def browser(ada, signed_in):
    return signed_in(ada)


@pytest.fixture
def proved(browser):
    """Ada, who has just proved by a code to her main address that she is Ada."""
    prove(browser)
    return browser


def prove(browser):
    browser.post(f"{PROVE}envoyer/", {"next": PROFILE})
    return browser.post(f"{PROVE}code/", {"code": code_of_last_letter()})


def add(browser, email, key="0b1c9e0e-6a55-4f53-a1a4-6cf2f5f0f7a5"):
    return browser.post(ADD, {"email": email, "key": key})


def add_and_confirm(browser, email):
    add(browser, email)
    return browser.post(CODE, {"code": code_of_last_letter()})


def addresses(user):
    return dict(EmailAddress.objects.filter(user=user).values_list("email", "primary"))


def test_name_language_and_letters_are_saved(browser, ada):
    said = {"first_name": "Augusta", "last_name": "King", "language": "en"}

    saved = browser.post(PROFILE, said, follow=True)

    ada.refresh_from_db()
    assert (ada.get_full_name(), ada.language, ada.wants_letters) == ("Augusta King", "en", False)
    assert "Votre profil est enregistré." in text_of(saved)
    assert list(Entry.objects.values_list("kind", flat=True)) == ["name_corrected"]


def test_the_same_name_is_no_correction(browser):
    said = {"first_name": "Ada", "last_name": "Lovelace", "language": "fr", "wants_letters": "on"}
    browser.post(PROFILE, said)

    assert not Entry.objects.exists()


def test_an_empty_name_is_refused_and_nothing_changes(browser, ada):
    refused = browser.post(PROFILE, {"first_name": "", "last_name": "K", "language": "fr"})

    assert refused.status_code == 422
    assert soup(refused).title.get_text().startswith("Erreur")
    ada.refresh_from_db()
    assert ada.last_name == "Lovelace"


def test_adding_an_address_asks_first_who_one_is(browser):
    asked = add(browser, "ada@perso.fr")

    assert asked.url == f"{PROVE}?next=%2Fmon-espace%2Fprofil%2F"
    assert prove(browser).url == PROFILE
    assert 'value="ada@perso.fr"' in browser.get(PROFILE).content.decode(), "what was typed is kept"


def test_an_address_is_added_by_its_code_and_opens_the_account(proved, ada):
    assert add(proved, "Ada@Perso.fr").url == CODE
    assert "ada@perso.fr" in text_of(proved.get(CODE))
    assert addresses(ada) == {"ada@exemple.fr": True}, "nothing before the code"

    proved.post(CODE, {"code": code_of_last_letter()})

    assert addresses(ada) == {"ada@exemple.fr": True, "ada@perso.fr": False}
    door = Client()
    door.post("/connexion/", {"email": "ada@perso.fr", "key": ""})
    door.post(
        "/connexion/",
        {"email": "ada@perso.fr", "key": "0b1c9e0e-6a55-4f53-a1a4-6cf2f5f0f7a6"},
    )
    entered = door.post("/connexion/code/", {"code": code_of_last_letter()})
    assert entered.url == "/connexion/suite/"


def test_the_same_form_sends_one_letter(proved):
    letters = Letter.objects.count()

    for _ in range(2):
        assert add(proved, "ada@perso.fr").url == CODE

    assert Letter.objects.count() == letters + 1


def test_own_and_wrong_addresses_are_said(proved):
    own, broken = add(proved, "ada@exemple.fr"), add(proved, "ada")

    assert (own.status_code, broken.status_code) == (409, 422)
    assert "Cette adresse est déjà la vôtre." in text_of(own)


def test_somebody_else_s_address_gets_the_same_page_and_its_owner_a_letter(proved, ada):
    zoe = person("zoe@exemple.fr", "Zoé", "Z")

    asked = add(proved, "zoe@exemple.fr")
    waiting = proved.get(CODE)

    assert (asked.url, waiting.status_code) == (CODE, 200)
    letter = Letter.objects.latest("created_at")
    assert (letter.kind, letter.person, letter.secret) == ("address_taken", zoe, {})
    right = proved.session["mailed_code"]["code"]
    guessed = proved.post(CODE, {"code": right}, follow=True)
    assert "cette adresse ne peut pas être ajoutée" in text_of(guessed)
    assert addresses(ada) == {"ada@exemple.fr": True}


def test_four_wrong_codes_leave_one_try_the_fifth_burns_the_code(proved, ada):
    add(proved, "ada@perso.fr")
    right = code_of_last_letter()
    assert proved.post(CODE, {"code": ""}).status_code == 422, "an empty field costs no try"

    tries = [proved.post(CODE, {"code": "xxxxxx"}) for _ in range(5)]

    assert [page.status_code for page in tries] == [422, 422, 422, 422, 302]
    assert "Il reste 1 essai." in text_of(tries[3])
    assert proved.post(CODE, {"code": right}).url == PROFILE
    assert addresses(ada) == {"ada@exemple.fr": True}


def test_too_many_letters_to_one_address_wait(proved):
    for number in range(5):
        add(proved, "ada@perso.fr", key=f"0b1c9e0e-6a55-4f53-a1a4-6cf2f5f0f7b{number}")

    refused = add(proved, "ada@perso.fr", key="0b1c9e0e-6a55-4f53-a1a4-6cf2f5f0f7c0")

    assert refused.status_code == 429
    assert "Trop de codes sont déjà partis à cette adresse." in text_of(refused)


def test_the_main_address_changes_and_the_former_is_told(proved, ada):
    add_and_confirm(proved, "ada@perso.fr")
    private = EmailAddress.objects.get(email="ada@perso.fr")

    for _ in range(2):
        proved.post(f"{ADD}{private.pk}/principale/")
        private = EmailAddress.objects.get(email="ada@perso.fr")
        prove(proved)

    ada.refresh_from_db()
    assert ada.email == "ada@perso.fr"
    assert addresses(ada) == {"ada@exemple.fr": False, "ada@perso.fr": True}
    told = Letter.objects.filter(kind="main_address_changed")
    assert [letter.to for letter in told] == ["ada@exemple.fr"]


def test_removing_the_main_address_makes_another_one_main(proved, ada):
    add_and_confirm(proved, "ada@perso.fr")
    work = EmailAddress.objects.get(email="ada@exemple.fr")
    assert "Retirer ada@exemple.fr ?" in text_of(proved.get(f"{ADD}{work.pk}/retirer/"))

    proved.post(f"{ADD}{work.pk}/retirer/")

    ada.refresh_from_db()
    assert (ada.email, addresses(ada)) == ("ada@perso.fr", {"ada@perso.fr": True})
    assert Letter.objects.latest("created_at").to == "ada@exemple.fr"
    assert Entry.objects.filter(kind="address_removed").count() == 1


def test_a_second_address_goes_without_touching_the_main_one(proved, ada):
    add_and_confirm(proved, "ada@perso.fr")
    private = EmailAddress.objects.get(email="ada@perso.fr")

    proved.post(f"{ADD}{private.pk}/retirer/")

    assert addresses(ada) == {"ada@exemple.fr": True}


def test_the_last_address_stays(proved, ada):
    last = EmailAddress.objects.get(user=ada)

    page = proved.get(f"{ADD}{last.pk}/retirer/")
    refused = proved.post(f"{ADD}{last.pk}/retirer/", follow=True)

    assert "ada@exemple.fr est votre seule adresse." in text_of(page)
    assert "c’est votre seule adresse" in text_of(refused)
    assert addresses(ada) == {"ada@exemple.fr": True}


def test_the_mailbox_of_a_former_employer_cannot_take_the_account(proved, ada):
    """It signs in by a code to the work address: it changes no address and no password."""
    add_and_confirm(proved, "ada@perso.fr")
    private = EmailAddress.objects.get(email="ada@perso.fr")
    proved.post(f"{ADD}{private.pk}/principale/")
    employer = Client()
    key = "0b1c9e0e-6a55-4f53-a1a4-6cf2f5f0f7a6"
    employer.post("/connexion/", {"email": "ada@exemple.fr", "key": key})
    employer.post("/connexion/code/", {"code": code_of_last_letter()})

    removing = employer.post(f"{ADD}{private.pk}/retirer/")
    choosing = employer.get("/mon-espace/mot-de-passe/")

    assert removing.url.startswith(PROVE)
    assert choosing.url.startswith(PROVE)
    employer.post(f"{PROVE}envoyer/")
    assert Letter.objects.latest("created_at").to == "ada@perso.fr"
    assert addresses(ada) == {"ada@exemple.fr": False, "ada@perso.fr": True}


def test_proving_by_the_password(browser, ada):
    ada.set_password(PASSWORD)
    ada.save()
    browser.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")

    empty = browser.post(PROVE, {"password": ""})
    wrong = browser.post(PROVE, {"password": "rien de bon"})
    right = browser.post(PROVE, {"password": PASSWORD, "next": PROFILE})

    assert (empty.status_code, wrong.status_code, right.url) == (422, 422, PROFILE)
    assert add(browser, "ada@perso.fr").url == CODE


def test_five_wrong_passwords_wait(browser, ada):
    for _ in range(5):
        browser.post(PROVE, {"password": "rien de bon"})

    assert browser.post(PROVE, {"password": "rien de bon"}).status_code == 429


def test_proof_codes_have_their_bound_too(browser):
    sent = [browser.post(f"{PROVE}envoyer/").status_code for _ in range(6)]

    assert sent == [302] * 5 + [429]


def test_whoever_has_no_address_gets_no_proof_code(signed_in):
    nobody = User.objects.create_user(None, PASSWORD, first_name="Nadia")
    browser = signed_in(nobody)

    assert browser.post(f"{PROVE}envoyer/").url == PROVE
    assert "Votre compte n’a pas encore d’adresse." in text_of(browser.get(PROFILE))


def test_a_code_that_nobody_asked_for_starts_again(browser):
    assert browser.get(CODE).url == PROFILE


def test_a_code_lives_fifteen_minutes(a_moment):
    assert code_from(42) == "000042"
    assert is_alive(sent_at=a_moment, tries=0, at=a_moment + timedelta(minutes=14))
    assert not is_alive(sent_at=a_moment, tries=0, at=a_moment + timedelta(minutes=15))


def test_an_address_taken_meanwhile_is_not_added_twice(proved, ada):
    add(proved, "ada@perso.fr")
    code = code_of_last_letter()
    EmailAddress.objects.create(user=ada, email="ada@perso.fr", verified=True)

    proved.post(CODE, {"code": code})

    assert Entry.objects.filter(kind="address_added").count() == 0
    assert len(addresses(ada)) == 2
