"""Captions: WebVTT and SRT in, clean WebVTT out."""

import pytest

from content.rules.captions import (
    CaptionsError,
    Cue,
    Fault,
    as_webvtt,
    read_captions,
    words_of,
)

SRT = (
    "\ufeff1\r\n00:00:01,000 --> 00:00:04,500\r\n<i>Bonjour</i>, asseyez-vous.\r\n\r\n"
    "2\r\n01:00:05,000 --> 01:00:06,000\r\n- Merci.\r\n- De rien.\r\n"
)
VTT = """WEBVTT - Au guichet
Kind: captions

NOTE écrit à la main

STYLE
::cue { background: url(https://ailleurs.example/x.png) }

intro
00:01.000 --> 00:04.500 align:start position:0%
<v Colette>Bonjour, <c.jaune>asseyez-vous</c>.
"""


def test_srt_is_read_and_written_as_webvtt():
    cues = read_captions(SRT)

    assert cues == [
        Cue(1_000, 4_500, "Bonjour, asseyez-vous."),
        Cue(3_605_000, 3_606_000, "- Merci.\n- De rien."),
    ]
    assert as_webvtt(cues) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nBonjour, asseyez-vous.\n\n"
        "01:00:05.000 --> 01:00:06.000\n- Merci.\n- De rien.\n"
    )


def test_styles_notes_and_places_are_left_out():
    assert read_captions(VTT) == [Cue(1_000, 4_500, "Bonjour, asseyez-vous.")]


def test_writing_again_changes_nothing():
    written = as_webvtt(read_captions(VTT))

    assert as_webvtt(read_captions(written)) == written


def test_an_arrow_in_words_ends_no_caption():
    assert read_captions("00:01.000 --> 00:02.000\nOuvrir --> lire")[0].words == "Ouvrir → lire"


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("", Fault.EMPTY, 1),
        ("WEBVTT\n", Fault.EMPTY, 1),
        ("WEBVTT\n\nbonjour", Fault.NO_TIME, 3),
        ("WEBVTT\n\n1\n1:2 --> 3", Fault.NO_TIME, 3),
        ("WEBVTT\n\nx\n00:04.000 --> 00:01.000\nOui", Fault.BACKWARDS, 4),
        ("WEBVTT\n\n00:01.000 --> 00:04.000\n<b></b>", Fault.NO_WORDS, 3),
        ("x" * 2_000_001, Fault.TOO_LONG, 1),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, fault, line):
    with pytest.raises(CaptionsError) as raised:
        read_captions(text)

    assert (raised.value.fault, raised.value.line) == (fault, line)


def test_the_words_of_captions_are_plain_and_bad_captions_have_none():
    assert words_of(SRT) == "Bonjour, asseyez-vous.\n- Merci.\n- De rien."
    assert words_of("rien") == ""
