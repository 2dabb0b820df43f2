"""Where signing in leads, and the way out."""

from uuid import uuid4

import pytest

from curriculum.models import Outline
from learners.models import Enrolment, Letter

DOOR, CODE, AFTER = "/connexion/", "/connexion/code/", "/connexion/suite/"
pytestmark = pytest.mark.django_db


def sign_in(client, email, *, door=DOOR, wanted=""):
    page = client.get(door, {"next": wanted} if wanted else {})
    form = page.context["form"]
    filled = {"email": email, "key": str(form["key"].value()), "next": form["next"].value() or ""}
    asked = client.post(door, filled)
    code = Letter.objects.latest("created_at").secret["code"]
    return client.post(asked.url, {"code": code})


@pytest.fixture
def ada_learns(ada, a_moment):
    path = uuid4()
    outline = Outline.objects.create(path=path, number=1, content={}, created_at=a_moment)
    return Enrolment.objects.create(person=ada, path=path, outline=outline, enrolled_at=a_moment)


def test_the_page_one_wanted_survives_the_code(client, ada):
    entered = sign_in(client, "ada@exemple.fr", wanted="/modules/m/?vue=1&b=2")

    assert entered.url == AFTER + "?next=%2Fmodules%2Fm%2F%3Fvue%3D1%26b%3D2"
    assert client.get(entered.url).url == "/modules/m/?vue=1&b=2"


def test_the_page_one_wanted_survives_a_wrong_code_and_another_code(client, ada):
    key = str(client.get(DOOR).context["form"]["key"].value())
    client.post(DOOR, {"email": "ada@exemple.fr", "key": key, "next": "/mon-espace/donnees/"})
    client.post(CODE, {"code": "x"})
    client.post(CODE, {"again": "1"})

    entered = client.post(CODE, {"code": Letter.objects.latest("created_at").secret["code"]})

    assert client.get(entered.url).url == "/mon-espace/donnees/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://exemple.org/", "//exemple.org/", "/\\exemple.org", "javascript:alert(1)", "\t//a.fr"],
)
def test_nobody_is_led_to_another_site(client, ada_learns, elsewhere):
    entered = sign_in(client, "ada@exemple.fr", wanted=elsewhere)

    assert entered.url == AFTER
    assert client.get(AFTER, {"next": elsewhere}).url == "/mon-espace/"


@pytest.mark.parametrize("word", ["accueil", "logbook", "?a=b", "#main", "é"])
def test_a_word_that_is_no_address_leads_where_one_works(signed_in, ada_learns, ada, word):
    browser = signed_in(ada)

    assert browser.get(AFTER, {"next": word}).url == "/mon-espace/"
    assert browser.post("/langue/", {"language": "fr", "next": word}).url == "/"
    assert browser.post("/rideau/", {"next": word}).url == AFTER
    assert browser.post("/rideau/", {"code": "4217", "next": word}).url == AFTER


def test_each_starts_where_they_work(signed_in, ada_learns, ada, colette, edith):
    starts = {
        person.first_name: signed_in(person).get(AFTER).url for person in (ada, colette, edith)
    }

    assert starts == {"Ada": "/mon-espace/", "Colette": "/institution/", "Edith": "/admin/"}


def test_somebody_with_nothing_yet_starts_in_their_space(signed_in, ada):
    assert signed_in(ada).get(AFTER).url == "/mon-espace/"


def test_a_referent_who_left_follows_nobody(signed_in, colette, a_moment):
    colette.memberships.update(left_at=a_moment)

    assert signed_in(colette).get(AFTER).url == "/mon-espace/"


def test_work_left_sealed_is_resumed_first(signed_in, ada_learns, ada):
    client = signed_in(ada)
    session = client.session
    session["sealed"] = {"anything": 1}
    session.save()

    assert client.get(AFTER).url == "/reprendre/"
    assert client.get(AFTER, {"next": "/mon-espace/donnees/"}).url == "/mon-espace/donnees/"


def test_sealed_work_is_still_there_after_the_code(client, ada):
    client.get(DOOR)
    session = client.session
    session["sealed"] = {"anything": 1}
    session.save()
    client.cookies["session"] = session.session_key

    entered = sign_in(client, "ada@exemple.fr")

    assert client.get(entered.url).url == "/reprendre/"


def test_the_account_s_language_chooses_the_page(client, ada_learns, ada):
    ada.language = "en"
    ada.save()

    entered = sign_in(client, "ada@exemple.fr")

    assert Letter.objects.get().language == "en"
    assert client.get(entered.url).url == "/en/mon-espace/"


def test_the_door_keeps_its_prefix(client, ada_learns):
    entered = sign_in(client, "ada@exemple.fr", door="/en/connexion/")

    assert entered.url == "/en/connexion/suite/"
    assert client.get(entered.url).url == "/mon-espace/"
    assert Letter.objects.get().language == "fr"


def test_an_unknown_address_is_answered_in_the_language_of_the_page(client, db):
    key = str(client.get("/en/connexion/").context["form"]["key"].value())
    client.post("/en/connexion/", {"email": "xyz@exemple.fr", "key": key})

    assert Letter.objects.get().language == "en"


def test_a_page_for_people_signed_in_leads_to_the_door_and_back(client, ada):
    refused = client.get("/mon-espace/mot-de-passe/")

    assert refused.url == "/connexion/?next=/mon-espace/mot-de-passe/"


def test_the_office_has_no_door_of_its_own(client, signed_in, edith):
    assert client.get("/admin/").url == "/connexion/?next=/admin/"
    assert client.get("/admin/login/").url == "/connexion/?next=%2Fadmin%2F"
    assert client.get("/admin/login/", {"next": "/admin/pages/"}).url == (
        "/connexion/?next=%2Fadmin%2Fpages%2F"
    )
    assert client.get("/admin/password_reset/").status_code == 404
    assert signed_in(edith).get("/admin/login/").url == AFTER


def test_leaving_asks_once_then_says_it(signed_in, ada):
    client = signed_in(ada)
    page = client.get("/deconnexion/")
    assert page.status_code == 200
    assert 'action="/deconnexion/"' in page.content.decode()
    assert "_auth_user_id" in client.session

    left = client.post("/deconnexion/")

    assert (left.status_code, left.url) == (302, "/deconnexion/faite/")
    assert "Tout est effacé de cet ordinateur." in client.get(left.url).content.decode()
    assert "_auth_user_id" not in client.session


def test_leaving_keeps_the_language_of_the_page(signed_in, ada):
    assert signed_in(ada).post("/en/deconnexion/").url == "/en/deconnexion/faite/"


def test_pages_of_the_door_are_not_kept_by_the_browser(client, db):
    for page in (DOOR, "/connexion/mot-de-passe/"):
        assert "no-store" in client.get(page)["Cache-Control"]
