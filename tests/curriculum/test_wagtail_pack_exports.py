"""Modules taken away as packs, from the office."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from content.models import Picture
from curriculum.models import Lesson, Module
from tests.curriculum import lesson_writing as write
from tests.curriculum import pack_writing as writing
from tests.curriculum.packing import (
    read,
)
from tests.doors import text_of

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the files of its thumbnails to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def author(signed_in, jeanne):
    return signed_in(jeanne)


def exported(client, slug, **asked):
    page = Module.objects.get(slug=slug)
    return client.get(reverse("export_pack", args=(page.pk,)), asked)


def test_an_author_takes_a_module_away_and_it_is_the_same_file_each_time(author, office):
    first, second = (
        b"".join(exported(author, "regarder-a-360").streaming_content) for _ in range(2)
    )
    assert first == second
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.namelist() == sorted(archive.namelist())
    assert "regarder-a-360/module.md" in archive.namelist()
    assert "Le site dit déjà ce que disent ces paquets." in read(office, first)


def test_a_module_born_here_has_the_same_pack_each_time(author):
    module = write.new_module()
    write.new_lesson(module, write.quiz(write.question()), slug="une")
    one, other = (b"".join(exported(author, "a-lire").streaming_content) for _ in range(2))
    assert one == other


def test_an_address_that_no_pack_can_hold_is_said(author):
    write.new_module("Accueil_2", title="Accueil")
    response = exported(author, "Accueil_2")
    assert response.status_code == 409
    assert "L’adresse « Accueil_2 » ne peut pas être une clé" in text_of(response)


def test_a_file_that_the_site_has_lost_is_named(author):
    module = write.new_module()
    picture = lost_picture()
    write.new_lesson(module, write.picture(picture.pk), write.quiz(write.question()), slug="une")
    picture.file.storage.delete(picture.file.name)
    response = exported(author, "a-lire")
    assert "n’est plus sur le site. Remplacez-le dans la leçon." in text_of(response)


def lost_picture():
    picture = Picture(title="Perdue", file=ContentFile(writing.png(), name="perdue.png"))
    picture.save()
    return picture


def test_what_packs_refuse_is_said_before_one_takes_it_anyway(author):
    module = write.new_module()
    write.new_lesson(module, write.passage("<b>gras</b>"), write.quiz(write.question()), slug="une")
    page = exported(author, "a-lire")
    assert "Un import refusera ce paquet tel quel." in text_of(page)
    assert "01-une.md 7" in text_of(page)
    assert exported(author, "a-lire", **{"quand-meme": "1"}).status_code == 200


def test_the_menu_of_a_live_module_offers_it_and_no_other_page_does(author):
    module = Module.objects.get(slug="regarder-a-360")
    lesson = Lesson.objects.child_of(module).first()
    draft = write.new_module("brouillon")
    draft.unpublish()
    offered = [
        "Exporter en paquet"
        in author.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
        for page in (module, lesson, draft)
    ]
    assert offered == [True, False, False]
    assert exported(author, "brouillon").status_code == 404
