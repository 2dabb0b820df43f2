"""Moodle's XML and GIFT, in their corners: what is refused, what is noted."""

import pytest

from curriculum.readers.question_files import questions_of


def read(content):
    content = content.encode() if isinstance(content, str) else content
    return [take() for take in questions_of(content)]


def spaced(sentences):
    return " ".join(sentences).replace("\u202f", " ").replace("\u00a0", " ")


def question(kind, inside, text="Q ?"):
    return (
        f'<quiz><question type="{kind}"><name><text>n</text></name><questiontext format="html">'
        f"<text>{text}</text></questiontext>{inside}</question></quiz>"
    )


ONE = (
    '<answer fraction="100"><text>un</text></answer><answer fraction="0"><text>deux</text></answer>'
)


@pytest.mark.parametrize(
    ("kind", "inside", "words"),
    [
        ("multichoice", ONE.replace("100", "90"), "100 %, et une seule"),
        ("multichoice", ONE + ONE, "disent la même chose"),
        ("multichoice", f"<single>false</single>{ONE.replace('100', '40')}", "ne font pas 100 %"),
        ("multichoice", ONE.replace('"100"', '"beaucoup"'), "n’a pas de note lisible"),
        ("multichoice", "", "La question n’a pas de réponse"),
        ("truefalse", ONE, "« vrai » ou « faux »"),
        ("numerical", ONE, "n’est pas un nombre"),
        (
            "numerical",
            '<answer fraction="100"><text>1</text><tolerance>-2</tolerance></answer>',
            "n’est pas un nombre positif",
        ),
        (
            "shortanswer",
            '<answer fraction="50"><text>un</text></answer>',
            "Aucune réponse ne donne",
        ),
        ("matching", "<subquestion><text>a</text><answer/></subquestion>", "vide"),
        ("ordering", '<answer fraction="1"><text>a</text></answer>', "Une seule proposition"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(kind, inside, words):
    (found,) = read(question(kind, inside))
    assert words in spaced(found.wrong)


@pytest.mark.parametrize(
    ("kind", "inside", "words"),
    [
        ("multichoice", f"{ONE}<hint><text>Pensez-y</text></hint>", "Indices entre les essais"),
        ("multichoice", f"{ONE}<hidden>1</hidden>", "masquée dans Moodle"),
        (
            "multichoice",
            f"{ONE}<incorrectfeedback><text>Relisez le chapitre 2.</text></incorrectfeedback>",
            "Retours selon le résultat",
        ),
        ("shortanswer", f"<usecase>1</usecase>{ONE}", "Majuscules et minuscules comptaient"),
        ("ordering", f"<selecttype>RANDOM</selecttype>{ONE}", "tous les éléments sont posés"),
    ],
)
def test_what_cannot_be_kept_is_noted_and_the_question_arrives(kind, inside, words):
    (found,) = read(question(kind, inside))
    assert found.wrong == ()
    assert words in spaced(found.notes)


def test_what_moodle_writes_by_itself_is_not_noted():
    said = "<correctfeedback><text>Votre réponse est correcte.</text></correctfeedback>"
    (found,) = read(question("multichoice", ONE + said))
    assert found.notes == ()


@pytest.mark.parametrize(
    ("form", "written", "prompt"),
    [
        ("html", "&lt;b&gt;gras&lt;/b&gt;", "**gras**"),
        ("markdown", "**gras** &lt;b&gt;", "**gras** <b>"),
        ("plain_text", "2*3*4", "2\\*3\\*4"),
        ("plain_text", "un\ndeux\n\ntrois", "un  \ndeux\n\ntrois"),
        ("moodle_auto_format", "un\ndeux", "un  \ndeux"),
        ("moodle_auto_format", "un\ndeux &lt;b&gt;trois&lt;/b&gt;", "un  \ndeux **trois**"),
        ("moodle_auto_format", "2*3*4", "2\\*3\\*4"),
    ],
)
def test_each_format_of_text_is_read(form, written, prompt):
    xml = question("multichoice", ONE, written).replace('format="html"', f'format="{form}"')
    (found,) = read(xml)
    assert found.wording.prompt == prompt


def test_long_names_topics_and_sources_are_cut_or_refused():
    (found,) = read(f"$CATEGORY: {'a/' * 100}fin\n\n::{'n' * 130}::Q {{=a ~b}}")
    assert (len(found.name), len(found.topic), found.topic[-3:]) == (120, 120, "fin")
    assert "Thème trop long" in spaced(found.notes)
    (found,) = read(f"// source: {'s' * 301}\nQ {{=a ~b}}")
    assert "source" in spaced(found.wrong)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("::a::Q {=a ~b", 1, "jamais fermée"),
        ("::a::Q {\n=%50%a ~b}", 1, "Le signe = vaut 100 %"),
        ("::a::Q {=a ~%150%b}", 1, "de -100 à 100 %"),
        ("::a::Q {#trois}", 1, "n’est pas un nombre"),
        ("::a::Q {=%150%a =b}", 1, "de -100 à 100 %"),
    ],
)
def test_what_is_wrong_in_gift_is_named(text, line, words):
    (found,) = read(text)
    assert (found.line, words in spaced(found.wrong)) == (line, True)


def test_gift_forgives_what_moodle_forgives():
    gift = (
        "Vrai ? {true}\n\nQui ? {Ada#Oui =%50%[html]<b>Blaise</b>}\n\n"
        "Choix {=%100%a\n\n~%50 de remise\n~[plain]2*3*4}\n\n// [id:a\\]b] [tag:]\nQ ? {=a ~b}"
        "\n\n[moodle]un\n<b>deux</b> {=a ~b}\n\n<img src=x> ? {=a ~b}"
    )
    truth, words, choice, marked, moodle, picture = read(gift)
    assert truth.wording.kind == "true_false"
    assert [c.text for c in words.wording.choices] == ["Ada", "Blaise"]
    assert [c.text for c in choice.wording.choices] == ["a", "%50 de remise", "2\\*3\\*4"]
    assert (marked.key, marked.topic) == ("a]b", "")
    assert moodle.wording.prompt == "un  \n**deux**"
    assert "Une image" in spaced(picture.notes)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"\xff\xfe" + "Q {=a".encode("utf-16-le") + b"\x00", 1, "n’est pas lisible"),
        (b"\xff\xfe" + "a\n\0".encode("utf-16-le"), 2, "octet nul"),
        (b"\xef\xbb\xbfa\n\xff", 2, "n’est pas lisible"),
        (b"\x81\x8d\x8f", 1, "L’encodage est inconnu"),
    ],
)
def test_bytes_that_are_no_text_are_named_at_their_line(content, line, words):
    (found,) = read(content)
    assert (found.line, words in spaced(found.wrong)) == (line, True)


def test_an_xml_file_that_lies_about_its_encoding_is_read_all_the_same():
    xml = '<?xml version="1.0" encoding="UTF-8"?>' + question("multichoice", ONE, "Été ?")
    (found,) = read(xml.encode("cp1252"))
    assert found.wording.prompt == "Été ?"
    (found,) = read(xml.replace("UTF-8", "rien-de-tel").encode())
    assert found.wording.prompt == "Été ?"


@pytest.mark.parametrize(
    "content",
    [
        "[plain]" + "*a" * 120_000 + " {=a ~b}",
        "Q {" + "=a" * 120_000 + "}",
        question("multichoice", ONE, "&lt;b&gt;x" * 60_000),
    ],
)
def test_a_question_without_end_is_refused_before_it_is_looked_at(content):
    (found,) = read(content)
    assert "La question dépasse 200 000 signes." in spaced(found.wrong)


def test_a_text_beyond_all_measure_is_refused_for_its_length():
    (found,) = read(question("multichoice", ONE, "&lt;b&gt;x" * 30_000))
    assert "Un texte dépasse 20 000 signes." in spaced(found.wrong)


@pytest.mark.parametrize("form", ["", "[moodle]", "[plain]"])
def test_signs_of_markdown_are_signs_where_moodle_shows_them_as_typed(form):
    gift = f"{form}3. Que donne 2*3*4 ?\nEt *.pdf ? {{=2*3*4 vaut 24#Oui, *24* ~[markdown]**24**}}"
    (found,) = read(gift)
    wording = found.wording
    assert wording.prompt == "3\\. Que donne 2\\*3\\*4 ?  \nEt \\*.pdf ?"
    assert [c.text for c in wording.choices] == ["2\\*3\\*4 vaut 24", "**24**"]
    assert wording.choices[0].feedback == "Oui, \\*24\\*"


def test_a_line_end_that_moodle_wrote_is_a_line_end():
    (found,) = read("::q::Un \\: a\\nb\\n\\nc {=oui ~non ####d\\ne}")
    assert found.wording.prompt == "Un : a  \nb\n\nc"
    assert found.wording.general_feedback == "d  \ne"


def test_what_has_no_title_is_named_by_its_first_words():
    essay, told, cut, titled = read(
        "Racontez une arnaque. {}\n\nUne consigne\nsans réponse.\n\nOù ? {=a ~b\n\n::T::Dites. {}"
    )
    assert [it.name for it in (essay, told, titled)] == [
        "Racontez une arnaque.",
        "Une consigne sans réponse.",
        "T",
    ]
    assert (cut.name, "jamais fermée" in spaced(cut.wrong)) == ("Où ? {=a ~b", True)


PICTURE = "data:image/png;base64," + "iVBORw0K" * 40_000


def test_a_picture_kept_inside_a_text_is_let_go_and_the_question_arrives():
    (found,) = read(question("multichoice", ONE, f'Où ? &lt;img alt="un port" src="{PICTURE}"&gt;'))
    assert (found.wrong, found.wording.prompt) == ((), "Où ? [un port]")
    assert "Une image" in spaced(found.notes)
    escaped = PICTURE.replace(":", "\\:")
    (found,) = read(f'[html]Où ? <img alt\\="un port" src\\="{escaped}"> {{=a ~b}}')
    assert (found.wrong, found.wording.prompt) == ((), "Où ? [un port]")
    assert "Une image" in spaced(found.notes)


def test_a_picture_of_moodle_s_first_files_is_named_and_let_go():
    old = f"<image>port.gif</image><image_base64>{'R0lGODlh' * 40_000}</image_base64>"
    (found,) = read(question("multichoice", ONE + old))
    assert found.wrong == ()
    assert "Le fichier « port.gif » (234 Ko) reste de côté." in spaced(found.notes)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(encoding):
    gift = "// œuvre\n::é::Où s’écrit l’€ ? {=ici#Oui ~là}\n"
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + question("multichoice", ONE, "L’été ?")
    table = "énoncé;réponse 1;part 1;réponse 2\nOù ?;ici;x;là\n"
    found = [read(text.encode(encoding))[0] for text in (gift, xml, table)]
    assert [it.wording.prompt for it in found] == ["Où s’écrit l’€ ?", "L’été ?", "Où ?"]
