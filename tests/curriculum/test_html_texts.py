"""HTML of other programs, as the Markdown of ours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.rules.markdown import plain_text, render_markdown
from curriculum.readers.html_texts import as_typed, markdown_of, words_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Un <b>mot</b> et <em>un</em> autre&nbsp;!</p>", "Un **mot** et *un* autre\u00a0!"),
        ("<p>un</p><p>&nbsp;</p><div>deux</div>", "un\n\ndeux"),
        ("<ul><li>un</li><li>deux<ol><li>trois</li></ol></li></ul>", "- un\n- deux\n  1. trois"),
        ("<p>un<br>deux</p>", "un  \ndeux"),
        ("<h2>Titre</h2><p>a</p>", "## Titre\n\na"),
        ('<a href="https://x.fr" onclick="y()">x</a>', "[x](https://x.fr)"),
        ('<a href="javascript:y()">x</a>', "x"),
        ('<p>Voir <img src="a.png" alt="un chat"></p>', "Voir [un chat]"),
        ("<p>2 * 3 &lt; 7 et a_b</p>", "2 * 3 < 7 et a_b"),
        ("<p>2*3*4 font</p>", "2\\*3\\*4 font"),
        ("<p>1. Oui</p>", "1\\. Oui"),
        ("<p>Il faut l’_____ d’abord</p>", "Il faut l’_____ d’abord"),
        ("<code>a*b*c</code>", "`a*b*c`"),
        ("<li><div>dans</div></li>", "- dans"),
        ("<script>alert(1)</script><style>p{}</style>ok", "ok"),
        ("<p><br></p>", ""),
    ],
)
def test_html_becomes_markdown(html, markdown):
    assert markdown_of(html) == markdown


def test_a_table_becomes_a_table():
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    assert render_markdown(markdown_of(html)).replace("\n", "").startswith("<table><thead><tr>")


def test_html_nested_without_end_keeps_its_words():
    assert markdown_of("<ul><li>" * 2_000 + "fin") == "fin"


@settings(deadline=None)
@given(st.text(alphabet="ab *_`#<>[]()!&;\\1.-+|", max_size=30))
def test_what_was_typed_is_what_is_read(text):
    kept = " ".join(text.split())
    assert plain_text(as_typed(kept)) in {kept, plain_text(kept)}


@settings(deadline=None)
@given(st.text(alphabet="<>/pbaimgsrct =\"'&;:x", max_size=60))
def test_nothing_of_it_is_ever_a_script(text):
    made = render_markdown(markdown_of(text))
    assert "<img" not in made
    assert "<script" not in made


def test_words_alone_are_kept_of_what_is_typed():
    assert words_of("<p>Paris&nbsp;&amp; co</p>") == "Paris & co"
    assert words_of("a < b") == "a < b"
