"""Every block of a lesson in the office: what is taken, what is refused, and how it is said."""

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
from tests import recorded
from tests.curriculum import every_block
from tests.curriculum import lesson_writing as write
from tests.curriculum.every_block import GRID

# Wagtail leaves the closing of what it resizes to the garbage collector: let it be here.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def swept():
    yield
    gc.collect()


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
    ours = {n: b for n, b in LessonBlocks().child_blocks.items() if n != "picture"}
    mute = [
        (name, field.label)
        for name, block in ours.items()
        for field in fields_of(block)
        if not field.field.help_text
    ]

    assert mute == []
    assert LessonBlocks().child_blocks["picture"].child_blocks["picture"].meta.help_text


def test_every_block_says_what_it_is_for():
    blocks = LessonBlocks().child_blocks
    assert [name for name, it in blocks.items() if not getattr(it.meta, "help_text", "")] == []


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
        "Dialogue": "Questionner",
        "Tri": "Questionner",
        "Diagnostic": "Questionner",
        "Livret": "Questionner",
        "Réécriture": "Questionner",
        "Étapes": "S’exercer",
        "Fichier à télécharger": "S’exercer",
    }


@pytest.mark.parametrize("text", ["# Titre", "Un.\n### Titre"])
def test_a_box_holds_no_title(signed_in, blaise, text):
    response, lesson = publish(signed_in, blaise, ("quotation", {"text": text, "who": ""}))

    assert lesson is None
    assert "Mettez ces mots en gras" in said(response)


LOST = (
    "[a](/parcours/rien/) [b](fiche.pdf) [c](/modules/rien/) [d](/media/rien.png)"
    " [e](/media/../../x) [g](/fiche.pdf) [f](/admin/x/)"
)
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
    for address in (
        "/parcours/rien/",
        "fiche.pdf",
        "/modules/rien/",
        "/media/../../x",
        "/fiche.pdf",
    ):
        assert f"« {address} »" in page
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
