"""Access cards on an A4 sheet: eight a page, each with its code and its square to scan."""

import io
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from learners.documents.certificates import day_in_words
from learners.documents.papers import compile_paper, qr_drawing
from learners.rules.institutions.invitations import shown_code


@dataclass(frozen=True, kw_only=True)
class PrintedCard:
    """What one card says."""

    place: int
    code: str
    path: str
    url: str
    address: str
    last_day: str


def card_of(code: str, place: int, path: str, expires_at: datetime) -> PrintedCard:
    """The card in the language of the page; its address is the French one, like all on paper."""
    last = timezone.localdate(expires_at - timedelta(seconds=1))
    with translation.override(settings.LANGUAGE_CODE):
        url = settings.SITE_URL + reverse("access_card", args=[shown_code(code)])
        address = settings.SITE_URL + reverse("enter_card_code")
    return PrintedCard(
        place=place,
        code=shown_code(code),
        path=path,
        url=url,
        address=address.partition("://")[2],
        last_day=day_in_words(last),
    )


def pdf_of(cards: list[PrintedCard], *, language: str, at: datetime) -> bytes:
    """PDF/UA-1 and PDF/A-3a, as every paper. Raises PaperError."""
    data = {
        "language": language,
        "words": _words(),
        "cards": [{**asdict(card), "qr": qr_drawing(card.url)} for card in cards],
    }
    return compile_paper("cards.typ", {"data": json.dumps(data, ensure_ascii=False)}, at=at)


def qr_on_screen(url: str) -> str:
    """A drawing for a page; its code stands beside it in letters."""
    drawing = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawing, kind="svg", border=2, dark="#000", light="#fff", xmldecl=False, omitsize=True
    )
    drawn = drawing.getvalue().decode()
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S308  # ours


def _words() -> dict[str, str]:
    return {
        "title": gettext("Cartes d’accès"),
        "brand": gettext("À portée"),
        "card": gettext("Carte d’accès"),
        "go": gettext("Scannez le carré, ou tapez ce code à l’adresse"),
        "what": gettext("Elle ouvre un compte, une fois, pour suivre"),
        "until": gettext("Jusqu’au"),
        "keep": gettext("Gardez-la : son code et votre mot de passe servent à revenir."),
        "qr": gettext("Carré à scanner : il mène à l’adresse de cette carte."),
        "place": gettext("Carte"),
    }
