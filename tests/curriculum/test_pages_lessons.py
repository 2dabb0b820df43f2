"""A lesson's rows, as a reader and as its author see them."""

import json
import re

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from curriculum.models import Activity, Lesson
from learners.models import Attempt
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


def words(html):
    text = re.sub(r"<[^>]+>", " ", html).replace("\u202f", " ").replace("\u00a0", " ")
    return " ".join(text.split())


def preview(office, lesson):
    """What « Aperçu » shows of the draft."""
    response = office.get(reverse("wagtailadmin_pages:view_draft", args=(lesson.pk,)))
    assert response.status_code == 200
    return response.content.decode()


def test_a_preview_shows_every_kind_of_block_and_records_nothing(signed_in, blaise, first_lesson):
    activities = Activity.objects.count()
    html = preview(signed_in(blaise), first_lesson)
    page = words(html)

    for label in ("Situation", "À retenir", "À essayer"):
        assert f'<p class="row__margin">{label}</p>' in html
    assert re.search(r'<h2 class="row__margin" id="b[0-9a-f-]+">Ce que l’on regarde</h2>', html)
    assert re.search(r'<img src="/media/[^"]+\.svg" alt="Un carré autour', html)
    assert "Quel côté a manqué en premier ?" in page
    assert page.count("Aperçu : rien n’est enregistré.") == 1
    assert 'method="post" action="/modules/' not in html
    assert (Attempt.objects.count(), Activity.objects.count()) == (0, activities)


def test_a_preview_shows_the_draft_not_what_is_live(signed_in, blaise, first_lesson):
    first_lesson.body = json.dumps([write.passage("Un brouillon **fort**.")])
    first_lesson.save_revision()

    assert "<p>Un brouillon <strong>fort</strong>.</p>" in preview(signed_in(blaise), first_lesson)


def test_the_preview_beside_the_form_shows_what_is_being_typed(signed_in, blaise, first_lesson):
    office = signed_in(blaise)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(first_lesson.pk,))
    form = nested_form_data(
        {
            "title": "En cours",
            "slug": first_lesson.slug,
            "minutes": 5,
            "summary": "",
            "body": streamfield([("heading", "Tapé à l’instant")]),
            "comments": inline_formset([]),
        }
    )
    assert office.post(address, form).json()["is_valid"]

    assert "Tapé à l’instant" in office.get(address).content.decode()


def test_notes_have_the_label_of_their_kind(signed_in, blaise):
    kinds = {
        "situation": "Situation",
        "savoir": "À savoir",
        "retenir": "À retenir",
        "essayer": "À essayer",
        "attention": "Attention",
    }
    blocks = [
        {"type": "note", "id": str(i), "value": {"kind": kind, "title": "T", "text": f"- {kind}"}}
        for i, kind in enumerate(kinds)
    ]
    lesson = write.new_lesson(write.new_module(), *blocks, live=False)
    html = preview(signed_in(blaise), lesson)

    assert re.findall(r'<p class="row__margin">([^<]+)</p>', html) == list(kinds.values())
    assert all(f"<li>{kind}</li>" in html for kind in kinds)


def test_what_an_author_types_is_never_read_as_html(signed_in, blaise):
    nasty = "<script>alert(1)</script> [ici](javascript:alert(1))"
    note = {"kind": "savoir", "title": nasty, "text": nasty}
    blocks = [
        {"type": "heading", "id": "h", "value": nasty},
        write.passage(nasty),
        {"type": "note", "id": "n", "value": note},
    ]
    lesson = write.new_lesson(write.new_module(), *blocks, live=False)
    html = preview(signed_in(blaise), lesson)

    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_a_picture_that_was_deleted_leaves_no_hole(signed_in, blaise):
    blocks = [write.passage("Avant."), write.picture(999_999), write.passage("Après.")]
    html = preview(signed_in(blaise), write.new_lesson(write.new_module(), *blocks, live=False))

    assert "<figure" not in html
    assert "Après." in html


def test_an_empty_draft_has_a_preview(signed_in, blaise):
    lesson = write.new_lesson(write.new_module(), live=False)

    assert "<h1" in preview(signed_in(blaise), lesson)


def test_the_preview_of_a_path_and_of_a_module_show_their_draft(signed_in, blaise, path):
    office = signed_in(blaise)
    path.title = "Un autre titre"
    path.path_modules = path.path_modules.all()[:1]
    path.save_revision()
    html = preview(office, path)
    assert "Un autre titre" in html
    assert "Faire avec, faire pour" not in html

    module = path.path_modules.all()[0].module
    assert "5 leçons" in words(preview(office, module))


def test_a_lesson_shows_the_same_rows_to_its_readers(signed_in, ada_enrolled, first_lesson):
    address = reverse("lesson", args=("regarder-a-360", first_lesson.slug))
    html = signed_in(ada_enrolled.person).get(address).content.decode()

    assert '<p class="row__margin">Situation</p>' in html
    assert "Aperçu : rien n’est enregistré." not in words(html)
    assert 'method="post" action="/modules/' in html
    assert Lesson.objects.get(pk=first_lesson.pk).latest_revision_id
