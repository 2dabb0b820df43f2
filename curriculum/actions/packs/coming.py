"""English on its way in: words are put beside the French that they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from curriculum.actions.packs.reports import ImportReport
from curriculum.actions.packs.translations import settle_words
from curriculum.models import Translation
from curriculum.rules.translating import Said

Kind = Translation.Kind
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Coming:
    """What is being imported: the report it fills, and how."""

    report: ImportReport
    replace: bool
    at: datetime

    def settle(self, kind: Kind, source: UUID, french: Texts, english: Texts, name: str) -> None:
        """`english` has the places of `french`; what has no French says nothing."""
        words = {
            place: Said(english[place].strip(), text)
            for place, text in french.items()
            if english.get(place, "").strip()
        }
        outcome = settle_words(source, kind, words, replace=self.replace, at=self.at)
        self.report.note(outcome, f"{name} (en)")


def no_french(key: str) -> str:
    sentence = _("« %(key)s » n’existe pas en français ici. Importez d’abord le paquet français.")
    return sentence % {"key": key}
