"""Choosing a language."""

import pytest

pytestmark = pytest.mark.django_db
CHOOSE = "/langue/"


@pytest.mark.parametrize(
    ("page", "language", "there"),
    [
        ("/mon-espace/", "en", "/en/mon-espace/"),
        ("/en/mon-espace/", "fr", "/mon-espace/"),
        ("/en/connexion/?next=/x/", "fr", "/connexion/?next=/x/"),
        ("/mon-espace/", "fr", "/mon-espace/"),
        ("", "en", "/en/"),
        ("https://exemple.org/", "en", "/en/"),
        ("/admin/", "en", "/admin/"),
    ],
)
def test_the_same_page_is_given_under_the_other_prefix(client, page, language, there):
    answer = client.post(CHOOSE, {"language": language, "next": page})

    assert (answer.status_code, answer.url) == (302, there)


def test_the_account_keeps_it(signed_in, ada):
    signed_in(ada).post(CHOOSE, {"language": "en", "next": "/"})

    ada.refresh_from_db()
    assert ada.language == "en"


def test_the_same_language_again_writes_nothing(signed_in, ada, django_assert_num_queries):
    client = signed_in(ada)

    with django_assert_num_queries(2):  # the session and the person
        client.post(CHOOSE, {"language": "fr"})


def test_a_language_we_do_not_speak_is_refused(client):
    assert client.post(CHOOSE, {"language": "it"}).status_code == 400


def test_a_link_changes_nothing(client):
    assert client.get(CHOOSE, {"language": "en"}).status_code == 405
