import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rules.typography import NARROW, NBSP, duration, typo, typo_html

# What French typography is made of, and what it must leave alone.
PIECES = (
    *"aé'’\"«»;!?:.,()[]`@/&<>=%€19 \n",
    NBSP,
    NARROW,
    "l'eau",
    " ?",
    " :",
    "« juste »",
    "9:30",
    "12 juin",
    "1er mars",
    "15 %",
    "1 h 30",
    "https://a.fr/?x=1;y",
    "www.a.fr",
    "a@b.fr",
    "`a ; b`",
    "&amp;",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=30)
TAGS = ("<p>", "</p>", '<a title="a ; l\'b" href="/?a=1">', "</a>", "<br>", "<code>", "</code>")
MARKUP = st.lists(st.sampled_from(TAGS) | TEXTS.map(html.escape), max_size=10).map("".join)
SPACES = str.maketrans("", "", f" {NBSP}{NARROW}")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi?", f"Quoi{NARROW}?"),
        ("Quoi ?", f"Quoi{NARROW}?"),
        ("Quoi ?!", f"Quoi{NARROW}?!"),
        ("oui ; non", f"oui{NARROW}; non"),
        ("« Quoi ? »", f"«{NARROW}Quoi{NARROW}?{NARROW}»"),
        ("«Non»", f"«{NARROW}Non{NARROW}»"),
        ("Note: ceci", f"Note{NBSP}: ceci"),
        ("deux choses :", f"deux choses{NBSP}:"),
        ("l'eau qu'« on » boit", f"l’eau qu’«{NARROW}on{NARROW}» boit"),
        ("le 12 juin et le 1er mars", f"le 12{NBSP}juin et le 1er{NBSP}mars"),
        ("15 % en 45 min, ou 1 h 30", f"15{NBSP}% en 45{NBSP}min, ou 1{NBSP}h{NBSP}30"),
        (" ? au début", f"{NARROW}? au début"),
        (" : au début", f"{NBSP}: au début"),
    ],
)
def test_french_signs_get_their_spaces(typed, printed):
    assert typo(typed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "à 9:30 précises",
        "https://a-portee.example/verifier/?code=K7F;page=2",
        "www.a-portee.example/l'eau",
        "marie@exemple.fr",
        "`if x: print('a') ; b`",
        "peut-être (?)",
        "les années '90",
        "3 minuscules",
        "15 habits",
    ],
)
def test_what_is_not_french_prose_stays_as_it_is(text):
    assert typo(text) == text


def test_a_question_after_an_address_still_gets_its_space():
    assert typo("Voir https://a.fr/?x=1 ?") == f"Voir https://a.fr/?x=1{NARROW}?"


@given(TEXTS)
def test_setting_a_text_twice_changes_nothing_more(text):
    assert typo(typo(text)) == typo(text)


@given(TEXTS)
def test_only_spaces_and_apostrophes_ever_change(text):
    def bare(value):
        return value.translate(SPACES).replace("'", "’")

    assert bare(typo(text)) == bare(text)


def test_only_the_text_of_a_fragment_is_set():
    typed = (
        '<!-- a ; b --><p title="l\'eau ; b">l&#x27;eau &amp; R&amp;D : <b>oui</b> !'
        "<br/><code>a ; <i>b ;</i></code> ;</p><pre>c ? d</pre>"
    )
    assert typo_html(typed) == (
        f'<!-- a ; b --><p title="l\'eau ; b">l’eau &amp; R&amp;D{NBSP}: <b>oui</b>{NARROW}!'
        f"<br/><code>a ; <i>b ;</i></code>{NARROW};</p><pre>c ? d</pre>"
    )


def test_a_stray_closing_tag_does_not_hide_what_follows():
    assert typo_html("</code>Quoi ?") == f"</code>Quoi{NARROW}?"


@given(MARKUP)
def test_setting_a_fragment_twice_changes_nothing_more(markup):
    assert typo_html(typo_html(markup)) == typo_html(markup)


@given(MARKUP)
def test_the_tags_of_a_fragment_are_never_touched(markup):
    def tags(value):
        return re.findall(r"<[^>]*>", value)

    assert tags(typo_html(markup)) == tags(markup)


@pytest.mark.parametrize(
    ("minutes", "french", "english"),
    [
        (0, "0 min", "0 min"),
        (45, "45 min", "45 min"),
        (60, "1 h", "1 h"),
        (65, "1 h 05", "1 h 5 min"),
        (90, "1 h 30", "1 h 30 min"),
    ],
)
def test_minutes_are_told_in_hours(minutes, french, english):
    assert duration(minutes) == french.replace(" ", NBSP)
    assert duration(minutes, "en") == english.replace(" ", NBSP)
