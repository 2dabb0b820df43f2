"""Which words of a text the glossary explains, and which it leaves alone."""

import time

import pytest

from content.rules.glossary_terms import Entry, Glossary
from content.rules.markdown import render_markdown
from content.rules.typography import typo_html

ENTRIES = (
    Entry("compte", "Compte", "Votre coin à vous.", "compte en ligne, inscription"),
    Entry("lien", "Lien", "Un mot à toucher.", "hyperlien, URL"),
    Entry("application", "Application", "Un outil."),
    Entry("adresse-mail", "Adresse mail", "Une boîte.", "e-mail, courriel"),
    Entry("mot-de-passe", "Mot de passe", "Votre secret.", "code secret"),
    Entry("cookies", "Cookies", "De petites notes.", "traceurs"),
    Entry("hameconnage", "Hameçonnage", "Un piège.", "phishing"),
    Entry("donnees", "Données personnelles", "Ce qui parle de vous.", "RGPD, vie privée"),
    Entry("os", "OS", "Ce qui fait tourner l’appareil.", ""),
)


def told(text: str, glossary: Glossary | None = None) -> list[str]:
    """The words explained, as they stand in the text."""
    page = glossary or Glossary(ENTRIES)
    html = typo_html(render_markdown(text))
    pieces = list(page.tell(html))
    assert "".join(piece.html for piece in pieces) == html
    return [piece.html for piece in pieces if piece.entry]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Deux mots de passe.", ["mots de passe"]),
        ("DES DONNEES PERSONNELLES", ["DONNEES PERSONNELLES"]),
        ("le hameconnage", ["hameconnage"]),
        ("un cookie refusé", ["cookie"]),
        ("Un compte en ligne, un mot de passe", ["compte en ligne", "mot de passe"]),
        ("votre\nadresse\nmail", ["adresse\nmail"]),
        ("Mot de passe : gardez-le.", ["Mot de passe"]),
        ("« Mot de passe »", ["Mot de passe"]),
        ("le RGPD", ["RGPD"]),
        ("un E-mail, un e-mail", ["e-mail"]),
    ],
)
def test_a_word_is_known_in_the_plural_without_accents_and_the_longest_first(text, words):
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Un [mot de passe](/aide/) perdu",
        "Le champ `mot de passe`",
        "```\nmot de passe\n```",
        "### Le mot de passe",
        "| Le mot de passe |\n|---|\n| rien |",
        "mot-de-passe.pdf, cookies.fr, moi@cookies, #cookies, supercookies, cookies-fr",
        "La société Mot de passe",
        "un écran, une inscription, des traceurs",
        "un os à ronger",
        "**Mot** de passe",
        "la meilleure note compte, cela compte, les comptes du garage",
        "son compte bancaire, votre compte rendu",
        "sans lien, en lien avec, un lien social",
        "l’application de la loi, mise en application",
        "",
    ],
)
def test_links_code_titles_names_and_other_words_are_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [("Votre compte", "compte"), ("un lien bizarre", "lien"), ("l’application", "application")],
)
def test_an_everyday_word_is_explained_where_somebody_has_one(text, word):
    assert told(text) == [word]


def test_a_word_is_explained_once_a_page():
    page = Glossary(ENTRIES)

    assert told("Un mot de passe, un mot de passe.", page) == ["mot de passe"]
    assert told("Un code secret. Des cookies.", page) == ["cookies"]


def test_what_is_written_in_signs_stays_as_it_was():
    assert told("a < b & c > d, un mot de passe &eacute; &#233; <b>x</b> \u202egauche 😀") == [
        "mot de passe"
    ]


def test_what_is_written_in_numbers_stays_too():
    html = "<p>&#233;, un mot de passe &#x1F600;</p>"
    pieces = list(Glossary(ENTRIES).tell(html))

    assert "".join(piece.html for piece in pieces) == html
    assert [piece.html for piece in pieces if piece.entry] == ["mot de passe"]


def test_no_entry_explains_nothing():
    assert told("un mot de passe", Glossary(())) == []
    assert told("l’un ’ mot de passe", Glossary((Entry("x", "’", ""),))) == []


def test_a_text_without_end_is_read_at_once():
    began = time.monotonic()
    told("Le mot de passe Ameli, votre compte ! " * 3_000)

    assert time.monotonic() - began < 5
