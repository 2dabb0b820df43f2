"""Every block of a lesson: written in the office, read on the page, in plain words."""

import gc
import json
import re
from html import unescape

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content.blocks.showing import is_grid, refusal_of_table
from content.models import Picture, Recording
from curriculum.blocks.lessons import LessonBlocks
from curriculum.models import Lesson
from curriculum.queries.files import files_shown, words_of_lesson
from tests import doors, recorded
from tests.curriculum import every_block
from tests.curriculum import lesson_writing as write
from tests.curriculum.every_block import GRID, block

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
    sound, video = page.select("figure.recording")

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

    assert len(page.select("figure.recording")) == 2
    assert len(page.select("p.download")) == 2


# In the office


def form_of(*blocks):
    form = {
        "title": "Une leçon",
        "slug": "une-lecon",
        "minutes": 5,
        "summary": "",
        "body": streamfield(blocks),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data(form)


def publish(signed_in, blaise, *blocks):
    module = write.new_module()
    address = reverse("wagtailadmin_pages:add", args=("curriculum", "lesson", module.pk))
    response = signed_in(blaise).post(address, form_of(*blocks))
    return response, Lesson.objects.child_of(module).first()


def said(response):
    """The page, with what it gives to its scripts in plain letters."""
    letters = re.compile(r"\\u([0-9a-f]{4})")
    return letters.sub(lambda found: chr(int(found[1], 16)), unescape(response.content.decode()))


def test_every_block_is_taken_from_the_form(signed_in, blaise):
    step = {"steps-count": 1, "steps-0-deleted": "", "steps-0-order": 0, "steps-0-id": ""}
    step |= {"steps-0-value-title": "Ouvrir", "steps-0-value-text": ""}
    response, lesson = publish(
        signed_in,
        blaise,
        ("quotation", {"text": "Oui.", "who": ""}),
        ("accordion", {"title": "Plus", "text": "Un texte."}),
        ("table", json.dumps(GRID)),
        ("steps", step),
        ("recording", {"recording": recorded.sound().pk}),
        ("download", {"handout": recorded.handout().pk, "title": ""}),
    )

    assert response.status_code == 302, said(response)[-3000:]
    assert [raw["type"] for raw in lesson.body.raw_data] == [
        *("quotation", "accordion", "table", "steps", "recording", "download")
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"table_caption": " "}, "Donnez une légende"),
        ({"table_caption": "x" * 301}, "Donnez une légende"),
        ({"table_header_choice": "neither"}, "Dites où sont les en-têtes"),
        ({"data": [["", None]]}, "Tableau vide"),
        ({"data": [["x"] * 13]}, "Tableau trop grand"),
        ({"data": [["x" * 1_001]]}, "Une case dépasse"),
    ],
)
def test_a_table_that_cannot_be_followed_is_refused(change, why):
    assert why in refusal_of_table(GRID | change)


def test_a_table_without_its_caption_is_not_published(signed_in, blaise):
    response, lesson = publish(
        signed_in, blaise, ("table", json.dumps(GRID | {"table_caption": ""}))
    )

    assert lesson is None
    assert "Donnez une légende au tableau" in said(response)


@pytest.mark.parametrize(
    "sent", ["", "{", "[]", '{"data": 3}', '{"data": [[1]]}', '{"data": [["a"], []]}']
)
def test_what_is_no_table_is_refused_without_breaking(signed_in, blaise, sent):
    response, lesson = publish(signed_in, blaise, ("table", sent))

    assert (response.status_code, lesson) == (200, None)


def test_a_grid_has_rows_of_one_length():
    assert is_grid([["a", None], ["b", "c"]])
    assert not is_grid([])


def test_a_recording_that_cannot_be_read_waits_for_its_transcript(signed_in, blaise):
    mute = recorded.video(captions="")
    response, lesson = publish(signed_in, blaise, ("recording", {"recording": mute.pk}))

    assert lesson is None
    assert "ne se lit pas encore" in said(response)


@pytest.mark.parametrize(
    ("recording", "is_readable"),
    [
        ({"type": "audio"}, False),
        ({"type": "audio", "transcript": "Oui."}, True),
        ({"type": "video", "transcript": "Oui."}, False),
        ({"type": "video", "transcript": "Oui.", "captions": recorded.CAPTIONS}, True),
        ({"type": "video", "has_no_speech": True}, True),
    ],
)
def test_what_is_said_can_be_read(recording, is_readable):
    assert Recording(**recording).is_readable is is_readable


def test_a_picture_says_what_it_shows_or_that_it_shows_nothing(signed_in, blaise):
    number = Picture.objects.filter(file__endswith=".svg").first().pk
    picture = {"picture-image": number, "picture-alt_text": "", "caption": ""}
    response, lesson = publish(signed_in, blaise, ("picture", picture))

    assert lesson is None
    assert "décorative" in said(response)


def test_a_text_without_end_is_refused_by_its_field(signed_in, blaise):
    response, lesson = publish(signed_in, blaise, ("passage", "x" * 100_001))

    assert (response.status_code, lesson) == (200, None)


def fields_of(block):
    """A block of several fields, or of one."""
    inner = getattr(block, "child_blocks", None) or {}
    listed = getattr(block, "child_block", None)
    children = [*inner.values(), *([listed] if listed else [])]
    return [field for child in children for field in fields_of(child)] or [block]


def test_every_field_has_its_help_in_french():
    ours = {n: b for n, b in LessonBlocks().child_blocks.items() if n not in ("quiz", "picture")}
    mute = [
        (name, field.label)
        for name, block in ours.items()
        for field in fields_of(block)
        if not field.field.help_text
    ]

    assert mute == []
    assert LessonBlocks().child_blocks["picture"].child_blocks["picture"].meta.help_text


def test_blocks_are_grouped_by_what_a_trainer_wants_to_do():
    groups = {
        str(block.label): str(block.meta.group) for block in LessonBlocks().child_blocks.values()
    }

    assert groups == {
        "Titre": "Dire",
        "Texte": "Dire",
        "Encadré": "Dire",
        "Citation": "Dire",
        "Texte replié": "Dire",
        "Image": "Montrer",
        "Son ou vidéo": "Montrer",
        "Tableau": "Montrer",
        "Quiz": "Questionner",
        "Étapes": "S’exercer",
        "Fichier à télécharger": "S’exercer",
    }


@pytest.mark.parametrize("text", ["# Titre", "Un.\n### Titre"])
def test_a_box_holds_no_title(signed_in, blaise, text):
    response, lesson = publish(signed_in, blaise, ("quotation", {"text": text, "who": ""}))

    assert lesson is None
    assert "Mettez ces mots en gras" in said(response)


LOST = "[a](/parcours/rien/) [b](fiche.pdf) [c](/modules/rien/) [d](/media/rien.png) [e](/admin/x/)"
FOUND = (
    "[a](/parcours/) [b](/en/parcours) [c](/modules/regarder-a-360/a-vous/?x#y) [d](#ici)"
    " [e](https://exemple.fr/rien) [f](mailto:a@exemple.fr) [g](/mon-espace/) [h](/)"
    " [i](/media/{picture})"
)


def test_a_link_to_nowhere_is_named_where_it_was_written(signed_in, blaise):
    step = {"steps-count": 1, "steps-0-deleted": "", "steps-0-order": 0, "steps-0-id": ""}
    step |= {"steps-0-value-title": "Ouvrir", "steps-0-value-text": "[x](/rien-du-tout/)"}
    response, lesson = publish(
        signed_in,
        blaise,
        ("passage", LOST + " [a](/parcours/rien/)"),
        ("steps", step),
        ("table", json.dumps(GRID | {"data": [["a", "[b](/nulle-part/)"]]})),
    )

    assert lesson is None
    page = said(response)
    assert "« /parcours/rien/ », « fiche.pdf », « /modules/rien/ », « /media/rien.png »" in page
    assert "« /admin/x/ »" not in page
    assert "« /rien-du-tout/ »" in page
    assert "« /nulle-part/ »" in page


def test_links_that_lead_somewhere_are_let_through(signed_in, blaise):
    picture = Picture.objects.first().file.name
    response, lesson = publish(signed_in, blaise, ("passage", FOUND.format(picture=picture)))

    assert response.status_code == 302, said(response)
    assert lesson is not None


def test_a_draft_may_hold_a_link_to_nowhere(signed_in, blaise):
    module = write.new_module()
    address = reverse("wagtailadmin_pages:add", args=("curriculum", "lesson", module.pk))
    form = dict(form_of(("passage", LOST)).items())
    del form["action-publish"]
    signed_in(blaise).post(address, form)

    assert Lesson.objects.child_of(module).exists()


@pytest.mark.parametrize("times", [1, 3])
def test_the_form_of_a_lesson_asks_the_database_little_whatever_its_length(
    signed_in, blaise, times, django_assert_max_num_queries
):
    blocks = [block for _time in range(times) for block in every_block.blocks()]
    lesson = write.new_lesson(write.new_module(), *blocks, write.quiz(write.question()))
    office, address = signed_in(blaise), reverse("wagtailadmin_pages:edit", args=(lesson.pk,))
    office.get(address)
    with django_assert_max_num_queries(60):
        assert office.get(address).status_code == 200
