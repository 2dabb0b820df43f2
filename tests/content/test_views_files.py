"""The door of files: by pieces, never run, never read whole."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.http import http_date

from tests import recorded

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(256)) * 40


@pytest.fixture
def address():
    name = default_storage.save("media/geste.mp4", ContentFile(CONTENT))
    yield f"/media/{name}"
    default_storage.delete(name)


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_whole_recording_comes_with_its_length_and_says_that_pieces_may_be_asked(client, address):
    response = client.get(address, headers={"Accept-Encoding": "gzip"})

    assert (response.status_code, body(response)) == (200, CONTENT)
    assert response["Content-Type"] == "video/mp4"
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in response
    assert "Content-Disposition" not in response
    assert response["Content-Security-Policy"].endswith("sandbox")
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=5-9", 5, 9),
        ("bytes=10000-", 10_000, 10_239),
        ("bytes=10000-99999", 10_000, 10_239),
        ("bytes=-7", 10_233, 10_239),
        ("bytes=-99999", 0, 10_239),
        ("Bytes = 3-4", 3, 4),
    ],
)
def test_a_piece_is_given_alone(client, address, asked, start, end):
    response = client.get(address, headers={"Range": asked, "Accept-Encoding": "gzip"})

    assert (response.status_code, body(response)) == (206, CONTENT[start : end + 1])
    assert response["Content-Range"] == f"bytes {start}-{end}/10240"
    assert response["Content-Length"] == str(end - start + 1)


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=99999-100000", "bytes=-0"])
def test_a_piece_beyond_the_end_is_refused_with_the_size(client, address, asked):
    response = client.get(address, headers={"Range": asked})

    assert (response.status_code, body(response)) == (416, b"")
    assert response["Content-Range"] == "bytes */10240"


@pytest.mark.parametrize(
    "asked", ["bytes=9-5", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=x-y"]
)
def test_words_that_are_no_single_piece_give_the_whole(client, address, asked):
    assert body(client.get(address, headers={"Range": asked})) == CONTENT


def test_a_piece_completes_only_the_file_it_belongs_to(client, address):
    first = client.get(address)
    tag, day = first["ETag"], first["Last-Modified"]
    body(first)
    other = http_date(0)

    def status(before):
        response = client.get(address, headers={"Range": "bytes=5-9", "If-Range": before})
        body(response)
        return response.status_code

    assert [status(tag), status(day)] == [206, 206]
    assert [status('"other"'), status(other), status("nonsense")] == [200, 200, 200]


def test_a_browser_that_has_the_file_is_told_so(client, address):
    first = client.get(address)
    body(first)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    since = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (again.status_code, since.status_code) == (304, 304)
    assert again["ETag"] == first["ETag"]


@pytest.mark.parametrize(("asked", "status", "length"), [("", 200, 10_240), ("bytes=2-4", 206, 3)])
def test_one_may_ask_for_the_facts_without_the_file(client, address, asked, status, length):
    response = client.head(address, headers={"Range": asked})

    assert (response.status_code, response["Content-Length"]) == (status, str(length))
    assert response.content == b""


def test_a_file_that_nobody_reads_is_closed(client, address):
    client.get(address).close()


def test_nothing_is_posted_there(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/media/rien.mp4",
        "/media/.env",
        "/media/images/.cache/x.png",
        "/media/../db.sqlite3",
        "/media/%2e",
    ],
)
def test_what_is_not_there_or_hidden_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_what_no_editor_added_is_not_served(client):
    name = default_storage.save("sauvegarde.sql", ContentFile(b"secrets"))

    assert client.get(f"/media/{name}").status_code == 404
    default_storage.delete(name)


def test_a_folder_is_not_found(client, address):
    assert client.get("/media/media").status_code == 404


def test_a_file_to_take_away_is_saved_and_never_opened_in_place(client):
    given = recorded.handout()
    response = client.get(given.file.url)
    body(response)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename=")


def test_a_kind_we_do_not_know_is_bytes_to_save(client):
    name = default_storage.save("documents/x.html", ContentFile(b"<script>alert(1)</script>"))
    response = client.get(f"/media/{name}")
    body(response)

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def test_a_drawing_travels_squeezed_and_whole(client):
    name = default_storage.save("images/x.svg", ContentFile(b"<svg>" + b" " * 2_000 + b"</svg>"))
    headers = {"Accept-Encoding": "gzip", "Range": "bytes=0-4"}
    response = client.get(f"/media/{name}", headers=headers)
    body(response)

    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip")
    assert "sandbox" in response["Content-Security-Policy"]


def test_captions_come_as_a_player_wants_them(client):
    response = client.get(f"/sous-titres/{recorded.video().pk}.vtt")

    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert response.content.decode() == recorded.CAPTIONS


@pytest.mark.parametrize("captions", ["", "n’importe quoi"])
def test_a_recording_without_captions_has_no_address_for_them(client, captions):
    given = recorded.video(captions=captions)

    assert client.get(f"/sous-titres/{given.pk}.vtt").status_code == 404


def test_a_file_changed_since_is_another_file(client, address, monkeypatch):
    first = client.get(address)
    body(first)
    moved = default_storage.get_modified_time(address.removeprefix("/media/")) + timedelta(days=1)
    monkeypatch.setattr(default_storage, "get_modified_time", lambda name: moved)
    response = client.get(address, headers={"If-None-Match": first["ETag"]})
    body(response)

    assert response.status_code == 200
