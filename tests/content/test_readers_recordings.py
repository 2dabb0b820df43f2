"""Recordings that are whole, and those that are not."""

from io import BytesIO

import pytest

from content.readers.recordings import read_recording
from tests import recorded

CUT = "coupé avant la fin"
NOT_ONE = "ce n’est pas un enregistrement"


def read(content, name):
    return read_recording(BytesIO(content), name)


def test_a_sound_is_taken_and_says_how_long_it_lasts():
    given = read(recorded.mp3(), "guichet.mp3")

    assert given.refusal == ""
    assert 1.9 < given.seconds < 2.3


def test_a_sound_with_a_title_before_it_is_taken():
    tags = b"ID3\x04\x00\x00" + bytes([0, 0, 0, 20]) + bytes(20)

    assert read(tags + recorded.mp3(), "guichet.mp3").refusal == ""


@pytest.mark.parametrize("name", ["geste.mp4", "geste.m4a"])
def test_a_video_is_taken_and_says_how_long_it_lasts(name):
    assert read(recorded.mp4(), name) == ("", 9.0)


@pytest.mark.parametrize("flags", [0, 0x1])
def test_a_sound_that_announces_no_length_is_taken(flags):
    content = bytearray(recorded.mp3())
    content[40:44] = bytes([0, 0, 0, flags])

    assert read(bytes(content), "guichet.mp3").refusal == ""


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_sound_cut_short_is_refused(share):
    content = recorded.mp3()

    assert CUT in read(content[: int(len(content) * share)], "guichet.mp3").refusal


@pytest.mark.parametrize("share", [0.04, 0.5, 0.99])
def test_a_video_cut_short_is_refused(share):
    content = recorded.mp4()

    assert CUT in read(content[: int(len(content) * share)], "geste.mp4").refusal


def test_a_video_whose_index_never_came_is_refused():
    content = recorded.box(b"ftyp", b"isom" + bytes(8)) + recorded.box(b"mdat", bytes(500))

    assert CUT in read(content, "geste.mp4").refusal


def test_long_boxes_and_a_last_box_without_length_are_understood():
    start = recorded.mp4(data=0)[:-8]
    long_one = b"\x00\x00\x00\x01free" + (32).to_bytes(8, "big") + bytes(16)
    last = b"\x00\x00\x00\x00mdat" + bytes(100)

    assert read(start + long_one + last, "geste.mp4").refusal == ""


def test_a_video_made_of_empty_boxes_does_not_turn_for_ever():
    content = recorded.box(b"ftyp", b"isom") + recorded.box(b"free", b"") * 20_000

    assert CUT in read(content, "geste.mp4").refusal


def test_a_video_that_few_machines_play_is_refused_with_the_remedy():
    assert "H.264" in read(recorded.mp4(codec=b"hvc1"), "geste.mp4").refusal


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"bonjour", "guichet.mp3", NOT_ONE),
        (b"", "guichet.mp3", NOT_ONE),
        (b"", "geste.mp4", NOT_ONE),
        (b"PK\x03\x04" + bytes(100), "geste.mp4", NOT_ONE),
        (b"ID3", "guichet.mp3", NOT_ONE),
        (recorded.mp4(seconds=0), "geste.mp4", NOT_ONE),
        (b"RIFF", "guichet.wav", "ce n’est pas un MP3, un M4A ni un MP4"),
        (b"<script>", "x.html", "ce n’est pas un MP3, un M4A ni un MP4"),
    ],
)
def test_what_is_no_recording_is_refused(content, name, why):
    assert why in read(content, name).refusal


def test_a_recording_too_heavy_is_refused_without_being_read(monkeypatch):
    monkeypatch.setattr("content.readers.recordings.MAX_RECORDING", 1_000)

    assert "100 Mo" in read(recorded.mp4(), "geste.mp4").refusal
