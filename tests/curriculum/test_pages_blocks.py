"""Every block of a lesson: read on the page, and in plain words."""

import gc

import pytest
from django.urls import reverse

from curriculum.queries.files import files_shown, words_of_lesson
from tests import doors
from tests.curriculum import every_block
from tests.curriculum import lesson_writing as write
from tests.curriculum.every_block import block

# Wagtail leaves the closing of what it resizes to the garbage collector: let it be here.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def swept():
    yield
    gc.collect()


@pytest.fixture
def lesson():
    return write.new_lesson(write.new_module(), *every_block.blocks(), write.quiz(write.question()))


@pytest.fixture
def page(lesson, signed_in, blaise):
    return doors.soup(signed_in(blaise).get(doors.lesson_url(lesson)))


def words(tag):
    return " ".join(tag.get_text(" ").replace("\u202f", " ").replace("\u00a0", " ").split())


def test_a_quotation_is_between_its_marks_once_and_says_who_speaks(page):
    quotation = page.select_one("figure.quotation")

    assert words(quotation.blockquote) == "« Je n’ose plus demander. »"
    assert words(quotation.figcaption) == "Madame Perrin"


def test_a_fold_opens_without_a_script(page):
    fold = page.select_one("details.fold")

    assert words(fold.summary) == "Et sur iPhone ?"
    assert [words(item) for item in fold.select("li")] == ["Un", "Deux"]


def test_a_table_has_its_caption_and_headers_that_say_their_side(page):
    table = page.select_one("table.table")
    region = table.parent

    assert words(table.caption) == "Qui fait quoi"
    assert (region["role"], region["tabindex"], region["aria-label"]) == (
        "region",
        "0",
        "Qui fait quoi",
    )
    assert [(words(th), th["scope"]) for th in table.select("th")] == [
        ("Geste", "col"),
        ("Qui", "col"),
        ("ouvrir", "row"),
    ]
    assert table.select_one("td strong").text == "la personne"


def test_steps_are_an_ordered_list(page):
    gestures = page.select("ol.gestures > li")

    assert [words(step) for step in gestures] == ["Ouvrir L’ enveloppe .", "Lire"]


def test_a_recording_plays_when_asked_and_can_be_read(page):
    sound, video = page.select(".recording")

    assert (sound.audio["preload"], sound.audio.has_attr("controls")) == ("none", True)
    assert sound.source["type"] == "audio/mpeg"
    assert sound.track is None
    assert words(sound.figcaption) == "Au guichet (2 min 05, 33 ko)"
    assert words(sound.summary) == "Lire la transcription"
    assert sound.details.strong.text == "asseyez-vous"
    assert (video.track["kind"], video.track["srclang"]) == ("captions", "fr")
    assert video.track["src"].startswith("/sous-titres/")


def test_a_file_says_its_format_weight_and_language(page):
    sheet, guide = page.select("p.download")

    assert words(sheet) == "La fiche (PDF, 240 ko)"
    assert words(guide) == "Lire (PDF, 240 ko, en anglais)"
    assert guide.a["hreflang"] == "en"
    assert sheet.a.has_attr("download")


def test_files_come_in_one_query_for_each_kind(lesson, django_assert_num_queries):
    with django_assert_num_queries(2):
        files_shown(lesson.body.raw_data)
    with django_assert_num_queries(0):
        files_shown([write.passage()])


def test_the_plain_words_of_a_lesson_hold_what_is_said_in_its_recordings(lesson):
    assert words_of_lesson(lesson).split("\n") == [
        "Essayer",
        "« Je n’ose plus demander. »",
        "Madame Perrin",
        "Et sur iPhone ?",
        "Un",
        "Deux",
        "Qui fait quoi",
        "Geste Qui",
        "ouvrir la personne",
        "Ouvrir",
        "L’enveloppe.",
        "Lire",
        "Bonjour, asseyez-vous.",
        "Deux mains.",
        "La fiche",
        "Lire",
        "Pour finir",
    ]


def test_words_of_notes_passages_and_pictures_are_plain_too():
    note = {"kind": "savoir", "title": "Un mot", "text": "**Gras**"}
    lesson = write.new_lesson(
        write.new_module(),
        write.passage("Un *texte*."),
        block("note", note),
        write.picture(1, alt="Un carré"),
        block("recording", {"recording": 999_999}),
        write.quiz(write.question()),
    )

    assert words_of_lesson(lesson).split("\n") == [
        *("Un texte.", "Un mot", "Gras", "Un carré", "Pour finir")
    ]


def test_blocks_not_filled_yet_show_nothing(signed_in, blaise):
    lesson = write.new_lesson(
        write.new_module(),
        block("recording", {"recording": None}),
        block("download", {"handout": None, "title": ""}),
        block("table", None),
        block("picture", {"picture": {"image": None}, "caption": ""}),
        block("recording", {"recording": 999_999}),
        write.quiz(write.question()),
    )
    page = doors.soup(signed_in(blaise).get(doors.lesson_url(lesson)))

    assert not page.select("figure, table, .download")


def test_a_draft_is_previewed_with_its_files(lesson, signed_in, blaise):
    address = reverse("wagtailadmin_pages:view_draft", args=(lesson.pk,))
    page = doors.soup(signed_in(blaise).get(address))

    assert len(page.select(".recording")) == 2
    assert len(page.select("p.download")) == 2
