"""The fields of each exercise: their word in packs, their name in the block, how long they are.

One list, which reads a pack, writes it, and gives its items their ids.
"""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["line", "text", "flag", "items"]
LINE, TEXT = 500, 5_000


@dataclass(frozen=True)
class Field:
    """`longest` counts signs, or the items of a list; `least` is how many items it needs."""

    word: str
    name: str
    shape: Shape = "line"
    is_required: bool = True
    longest: int = LINE
    least: int = 1
    items: tuple["Field", ...] = ()


ASKED = Field("consigne", "text", "text", is_required=False, longest=TEXT)
SAID = Field("retour", "feedback", is_required=False)

# The word after ``` in a pack, and the type of the block.
WORDS = {
    "tri": "sorting",
    "diagnostic": "diagnosis",
    "livret": "booklet",
    "reecriture": "rewriting",
}
WORD_OF_KIND = {kind: word for word, kind in WORDS.items()}
WITH_A_MARK = frozenset({"sorting"})

CARDS = (Field("texte", "text"), SAID, Field("indice", "hint", is_required=False))
FIELDS: dict[str, tuple[Field, ...]] = {
    "sorting": (
        ASKED,
        Field(
            "groupes",
            "groups",
            "items",
            longest=8,
            least=2,
            items=(
                Field("nom", "name", longest=120),
                Field("cartes", "cards", "items", is_required=False, longest=30, items=CARDS),
            ),
        ),
    ),
    "diagnosis": (
        ASKED,
        Field("fiche", "sheet", "text", longest=TEXT),
        Field(
            "indices",
            "clues",
            "items",
            longest=20,
            least=2,
            items=(
                Field("texte", "text", longest=200),
                Field("present", "is_present", "flag", is_required=False),
                SAID,
            ),
        ),
        Field("questions", "questions", "text", longest=TEXT),
        Field("etape", "step", "text", longest=TEXT),
        Field("piege", "trap", is_required=False),
    ),
    "booklet": (
        ASKED,
        Field("recit", "story", "text", longest=TEXT),
        Field(
            "details",
            "details",
            "items",
            is_required=False,
            longest=20,
            items=(
                Field("texte", "text", longest=200),
                Field("ecarter", "is_left_out", "flag", is_required=False),
                Field("mots", "words", is_required=False),
                SAID,
            ),
        ),
        Field(
            "lignes",
            "lines",
            "items",
            longest=12,
            items=(Field("titre", "label", longest=200), Field("modele", "model")),
        ),
        Field("a_la_premiere_personne", "is_first_person", "flag", is_required=False),
    ),
    "rewriting": (
        ASKED,
        Field(
            "phrases",
            "sentences",
            "items",
            longest=12,
            items=(Field("depart", "original"), Field("version", "version")),
        ),
    ),
}
