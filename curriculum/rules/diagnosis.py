"""Reading a sheet: the clues that were heard, and what is said of a question or of a step.

Only the clues have points that a machine can give. Of the rest it says what it sees.
"""

import re
from collections.abc import Collection
from typing import Literal

from curriculum.rules.exercises import Diagnosis

CLUE_POINTS, QUESTION_POINTS, STEP_POINTS = 4, 3, 3

Remark = Literal["closed", "why", "no_question", "no_date"]

JUDGING = re.compile(
    r"(?<!\w)(?:nul(?:le)?s?|assistée?s?|refuse(?:nt)?\s+d[’']apprendre|trop\s+(?:vieux|vieilles?))(?!\w)",
    re.IGNORECASE,
)
BEGINS = r"^[\s«»\x22“”'’.,\-–—*•]*"  # \x22 is a straight quotation mark
CLOSED = re.compile(
    BEGINS + r"(?:est-ce\b(?!\s+(?:quoi|qui)\b)|vous\s|tu\s|y\s+a-t-il\b"
    r"|\w+-(?:vous|tu|il|elle|on)\b"
    r"|(?:votre|vos|le|la|les|un|une)\s.*-t-(?:il|elle|ils|elles)\b)",
    re.IGNORECASE,
)
INVITES = re.compile(
    BEGINS + r"(?:racontez|raconte|montrez|montre|dites|dis|parlez|parle|expliquez|décrivez)\b",
    re.IGNORECASE,
)
WHY = re.compile(BEGINS + r"pourquoi\b", re.IGNORECASE)
DATE = re.compile(
    r"\d|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|aujourd[’']hui|ce soir"
    r"|un soir|ce matin|midi|minuit|semaine|mois|janvier|février|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|une heure|deux heures|dix minutes|vingt minutes)\b",
    re.IGNORECASE,
)


def right_clues(diagnosis: Diagnosis, ticked: Collection[str]) -> frozenset[str]:
    """Ticked and present, or neither."""
    return frozenset(c.id for c in diagnosis.clues if c.is_present == (c.id in ticked))


def clue_points(diagnosis: Diagnosis, ticked: Collection[str]) -> int:
    """All of them only when every clue is right."""
    right = len(right_clues(diagnosis, ticked))
    return CLUE_POINTS * right // len(diagnosis.clues) if diagnosis.clues else CLUE_POINTS


def remarks_on_question(text: str) -> list[Remark]:
    """« Montrez-moi » asks without a question mark."""
    if WHY.match(text):
        return ["why"]
    if INVITES.match(text):
        return []
    if CLOSED.match(text):
        return ["closed"]
    return [] if "?" in text else ["no_question"]


def remarks_on_step(text: str) -> list[Remark]:
    return [] if DATE.search(text) else ["no_date"]


def judging_words(text: str) -> list[str]:
    """Words that judge the person, as they were written; each once."""
    return list(dict.fromkeys(found[0] for found in JUDGING.finditer(text)))
