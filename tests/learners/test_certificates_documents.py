"""The paper itself: words, standards, and names that nobody expected."""

import io
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
import typst
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learners.documents import papers
from learners.documents.certificates import day_in_words, period, text_of
from learners.documents.papers import PaperError, paper_of
from learners.documents.streams import with_clear_ends
from learners.models import Certificate
from learners.rules.proofs.numbers import number_from

ISSUED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
STATES = ("acquired", "in_progress", "not_assessed")


def objectives(count: int) -> list[dict[str, str]]:
    return [
        {
            "module": f"Module {i // 5 + 1}",
            "text": f"choisir entre faire avec, faire pour et faire apprendre ({i})",
            "state": STATES[i % 3],
        }
        for i in range(count)
    ]


def certificate(**changes: Any) -> Certificate:
    """Not saved: a paper needs no database."""
    said: dict[str, Any] = {
        "number": number_from(0x123456789ABCDEF),
        "name": "Nadia Benali",
        "path_title": "Aider sans faire à la place",
        "objectives": objectives(6),
        "minutes": 90,
        "started_on": date(2026, 9, 7),
        "finished_on": date(2026, 11, 23),
        "issued_at": ISSUED,
        "language": "fr",
    }
    return Certificate(**(said | changes))


def conforms(made: bytes, folder: Path) -> None:
    """PDF/UA-1 and PDF/A-3a, by page-validation."""
    target = folder / "paper.pdf"
    target.write_bytes(made)
    for profile in ("ua1", "3a"):
        report = page.validate_pdf(str(target), profile=profile)
        assert report.is_compliant, (profile, [f.rule_id for f in report.failures])


def read(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


# Words


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("fr", date(2026, 9, 7), date(2026, 11, 13), "Du 7 septembre au 13 novembre 2026"),
        ("fr", date(2026, 12, 30), date(2027, 1, 1), "Du 30 décembre 2026 au 1er janvier 2027"),
        ("fr", date(2026, 12, 1), date(2026, 12, 23), "Du 1er au 23 décembre 2026"),
        ("fr", date(2026, 11, 23), date(2026, 11, 23), "Le 23 novembre 2026"),
    ],
)
def test_a_period_is_said_as_one_says_it(language: str, first: date, last: date, said: str) -> None:
    with translation.override(language):
        assert period(first, last).replace("\u00a0", " ") == said


def test_a_day_is_said_in_its_language() -> None:
    with translation.override("en"):
        assert day_in_words(date(2026, 12, 1)) == "1\u00a0December 2026"
    with translation.override("fr"):
        assert day_in_words(date(2026, 12, 1)) == "1er\u00a0décembre 2026"
        assert day_in_words(date(2026, 12, 11)) == "11\u00a0décembre 2026"


def test_the_text_says_what_the_law_and_honesty_want() -> None:
    text = text_of(certificate(), "fr")

    assert text.path == "«\u202fAider sans faire à la place\u202f»"
    assert text.duration == "1\u00a0h\u00a030"
    assert text.acquired == "2 objectifs sur 6"
    assert "ne vaut pas agrément de l’État" in text.words["legal"]
    assert "Ce n’est pas un diplôme" in text.words["proves_not"]
    assert text.words["done_at"] == "Fait à Saint-Denis, le 23\u00a0novembre 2026."
    assert text.url.endswith("/verifier/28T5-CY4T-QKFF4/")
    assert [len(module.findings) for module in text.modules] == [5, 1]


def test_a_paper_in_english_leads_to_the_same_public_page() -> None:
    text = text_of(certificate(language="en"), "en")

    assert "/en/" not in text.url
    assert "/en/" not in text.words["address"]


def test_words_frozen_in_another_language_are_not_set_in_french() -> None:
    frozen = certificate(language="en", path_title="Helping: why?")

    assert "Helping: why?" in text_of(frozen, "fr").path


# Papers

UNUSUAL = {
    "plain": {},
    "english": {"language": "en"},
    "long name": {"name": "Marie-Antoinette de La Rochefoucauld-Montmorency " * 6},
    "one long word": {"name": "x" * 250 + "@exemple.fr"},
    "accents": {"name": "Zoé Œuvrard-Ñuñez d’Ÿ Łukasz Nguyễn Иван محمد"},
    "emoji": {"name": "Zoé 🙂 👩🏽‍💻"},
    "only an emoji": {"name": "🙂"},
    "chinese": {"name": "李小龍"},
    "typst's own signs": {"name": '#let $x$ *a* _b_ \\ "c" <d> @e [f] {g} // h'},
    "thirty objectives": {"objectives": objectives(30)},
    "no objective": {"objectives": []},
    "long title": {"path_title": "Accueillir, écouter et orienter " * 7},
}


@pytest.mark.parametrize("changes", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_every_paper_is_accessible_and_lasting(changes: dict[str, Any], tmp_path: Path) -> None:
    conforms(paper_of(certificate(**changes)), tmp_path)


@given(name=st.text(min_size=1, max_size=60))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_name_gives_a_paper(name: str) -> None:
    assert paper_of(certificate(name=name)).startswith(b"%PDF-")


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (6, 1), (7, 1), (8, 1), (10, 1), (30, 2)])
def test_a_paper_has_one_page_or_two(count: int, pages: int) -> None:
    assert len(read(paper_of(certificate(objectives=objectives(count)))).pages) == pages


def test_a_paper_says_its_title_its_language_and_its_day() -> None:
    made = read(paper_of(certificate()))

    with made.open_metadata() as metadata:
        assert metadata["dc:title"] == "Attestation de fin de formation — Nadia Benali"
    assert str(made.Root.Lang).startswith("fr")
    assert str(made.docinfo["/CreationDate"]).startswith("D:20261123090000")


def test_a_paper_is_small_and_the_same_each_time() -> None:
    first, second = paper_of(certificate()), paper_of(certificate())

    assert first == second
    assert len(first) < 60_000


def test_a_sign_without_glyph_leaves_its_place_and_an_emoji_nothing() -> None:
    data = {"name": "Zoé\x07 🙂 李", "modules": [{"title": "李"}]}

    assert papers.without({"🙂", "李"}, data) == {"name": "Zoé  □", "modules": [{"title": "□"}]}


def test_more_missing_signs_than_a_name_can_hold_end_somewhere() -> None:
    name = "".join(chr(0x4E00 + i) for i in range(papers.MOST_MISSING_SIGNS + 1))

    with pytest.raises(PaperError, match="no font holds"):
        paper_of(certificate(name=name))


def test_an_error_of_typst_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(**_said: object) -> bytes:
        raise typst.TypstError("no title", "")

    class Refusing:
        compile = staticmethod(refuses)

    monkeypatch.setattr(papers, "compiler", lambda *_given: Refusing)
    with pytest.raises(PaperError, match="no title"):
        paper_of(certificate())


def test_a_stream_that_ends_like_a_line_is_given_a_line_end_of_its_own() -> None:
    doubtful = b"1 0 obj\n<</Length 3/Filter/X>>\nstream\nab\r\nendstream\nendobj\n"
    clear = b"2 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n"

    assert with_clear_ends(doubtful + clear) == (
        b"1 0 obj\n<</Length 3/Filter/X>>stream\nab\r\r\nendstream\nendobj\n" + clear
    )


def test_no_stream_of_a_paper_ends_like_a_line(tmp_path: Path) -> None:
    """Found with such a name; other versions move it elsewhere."""
    made = paper_of(certificate(**UNUSUAL["long name"]))

    assert not re.search(rb"[^\r]\r\nendstream", made)
    assert with_clear_ends(made) == made
