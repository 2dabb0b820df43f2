"""Markdown to HTML: what people type, and what nobody may slip in."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.rules.lists import spaced_lists
from content.rules.markdown import render_inline, render_markdown

TAGS = {
    *("p", "ul", "ol", "li", "strong", "em", "a", "h3", "h4", "blockquote", "code", "pre"),
    *("br", "hr", "table", "thead", "tbody", "tr", "th", "td"),
}
AWKWARD = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<p style="x" onclick="y">',
    "[a](javascript:alert(1))",
    "[a](JaVa\tScript:alert(1))",
    "[a](data:text/html,x)",
    "[a](//ailleurs.example)",
    "[a](</\t/ailleurs.example>)",
    "[a](/\\ailleurs.example)",
    "[a]: javascript:x\n\n[a]",
    "![x](y.png)",
    "[a](https://b.example 'titre\" onclick=x')",
    "&#106;avascript:",
    "<https://a.example>",
    "\x02wzxhzdk:0\x03",
    "# a",
    "- b",
    "> c",
    "```\nd\n```",
    "| a |\n|---|\n| b |",
]


class Tags(HTMLParser):
    """What a browser would see: the tags and their attributes."""

    def __init__(self, html):
        super().__init__()
        self.seen = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def is_safe_link(attributes):
    address = attributes.get("href", "")
    scheme, colon, _rest = address.partition(":")
    if scheme in ("http", "https") and colon:
        return attributes == {"href": address, "rel": "noopener noreferrer"}
    relative = not colon or "/" in scheme or "#" in scheme or "?" in scheme
    flat = "".join(address.split()).replace("\\", "/")
    return set(attributes) <= {"href"} and (
        (relative and not flat.startswith("//")) or scheme == "mailto"
    )


def is_bare(tag, attributes):
    """Nothing but the number that a list begins at."""
    return attributes == {} or (tag == "ol" and attributes.get("start", "").isdigit())


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=20)), max_size=6))
def test_nothing_comes_out_but_what_is_allowed(parts):
    text = "\n".join(parts)
    for tag, attributes in Tags(render_markdown(text)).seen:
        assert tag in TAGS
        assert is_safe_link(attributes) if tag == "a" else is_bare(tag, attributes)
    for tag, attributes in Tags(render_inline(text)).seen:
        assert tag in {"strong", "em", "code", "br"}
        assert attributes == {}


@pytest.mark.parametrize("text", AWKWARD)
def test_each_awkward_text_alone_is_harmless(text):
    for tag, attributes in Tags(render_markdown(text)).seen:
        assert tag in TAGS
        assert is_safe_link(attributes) if tag == "a" else attributes == {}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un **mot** et *deux*.", "<p>Un <strong>mot</strong> et <em>deux</em>.</p>"),
        ("### Partie\n#### Petite", "<h3>Partie</h3>\n<h4>Petite</h4>"),
        ("# Un\n##### Cinq", "<h3>Un</h3>\n<h4>Cinq</h4>"),
        ("Sans HTML : <b>x</b>", "<p>Sans HTML : &lt;b&gt;x&lt;/b&gt;</p>"),
        ("    décalé", "<p>décalé</p>"),
        ("```\n<x>\n```", "<pre><code>&lt;x&gt;\n</code></pre>"),
        ("[ici](/aide/)", '<p><a href="/aide/">ici</a></p>'),
        ("[ici](javascript:x)", "<p><a>ici</a></p>"),
        ("[ici](//ailleurs.example)", "<p><a>ici</a></p>"),
        (
            "[loin](https://loin.example 'titre')",
            '<p><a href="https://loin.example" rel="noopener noreferrer">loin</a></p>',
        ),
        ("[écrire](mailto:a@b.example)", '<p><a href="mailto:a@b.example">écrire</a></p>'),
        ("![x](y.png)", "<p>![x](y.png)</p>"),
        ("Il est _____ ici.", "<p>Il est _____ ici.</p>"),
        ("3. Trois ?", '<ol start="3">\n<li>Trois ?</li>\n</ol>'),
    ],
)
def test_a_text_becomes_html(text, html):
    assert render_markdown(text) == html


def test_a_table_keeps_its_cells():
    seen = [tag for tag, _ in Tags(render_markdown("| a | b |\n|:--|--:|\n| 1 | 2 |")).seen]
    assert seen == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]


def test_a_list_may_follow_its_sentence():
    assert render_markdown("Trois choses :\n- une\n- deux") == (
        "<p>Trois choses :</p>\n<ul>\n<li>une</li>\n<li>deux</li>\n</ul>"
    )


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_a_list_in_a_list_is_indented_as_people_do(indent):
    html = render_markdown(f"- a\n{' ' * indent}- b\n- c")
    assert html == "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"


@pytest.mark.parametrize(
    ("typed", "spaced"),
    [
        ("en\n2021. Puis", "en\n2021. Puis"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("- a\nsuite", "- a\n    suite"),
        ("- a\n\n  suite\n\nfin", "- a\n\n    suite\n\nfin"),
        ("- a\n### T", "- a\n\n### T"),
        ("- a\n> q", "- a\n\n> q"),
        ("```\n- a\n```\ntexte\n- b", "```\n- a\n```\ntexte\n\n- b"),
        ("~~~\n```\n- a\n~~~\n- b", "~~~\n```\n- a\n~~~\n\n- b"),
        ("     - trop loin", "     - trop loin"),
        ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
        ("-\n- a", "-\n\n- a"),
    ],
)
def test_lists_are_spaced_for_the_library(typed, spaced):
    assert spaced_lists(typed.split("\n")) == spaced.split("\n")


def test_lists_go_no_deeper_than_six_levels():
    lines = spaced_lists([f"{'  ' * level}- x" for level in range(50)])
    assert lines[-1] == " " * 20 + "- x"


def test_a_text_nested_beyond_measure_is_shown_as_typed():
    text = "- " * 3000 + "<b>"
    assert render_markdown(text).startswith("<p>- - -")
    assert render_markdown(text).endswith("&lt;b&gt;</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("> 50 %", "&gt; 50 %"),
        ("1. Oui", "1. Oui"),
        ("- 3", "- 3"),
        ("# dièse", "# dièse"),
        ("**oui**, `non`", "<strong>oui</strong>, <code>non</code>"),
        ("[lien](https://a.example)", "lien"),
        ("[a]: b", "[a]: b"),
    ],
)
def test_a_single_line_stays_a_single_line(text, html):
    assert render_inline(text) == html
