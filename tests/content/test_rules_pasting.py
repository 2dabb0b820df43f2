"""What comes from a word processor, as the Markdown that we read."""

import pytest

from content.rules.pasting import MAX_DEPTH, UnreadablePasteError, markdown_of

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p {} --></style>
<title>Perdu</title></head><body><!--StartFragment--><h1>Le titre<o:p></o:p></h1>
<p class=MsoNormal>Un texte <b style='mso-bidi-font-weight:normal'>gras</b>, et <i>italique</i> :
« oui » — l’été, “ici”.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7pt "Times"'>&nbsp;
</span></span></span><![endif]>Premier</p>
<p style='mso-list:l0 level3 lfo1'><span style='mso-list:Ignore'>o</span>Dedans</p>
<p style='mso-list:l0 level3 lfo1'><span style='mso-list:Ignore'>o</span>Aussi</p>
<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Second</p>
<p class=MsoNormal>Après <a href="https://exemple.fr/x">un lien</a>
<a href="javascript:alert(1)">sans rien</a><img src="file:///c:/x.png"></p>
<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>Un</p>
<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2)</span>Deux</p>
<table><tr><td><p><b>Geste</b></p></td><td><p>Qui</p></td></tr>
<tr><td><p>ouvrir | fermer</p></td><td>la personne<br>seule</td></tr></table>
<script>alert(1)</script></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<p dir="ltr"><span style="font-size:11pt;font-weight:700">Gras</span><span
style="font-weight:400"> puis </span><span style="font-style:italic">italique</span></p>
<ul><li dir="ltr"><p><span>un</span></p></li><li><p>deux</p><ul><li>trois</li></ul></li></ul></b>"""

LIBRE_OFFICE = """<html><body><h2 class="western">Partie</h2><p style="margin-bottom: 0cm">
<font face="Liberation Serif"><b>Gras</b> et <i>italique</i></font></p>
<ol><li><p>un</p></li><li><p>deux</p></li></ol></body></html>"""


def test_word_comes_in_clean():
    given = markdown_of(WORD)

    assert given.markdown == (
        "### Le titre\n\n"
        "Un texte **gras**, et *italique* :\n« oui » — l’été, “ici”.\n\n"
        "- Premier\n  - Dedans\n  - Aussi\n- Second\n\n"
        "Après [un lien](https://exemple.fr/x)\nsans rien\n\n"
        "1. Un\n2. Deux\n\n"
        "| **Geste** | Qui |\n| --- | --- |\n| ouvrir \\| fermer | la personne seule |"
    )
    assert given.pictures == 1


def test_google_s_styles_are_bold_and_italic():
    assert markdown_of(GOOGLE).markdown == "**Gras** puis *italique*\n\n- un\n- deux\n  - trois"


def test_libre_office_comes_in_clean():
    assert markdown_of(LIBRE_OFFICE).markdown == (
        "### Partie\n\n**Gras** et *italique*\n\n1. un\n2. deux"
    )


def test_two_lists_apart_stay_two():
    item = "<p style='mso-list:l0 level1 lfo1'>{}</p>"
    pasted = markdown_of(item.format("un") + "<p>Entre</p>" + item.format("deux"))

    assert pasted.markdown == "- un\n\nEntre\n\n- deux"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("", ""),
        ("<h2> </h2><p>x</p>", "x"),
        ("<p>2 * 3 et a_b</p>", "2 \\* 3 et a\\_b"),
        ("<p>un<br>deux</p>", "un\ndeux"),
        ("<ul><li>un<br>deux</li></ul>", "- un\n  deux"),
        ("<table><tr><th>A</th></tr><tr><td><h3>B</h3></td></tr></table>", "| A |\n| --- |\n| B |"),
        ("<span style='font-weight:bold'><p>bloc</p></span>", "bloc"),
        ("<span style='font-weight:bold'> </span>x", "x"),
        ("<blockquote>dit</blockquote>", "> dit"),
        ("<iframe src=x>perdu</iframe>gardé", "gardé"),
    ],
)
def test_small_things_are_right(html, markdown):
    assert markdown_of(html).markdown == markdown


@pytest.mark.parametrize(
    "html", ["<b>" * (MAX_DEPTH + 1), "<table><tr><td>" * (MAX_DEPTH - 1), "<div>" * 50_000]
)
def test_what_nobody_writes_is_refused_at_once(html):
    with pytest.raises(UnreadablePasteError):
        markdown_of(html)
