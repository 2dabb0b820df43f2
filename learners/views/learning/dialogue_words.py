"""A dialogue in words: trust, what a choice did, clues."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from curriculum.rules.scenario_play import Moment, Turn
from curriculum.rules.scenarios import MOST_TRUST, Choice, Scenario

# What NAMED_CLUES look like and are called; another clue says its own word.
CLUES: dict[str, tuple[str, Any]] = {
    "urgence": ("calendar", _("urgence")),
    "equipement": ("phone", _("équipement")),
    "connexion": ("signal", _("connexion")),
    "competences": ("hand", _("gestes")),
    "frein": ("brake", _("frein")),
    "vue": ("glasses", _("vue")),
    "entourage": ("people", _("entourage")),
    "envie": ("picture", _("envie")),
}
# Up to so much, what it looks like.
TRUST: tuple[tuple[int, Any], ...] = (
    (0, _("%(person)s ne vous suit plus.")),
    (2, _("%(person)s se méfie.")),
    (4, _("%(person)s vous répond.")),
    (6, _("%(person)s vous fait confiance.")),
    (8, _("%(person)s se confie à vous.")),
)
# By the name of the person, in French or in English.
PORTRAITS = dict.fromkeys(("Madame Perrin", "Mrs Perrin"), "madame_perrin")
STEP, LEFT = 9, 21


@dataclass(frozen=True)
class ShownTrust:
    """The gap between two accents, a sentence, a figure, and what the last choice changed."""

    value: int
    sentence: str
    change: str = ""
    most: int = MOST_TRUST

    @property
    def gap(self) -> tuple[int, int]:
        """Where the second accent begins and ends: at the most, they join."""
        begins = LEFT + STEP * (self.most - self.value)
        return begins, begins + 24


@dataclass(frozen=True)
class ShownClue:
    """`where` are the titles of the scenes that would have given it.

    `written` is the word of an author; "" for what the page names by itself.
    """

    icon: str
    word: str
    written: str
    is_found: bool
    is_new: bool = False
    is_optional: bool = False
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What a choice did; `kind` is that of a notice."""

    kind: str
    words: str


def somebody(scenario: Scenario) -> str:
    return scenario.person or gettext("La personne")


def trust_in_words(moment: Moment, scenario: Scenario, turn: Turn | None = None) -> ShownTrust:
    sentence = _trust_sentence(moment.trust) % {"person": somebody(scenario)}
    return ShownTrust(moment.trust, sentence, change_in_words(turn.gained) if turn else "")


def _trust_sentence(trust: int) -> str:
    return str(next(sentence for most, sentence in TRUST if trust <= most))


def change_in_words(gained: int) -> str:
    if gained == 0:
        return gettext("Rien n’a bougé.")
    if gained > 0:
        return ngettext("Un pas gagné.", "%(n)s pas gagnés.", gained) % {"n": gained}
    return ngettext("Un pas perdu.", "%(n)s pas perdus.", -gained) % {"n": -gained}


def verdict_of(choice: Choice) -> Verdict:
    if choice.is_trap:
        if choice.trust < 0:
            return Verdict("warning", gettext("Cela ferme."))
        return Verdict("warning", gettext("C’est un piège."))
    if choice.trust > 0:
        return Verdict("right", gettext("Cela ouvre."))
    return Verdict("", gettext("Utile, sans plus."))


def name_of_clue(clue: str) -> str:
    return str(CLUES[clue][1]) if clue in CLUES else clue


def clues_on_the_table(
    scenario: Scenario, found: Collection[str], new: Collection[str] = ()
) -> list[ShownClue]:
    return [
        ShownClue(
            icon=CLUES[clue][0] if clue in CLUES else "info",
            word=name_of_clue(clue).capitalize(),
            written="" if clue in CLUES else clue,
            is_found=clue in found,
            is_new=clue in new,
            is_optional=clue in scenario.optional,
            where=tuple(scene.title for scene in scenario.scenes_with(clue)),
        )
        for clue in scenario.clues
    ]


def clues_in_words(scenario: Scenario, found: Collection[str], new: Collection[str] = ()) -> str:
    """« Vous avez compris 3 choses sur 8. À l’instant : équipement, entourage. »."""
    number = len([clue for clue in scenario.expected if clue in found])
    if not found:
        return gettext("Rien n’est encore sur la table.")
    sentence = clues_counted(number, scenario)
    if not new:
        return sentence
    listed = ", ".join(name_of_clue(clue) for clue in new)
    return f"{sentence} " + gettext("À l’instant : %(clues)s.") % {"clues": listed}


def clues_counted(number: int, scenario: Scenario) -> str:
    return ngettext(
        "Vous avez compris %(n)s chose sur %(total)s.",
        "Vous avez compris %(n)s choses sur %(total)s.",
        number,
    ) % {"n": number, "total": len(scenario.expected)}
