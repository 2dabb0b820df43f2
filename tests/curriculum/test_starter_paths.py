"""The paths of the starter curriculum: who does what, and a programme in plain words."""

import pytest

from content.rules.markdown import plain_text
from content.rules.plain_words import SIMPLE_EASE, SIMPLE_SENTENCE, readability
from curriculum.rules.packs import SOURCE
from tests.curriculum.test_starter_texts import starter

MODULES = (
    "regarder-a-360",
    "equipement-et-connexion",
    "reperer-ce-que-la-personne-sait-faire",
    "ecouter-les-freins",
    "le-premier-rendez-vous",
    "le-livret-de-suivi",
    "faire-avec-faire-pour",
    "le-cadre",
    "securite-et-arnaques",
    "des-mots-simples",
    "orienter-vers-les-bons-relais",
    "animer-un-groupe",
)
# ● required, ○ optional, — absent; and the variants
TABLE = {
    "accompagner-en-travail-social": ("●●●●●●●●●●●○", {}),
    "accueillir-au-guichet": ("●●○●●○●●●●●—", {"le-premier-rendez-vous": "guichet"}),
    "aider-en-bibliotheque": ("●○●●○○●●●●●●", {"le-premier-rendez-vous": "poste public"}),
    "aider-sans-faire-a-la-place": ("●—————●—————", {}),
}
PATHS = sorted(TABLE)


def path_called(key):
    paths = (path for path in starter().paths if path.language == SOURCE)
    return next(path for path in paths if path.key == key)


def test_there_is_a_path_for_each_trade_and_one_to_discover():
    assert {path.key: path.discovery for path in starter().paths} == {
        "accompagner-en-travail-social": False,
        "accueillir-au-guichet": False,
        "aider-en-bibliotheque": False,
        "aider-sans-faire-a-la-place": True,
    }


@pytest.mark.parametrize("key", PATHS)
def test_a_path_lists_the_modules_of_the_curriculum_s_table(key):
    listed = path_called(key).modules
    signs = {item.module: "●" if item.required else "○" for item in listed}

    assert ("".join(signs.get(module, "—") for module in MODULES)) == TABLE[key][0]
    assert [item.module for item in listed] == [m for m in MODULES if m in signs]
    assert {item.module: item.variant for item in listed if item.variant} == TABLE[key][1]


@pytest.mark.parametrize("key", PATHS)
def test_a_programme_is_in_plain_words(key):
    path = path_called(key)
    text = "\n".join(plain_text(part) for part in (path.description, *path.facts.values()))
    measured = readability(text)

    assert measured.longest_words <= SIMPLE_SENTENCE, measured.longest
    assert measured.ease >= SIMPLE_EASE
