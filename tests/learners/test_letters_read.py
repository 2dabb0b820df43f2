"""What letters say, and the demonstration's mail."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings as site

from learners.emails.letters import message_of, render
from tests.learners.letters import CONTEXTS, a_letter

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.learners.demo_urls")]


def words(html):
    body = html.partition("<main>")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", CONTEXTS)
def test_text_and_page_say_the_same_in_full(a_moment, kind, language):
    rendered = render(a_letter(kind, at=a_moment, language=language))
    said = words(rendered.html)

    for line in rendered.text.splitlines():
        plain = " ".join(line.split()).removesuffix(":").rstrip()
        assert plain.strip("-") == "" or plain in said, line
    assert "{" not in rendered.subject + rendered.text + said
    assert "&amp;" not in rendered.text
    assert "&#" not in rendered.text
    assert rendered.subject == rendered.subject.strip() != ""


@pytest.mark.parametrize("kind", CONTEXTS)
def test_names_cannot_bring_markup_or_lines_of_header(a_moment, kind):
    context, secret = CONTEXTS[kind]
    evil = dict.fromkeys(
        ("first_name", "institution", "path_title", "invited_by"), "x\r\nBcc: a@b.fr <img src=x>"
    )
    letter = a_letter(kind, at=a_moment, context={**context, **evil}, secret=secret)

    assert "<img" not in render(letter).html
    assert "\n" not in message_of(letter).subject
    message_of(letter).message()


def test_a_french_code_letter(a_moment):
    rendered = render(a_letter(at=a_moment))

    assert rendered.subject == "417203\u00a0: votre code pour entrer dans À portée"
    assert f"{site.SITE_URL}/connexion/code/?code=417203" in rendered.text
    assert "15\u00a0minutes" in rendered.text


def test_links_carry_the_prefix_of_the_language(a_moment):
    rendered = render(a_letter(at=a_moment, language="en"))

    assert f'href="{site.SITE_URL}/en/connexion/code/?code=417203"' in rendered.html


def test_an_invitation_says_who_what_how_long_and_until_when(a_moment):
    text = render(a_letter("person_invitation", at=a_moment)).text

    for said in (
        "Colette Martin",
        "Mairie d’Ivry <b>&</b> CCAS",
        "«\u202fAider sans faire à la place\u202f»",
        "1\u00a0h\u00a030",
        "23\u00a0décembre 2026",
        "K7F2-QM84",
        "http://127.0.0.1:8000/invitation/abc/",
    ):
        assert said in text


def test_the_mail_is_listed_newest_first_and_found_by_address(client, a_moment):
    a_letter("password_changed", at=a_moment)
    a_letter(at=a_moment + timedelta(minutes=1), to="blaise@exemple.fr")

    page = client.get("/courrier/")
    assert [letter.to for letter, _ in page.context["rows"]] == [
        "blaise@exemple.fr",
        "ada@exemple.fr",
    ]
    assert "2 lettres sont écrites." in page.content.decode()
    assert "En attente" in page.content.decode()

    found = client.get("/courrier/", {"adresse": " ADA@ "})
    assert [letter.to for letter, _ in found.context["rows"]] == ["ada@exemple.fr"]
    nothing = client.get("/courrier/", {"adresse": "xyz"}).content.decode()
    assert "Aucune lettre à cette adresse." in nothing


@pytest.mark.parametrize("letters", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(
    client, a_moment, letters, django_assert_num_queries
):
    for _ in range(letters):
        a_letter(at=a_moment)

    with django_assert_num_queries(2):  # how many, and which
        client.get("/courrier/")


def test_fifty_letters_a_page(client, a_moment):
    for minutes in range(51):
        a_letter(at=a_moment + timedelta(minutes=minutes))

    assert len(client.get("/courrier/").context["rows"]) == 50
    assert len(client.get("/courrier/", {"page": "2"}).context["rows"]) == 1


def test_a_letter_is_shown_as_it_left_with_links_to_this_host(client, a_moment):
    letter = a_letter("person_invitation", at=a_moment)
    as_sent = render(letter)

    page = client.get(f"/courrier/{letter.pk}/", headers={"host": "localhost:8104"})
    bare = client.get(
        f"/courrier/{letter.pk}/", {"forme": "html"}, headers={"host": "localhost:8104"}
    )
    text = client.get(f"/courrier/{letter.pk}/", {"forme": "texte"})

    here = as_sent.html.replace(site.SITE_URL, "http://localhost:8104")
    assert bare.content.decode() == here
    assert here.partition("<main>")[2].partition("</main>")[0] in page.content.decode()
    assert text.content.decode() == as_sent.text.replace(site.SITE_URL, "http://testserver")


def test_the_bare_letter_s_style_is_allowed_by_its_hash_only(client, a_moment):
    letter = a_letter(at=a_moment)

    policy = client.get(f"/courrier/{letter.pk}/", {"forme": "html"})["Content-Security-Policy"]

    assert re.search(r"style-src 'sha256-[\w+/=]{44}'", policy)
    assert "unsafe-inline" not in policy


def test_a_letter_that_does_not_exist_is_not_found(client, db):
    assert client.get("/courrier/00000000-0000-0000-0000-000000000000/").status_code == 404


@pytest.mark.urls("config.urls")
def test_outside_the_demonstration_the_mail_is_nowhere(client, db):
    assert client.get("/courrier/").status_code == 404
