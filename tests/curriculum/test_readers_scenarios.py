"""Scenarios as files: read, written again, and everything wrong said with its scene."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.rules.scenario_json import as_plain, from_plain
from curriculum.rules.scenario_writing import text_of_scenario
from curriculum.rules.scenarios import Condition
from tests.curriculum.scenario_writing import SMALL, read, small, spoiled


def test_a_scenario_is_read_as_it_was_written():
    scenario = small()
    assert (scenario.key, scenario.person, scenario.start) == (
        "petit-courrier",
        "Monsieur Faure",
        "N1",
    )
    assert scenario.expected == ("urgence",)
    assert [scene.key for scene in scenario.scenes] == ["N1", "N2", "N3", "FIN_A", "FIN_B", "FIN_R"]
    assert scenario.by_key["N2"].choices[0].condition == Condition("FIN_B", 3, 1, ("urgence",))
    assert [choice.is_trap for choice in scenario.by_key["N1"].choices] == [False, True]


def test_written_again_it_is_the_same_and_written_twice_the_same_bytes():
    once = text_of_scenario(small())
    again, said = read(once)
    assert (again, said) == (small(), [])
    assert text_of_scenario(again) == once
    assert from_plain(json.loads(json.dumps(as_plain(small())))) == small()


def test_words_that_yaml_would_misread_come_back_whole():
    odd = '- « a: b » # c\n\n\ttrois "mots" 🙂 \u202eא'
    told = SMALL.replace('dit: "J\'ai un courrier."', f"dit: {json.dumps(odd, ensure_ascii=False)}")
    scenario, said = read(told)
    assert said == []
    assert read(text_of_scenario(scenario))[0].by_key["N1"].says == odd


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("vers: N2", "vers: N9", 14, "Étape « N1 » : choix 1 : ce choix mène à « N9 »"),
        ("sinon: FIN_B", "sinon: N9", 29, "Étape « N2 » : choix 1 : ce choix mène à « N9 »"),
        ("depart: N1", "depart: N9", 4, "« depart » nomme l’étape « N9 »"),
        ("depart: N1", "depart: FIN_A", 51, "Étape « FIN_A » : le dialogue commence par une fin"),
        ("rupture: FIN_R", "rupture: N9", 5, "« rupture » nomme « N9 »"),
        ("rupture: FIN_R", "rupture: N1", 5, "n’est pas une fin"),
        ("{depart: 2,", "{depart: 9,", 5, "de 1 à 8"),
        ("max: 8", "max: 12", 5, "n’est pas prévu pour « max »"),
        ("vers: N3", "vers: N2", 41, "Étape « N3 » : aucun choix ne mène ici"),
        ("sinon: FIN_B", "sinon: FIN_A", 56, "Étape « FIN_B » : aucun choix ne mène à cette fin"),
        ("confiance_min: 3,", "", 56, "Étape « FIN_B » : la confiance ou les indices"),
        ("confiance_min: 3", "confiance_min: 8", 51, "Étape « FIN_A » : la confiance"),
        ("indices_min: 1, indices: [urgence]", "indices: [vue]", 29, "l’indice « vue »"),
        ("indices: [urgence]\n    choix", "indices: [vue]\n    choix", 24, "l’indice « vue »"),
        ("facultatifs: [frein]", "facultatifs: [vue]", 7, "l’indice « vue »"),
        ("[urgence, frein]", "[urgence, frein, vue]", 6, "Aucune étape ne donne l’indice « vue »"),
        ("[urgence, frein]", "[urgence, urgence, frein]", 6, "deux fois"),
        ("[urgence, frein]", "[urgence, frein, '-']", 6, "Un indice est un mot"),
        ("[urgence, frein]", "urgence", 6, "est une liste"),
        ("[urgence, frein]", str([f"u{n}" for n in range(17)]), 6, "Plus de 16 indices"),
        ("  N3:\n", "  N2:\n", 41, "Étape « N2 » : elle est écrite deux fois"),
        ("  N3:\n", "  « N3 »:\n", 41, "Une étape se nomme en lettres"),
        ("type: ecoute", "type: ecout", 39, "peut-être dire « ecoute »"),
        ("confiance: -1", "confiance: -9", 38, "de -8 à 8"),
        ("confiance: -1", "confiance: beaucoup", 38, "de -8 à 8"),
        ('    titre: "La peur"\n', "", 41, "Étape « N3 » : « titre » manque"),
        ('    titre: "La peur"\n', "    tire: x\n", 42, "Étape « N3 » : « tire » n’est pas"),
        ('        retour: "Sa peur reste entière."\n', "", 46, "choix 1 : « retour » manque"),
        ("        sinon: FIN_B\n", "", 29, "« sinon » manque"),
        (
            "        si: {confiance_min: 3, indices_min: 1, indices: [urgence]}\n",
            "",
            31,
            "« sinon »",
        ),
        ("{confiance_min: 3, indices_min: 1, indices: [urgence]}", "{}", 31, "ne demande rien"),
        ("{confiance_min: 3, indices_min: 1, indices: [urgence]}", "oui", 31, "« si » s’écrit"),
        ("confiance_min: 3", "confiance_min: peu", 31, "nombre entier"),
        ('    bilan: "Une étape, une date."\n', "", 51, "« bilan » manque"),
        ("Vos codes ?", "Qu'est-ce qui vous amène ?", 19, "choix 2 : ce choix dit la même chose"),
        ("{depart: 2, min: 0, max: 8, rupture: FIN_R}", "2", 5, "« confiance » s’écrit"),
        ('regardé la porte."', "regardé la porte.", 65, "Guillemet jamais fermé"),
        ("    dit: \"C'est pour", "\tdit: \"C'est pour", 26, "Tabulation"),
        ('titre: "Un petit courrier"', "titre: un: deux", 2, "Deux-points de trop"),
        ("Un petit courrier", "x" * 121, 2, "120 signes"),
        ("C'est pour vendredi.", "x" * 1_001, 26, "1000 signes"),
        ("[urgence, frein]", "[urgence", 6, "Ligne mal écrite"),
        ('titre: "La porte"', 'titre: "La \x00porte"', 10, "signe invisible"),
        ('titre: "La porte"', 'titre: "La \\0porte"', 10, "signe invisible"),
        ('titre: "La porte"', 'titre: "La \\ud83dporte"', 10, "signe invisible"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_its_scene(old, new, line, words):
    scenario, said = read(spoiled(old, new))
    assert scenario is None
    assert any(at == line and words in sentence for at, sentence in said), said


def test_a_scene_from_which_no_ending_can_be_reached_is_named():
    _none, said = read(spoiled("vers: N2\n        confiance: 0", "vers: N3\n        confiance: 0"))
    assert said == [
        (41, "Étape « N3 » : d’ici, aucune fin n’est possible. Ajoutez un choix qui en sort.")
    ]


def test_a_scene_that_conditions_close_for_ever_is_named_too():
    """Arrows leave it, but what they ask can never be had from there."""
    told = SMALL.replace(
        "vers: N2\n        confiance: 0",
        "vers: FIN_A\n        si: {confiance_min: 8}\n        sinon: N3\n        confiance: 0",
    )
    sentence = "Étape « N3 » : d’ici, aucune fin n’est possible. Ajoutez un choix qui en sort."
    assert (41, sentence) in read(told)[1]


def test_a_scenario_that_asks_little_is_written_again_as_little():
    told = SMALL.replace("confiance_min: 3, indices_min: 1, indices: [urgence]", "indices: [frein]")
    for line in ('personne: "Monsieur Faure"\n', "facultatifs: [frein]\n"):
        told = told.replace(line, "")
    scenario, said = read(told)
    assert said == []
    assert read(text_of_scenario(scenario)) == (scenario, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "suite de lignes"),
        ("- un\n- deux", "suite de lignes"),
        ("x" * 150_001, "150 000 signes"),
        ("[" * 5_000, "trop emboîté"),
        ("id: x", "« titre » manque. Ajoutez-le"),
        (SMALL.split("etapes:")[0] + "etapes: []", "nomme chaque étape"),
        (SMALL.split("etapes:")[0] + "etapes: [N1]", "nomme chaque étape"),
        (SMALL.split("etapes:")[0] + "etapes:\n  N1: porte", "elle est vide"),
        (
            SMALL.split("etapes:")[0]
            + "etapes:\n"
            + "".join(f"  N{n}: {{titre: a, dit: b}}\n" for n in range(121)),
            "Plus de 120 étapes",
        ),
        (
            SMALL.split("etapes:")[0] + "etapes:\n  N1: {titre: a, dit: b, choix: c}",
            "un tiret par choix",
        ),
        (
            SMALL.split("etapes:")[0] + "etapes:\n  N1: {titre: a, dit: b, choix: [c]}",
            "choix 1 : un choix a un texte",
        ),
        (
            SMALL.split("etapes:")[0] + "etapes:\n  N1: {titre: a, dit: b, choix: [c,c,c,c,c,c,c]}",
            "Plus de 6 choix",
        ),
        (
            SMALL.split("etapes:")[0] + "etapes:\n  N1: {titre: a, dit: b}",
            "aucun choix, et ce n’est pas une fin",
        ),
        (
            re.sub(r"\n    fin: true", "", SMALL),
            "Aucune étape n’est une fin",
        ),
        (
            SMALL + "    choix: [{texte: a, vers: N1, confiance: 1, type: ecoute, retour: b}]\n",
            "une fin n’a pas",
        ),
    ],
)
def test_what_is_no_scenario_at_all_is_refused_with_a_sentence(text, words):
    scenario, said = read(text)
    assert scenario is None
    assert any(words in sentence for _line, sentence in said), said


ODD = (
    "&a ", "*a", "<<: *a", "? ", "|\n x", "{", "}", "[", ": ", "- ", "#", "'", '"', "\\", "\t",
    "\n", "\ufeff", "🙂", "---\n", "N1",
)  # fmt: skip
SPOILT = st.lists(
    st.tuples(st.integers(0, len(SMALL)), st.integers(0, 40), st.sampled_from(ODD)),
    min_size=1,
    max_size=4,
)


@given(SPOILT)
def test_whatever_is_typed_is_refused_with_a_sentence_or_comes_back_as_it_is(changes):
    text = SMALL
    for place, cut, odd in changes:
        text = text[:place] + odd + text[place + cut :]
    scenario, said = read(text)
    assert (scenario is None) == bool(said)
    if scenario:
        assert read(text_of_scenario(scenario)) == (scenario, [])
