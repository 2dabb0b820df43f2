"""What the office takes and refuses: a paste, a picture, a recording, a file."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from content.models import Handout, Picture, Recording, Rendition
from tests import doors, recorded

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]
SCRIPTED = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


def upload(name, content):
    return SimpleUploadedFile(name, content)


# Pasting


def paste(client, html, **headers):
    return client.post(
        reverse("clean_paste"), html, content_type="text/html; charset=utf-8", headers=headers
    )


def test_a_paste_comes_back_as_markdown(office):
    response = paste(office, "<p>Un <b>mot</b> « été »<img></p>")

    assert response.json() == {"markdown": "Un **mot** « été »", "pictures": 1}


def test_a_paste_of_forty_megabytes_is_refused_before_it_is_read(office):
    response = paste(office, "x" * 2_000_001)

    assert (response.status_code, response.json()) == (413, {"refused": "too long"})


def test_a_paste_that_is_no_text_is_refused(office):
    assert paste(office, "<b>" * 200).status_code == 422


def test_pasting_is_for_those_who_write(signed_in, ada, blaise):
    address = reverse("clean_paste")

    assert signed_in(blaise).get(address).status_code == 405
    assert paste(signed_in(ada), "x").status_code == 302
    assert paste(Client(), "x").status_code == 302


def test_a_form_without_end_is_answered_in_plain_words(office):
    response = office.post(reverse("questions:add"), {"name": "x" * 3_000_000})

    assert response.status_code == 413
    assert "votre texte y est encore" in doors.text_of(response)


def test_what_cannot_be_understood_still_has_its_page(client):
    assert client.get("/", headers={"Host": "ailleurs.example"}).status_code == 400


# Pictures


def photo(width=1600, height=800, kind="JPEG"):
    content = BytesIO()
    Image.new("RGB", (width, height), "white").save(content, kind)
    return content.getvalue()


def add_picture(office, name, content):
    form = {"title": "Photo", "file": upload(name, content), "collection": "1"}
    return doors.text_of(office.post(reverse("wagtailimages:add"), form, follow=True))


def test_a_picture_has_its_sizes_as_soon_as_it_is_added(office):
    add_picture(office, "photo.jpg", photo())
    picture = Picture.objects.get(title="Photo")

    made = Rendition.objects.filter(image=picture)
    assert {"max-640x640|format-webp", "max-1280x1280|format-webp", "max-960x960"} <= set(
        made.values_list("filter_spec", flat=True)
    )


def test_a_picture_whose_words_change_is_not_looked_at_again(office):
    add_picture(office, "photo.jpg", photo())
    picture = Picture.objects.get(title="Photo")
    form = {"title": "Autre titre", "collection": "1"}
    office.post(reverse("wagtailimages:edit", args=(picture.pk,)), form)

    assert Picture.objects.get(pk=picture.pk).title == "Autre titre"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("dessin.svg", SCRIPTED, "il contient « script »"),
        ("dessin.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "événement"),
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(office, name, content, why):
    before = Picture.objects.count()
    said = add_picture(office, name, content)

    assert f"Fichier refusé : {why}" in said or why in said
    assert Picture.objects.count() == before


def test_a_picture_that_swells_is_refused(office, monkeypatch):
    monkeypatch.setattr("content.readers.pictures.MAX_PIXELS", 1_000)

    assert "elle a trop de points, réduisez-la" in add_picture(office, "p.jpg", photo())


def test_several_pictures_at_once_pass_the_same_check(office):
    response = office.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x", "files[]": upload("dessin.svg", SCRIPTED), "collection": "1"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert "il contient «\u202fscript\u202f»" in response.json()["error_message"]


# Recordings


def add_recording(office, kind, name, content, **form):
    form = {"title": "Au guichet", "file": upload(name, content), "collection": "1", **form}
    response = office.post(reverse("wagtailmedia:add", args=(kind,)), form, follow=True)
    return doors.text_of(response)


def test_a_recording_is_added_with_what_it_says(office):
    add_recording(
        office,
        "video",
        "geste.mp4",
        recorded.mp4(),
        transcript="Deux mains.",
        language="fr",
        captions_file=upload("geste.srt", b"1\n00:00:01,000 --> 00:00:04,000\nOui"),
    )
    recording = Recording.objects.get()

    assert (recording.duration, recording.file_size > 2_000) == (9.0, True)
    assert recording.captions == "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nOui\n"
    assert recording.is_readable
    assert len(recording.file_hash) == 40


def test_a_recording_may_wait_for_its_transcript(office):
    add_recording(office, "audio", "guichet.mp3", recorded.mp3(), language="fr")

    assert not Recording.objects.get().is_readable


def test_the_words_of_a_recording_are_put_right_without_its_file(office):
    known = recorded.sound()
    form = {"title": "Au guichet", "transcript": "Bonsoir.", "language": "en", "collection": "1"}
    office.post(reverse("wagtailmedia:edit", args=(known.pk,)), form)

    kept = Recording.objects.get()
    assert (kept.transcript, kept.language, kept.duration) == ("Bonsoir.", "en", 125)


@pytest.mark.parametrize(
    ("kind", "name", "content", "form", "why"),
    [
        ("video", "geste.mp4", recorded.mp4()[:900], {}, "il est coupé avant la fin"),
        ("audio", "guichet.mp3", recorded.mp3()[:900], {}, "il est coupé avant la fin"),
        ("audio", "x.mp3", b"<script>", {}, "ce n’est pas un enregistrement"),
        ("audio", "x.wav", b"RIFF", {}, "ce n’est pas un MP3"),
        (
            *("audio", "guichet.mp3", recorded.mp3(), {"captions": "bonjour"}),
            "un horaire manque",
        ),
        (
            *("audio", "guichet.mp3", recorded.mp3(), {"transcript": "x" * 500_001}),
            "Transcription trop longue",
        ),
    ],
)
def test_a_recording_that_is_not_right_is_refused(office, kind, name, content, form, why):
    assert why in add_recording(office, kind, name, content, **form)
    assert not Recording.objects.exists()


def test_captions_that_say_nothing_are_refused_where_they_were_given(office):
    said = add_recording(
        *(office, "audio", "guichet.mp3", recorded.mp3()),
        captions_file=upload("x.vtt", b"WEBVTT\n"),
    )

    assert "Aucun sous-titre ici" in said


# Files to take away


def add_handout(office, name, content):
    form = {"title": "La fiche", "file": upload(name, content), "collection": "1"}
    form["language"] = "fr"
    return doors.text_of(office.post(reverse("wagtaildocs:add"), form, follow=True))


def test_a_file_is_added_and_its_office_page_leads_to_our_door(office):
    add_handout(office, "fiche.pdf", recorded.pdf())
    handout = Handout.objects.get()

    assert handout.url.startswith("/media/documents/fiche")
    assert (handout.language, handout.file_size) == ("fr", len(recorded.pdf()))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("jeu.exe", b"MZ", "ce n’est pas un de ces formats"),
        ("fiche.pdf", b"PK\x03\x04", "il n’est pas du format que dit son nom"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(office, name, content, why):
    assert why in add_handout(office, name, content)
    assert not Handout.objects.exists()


def test_the_title_of_a_file_changes_without_the_file(office):
    known = recorded.handout()
    form = {"title": "La fiche, corrigée", "language": "", "collection": "1"}
    office.post(reverse("wagtaildocs:edit", args=(known.pk,)), form)

    kept = Handout.objects.get()
    assert (kept.title, kept.language) == ("La fiche, corrigée", "")


@pytest.mark.parametrize("address", ["wagtailmedia:index", "wagtaildocs:index"])
def test_files_are_for_those_who_write(address, signed_in, ada, blaise, colette, edith):
    def status(who):
        return signed_in(who).get(reverse(address)).status_code

    assert [status(who) for who in (blaise, edith)] == [200, 200]
    assert [status(who) for who in (ada, colette)] == [302, 302]
