"""Files: what they are called, what they weigh, what is served."""

import pytest

from content.rules import files
from content.rules.typography import clock


@pytest.mark.parametrize(
    ("size", "french", "english"),
    [
        (0, "1 ko", "1 kB"),
        (240 * 1024, "240 ko", "240 kB"),
        (1024 * 1024, "1 Mo", "1 MB"),
        (1_400_000, "1,3 Mo", "1.3 MB"),
    ],
)
def test_a_weight_is_said_as_people_read_it(size, french, english):
    assert files.weight(size).replace("\u00a0", " ") == french
    assert files.weight(size, "en").replace("\u00a0", " ") == english


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(40, "40 s"), (125, "2 min 05"), (3_720, "1 h 02 min")],
)
def test_a_recording_says_how_long_it_lasts(seconds, said):
    assert clock(seconds).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("name", "word", "kind", "in_place"),
    [
        ("a/Fiche.PDF", "PDF", "application/pdf", False),
        ("a.svg", "SVG", "image/svg+xml", True),
        ("a.mp4", "MP4", "video/mp4", True),
        ("a.html", "", "application/octet-stream", False),
        ("a", "", "application/octet-stream", False),
    ],
)
def test_a_name_says_how_a_file_is_served(name, word, kind, in_place):
    assert files.format_of(name) == word
    assert files.media_type_of(name) == kind
    assert files.is_shown_in_place(name) is in_place


def test_nothing_that_a_browser_runs_is_given_to_take_away():
    given = {kind.split(";")[0] for _word, kind in files.HANDOUTS.values()}

    assert not {kind for kind in given if "html" in kind or "svg" in kind or "script" in kind}
