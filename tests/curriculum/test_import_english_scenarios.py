"""The English of dialogues travels in the English pack of their module, as that of lessons does."""

from datetime import timedelta

import pytest

from curriculum.models import Scenario, Translation
from curriculum.readers.packs import problems_of, read_pack
from curriculum.rules.pack_writing import files_of
from curriculum.rules.scenario_writing import text_of_scenario
from tests.curriculum import pack_writing as writing
from tests.curriculum.scenario_english import (
    ENGLISH_TEXT,
    IN_ENGLISH,
    SHY,
    both,
    english_of,
    english_pack,
    shy,
)
from tests.curriculum.scenario_writing import SMALL, read
from tests.curriculum.test_import_english import everything, said
from tests.curriculum.test_packs_dialogues import pack

pytestmark = pytest.mark.django_db
NAME = "regarder/petit-courrier (en)"


def words():
    return Translation.objects.get(kind="scenario")


def spoiled(old, new, text=ENGLISH_TEXT):
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def line_of(words, text):
    return text[: text.index(words)].count("\n") + 1


def test_a_dialogue_takes_its_english_and_twice_is_once(imported):
    report = imported(both())
    before = everything()
    again = imported(both())

    assert report.problems == again.problems == []
    assert NAME in report.created
    assert NAME in again.unchanged
    assert again.changed_nothing
    assert everything() == before
    assert words().source == Scenario.objects.get().pk
    assert words().said["scene:N2/says"] == ("EN C'est pour vendredi.", "C'est pour vendredi.")
    assert words().published == words().draft


def test_english_may_come_after_its_french_alone(imported):
    imported(pack())
    report = imported(english_pack())

    assert report.problems == []
    assert words().said["title"].text == "EN Un petit courrier"


def test_a_clue_of_ones_own_travels_with_the_rest(imported):
    english = text_of_scenario(english_of(shy()))
    report = imported({**pack(scenario=SHY), **english_pack(english)})

    assert report.problems == []
    assert words().said["clue:1"] == ("EN peur du regard", "peur du regard")


def test_what_it_says_is_written_in_one_form(tmp_path):
    folder = writing.write_folder(tmp_path, english_pack())
    (module,) = read_pack(folder).modules
    written = files_of(module)
    english = {name: text for name, text in written.items() if name.startswith("dialogues/")}

    assert english == {"dialogues/petit-courrier.yaml": ENGLISH_TEXT.encode()}
    assert not [it for it in problems_of(written) if it.file.startswith("dialogues/")]


def test_english_edited_here_is_left_alone_unless_one_replaces(imported):
    imported(both())
    row = words()
    row.draft = row.published = {**row.draft, "title": ["Mine", "Un petit courrier"]}
    row.save()
    changed = both(spoiled("EN La peur", "Fear"))

    assert imported(changed).left_alone == [NAME]
    assert imported(changed, replace=True).drafted == [NAME]
    assert words().said["title"].text == "Mine"
    assert words().drafted["scene:N3/title"].text == "Fear"


def test_french_that_changes_alone_leaves_english_of_the_former_one(imported, a_moment):
    imported(both())
    mine, _said = read(SMALL.replace("La peur", "La crainte"))
    Scenario.objects.get().rewrite(mine, at=a_moment + timedelta(days=1))
    imported(both())

    assert words().said["scene:N3/title"] == ("EN La peur", "La peur")


def test_a_dialogue_that_the_french_has_not_has_no_place(imported):
    other = {
        **english_pack(),
        "regarder.en/dialogues/autre.yaml": spoiled("id: petit-courrier", "id: autre"),
    }
    report = imported({**pack(), **other})

    assert said(report) == [
        (
            "regarder.en/dialogues/autre.yaml",
            1,
            "« autre » n’existe pas en français ici. Importez d’abord le paquet français.",
        )
    ]
    assert not Translation.objects.exists()


LEAVES_N3 = "        vers: N2\n        confiance: 0\n        type: minimise\n"
ROOM = """
  N9:
    titre: A room
    dit: Yes.
    choix:
      - texte: Back
        vers: N2
        confiance: 0
        type: ecoute
        retour: Fine.
"""


@pytest.mark.parametrize(
    ("english", "line", "words"),
    [
        (
            spoiled(LEAVES_N3, LEAVES_N3.replace("N2", "N9")) + ROOM,
            line_of("  N9:", ENGLISH_TEXT + ROOM),
            "Étape « N9 » : elle n’existe pas en français.",
        ),
        (
            ENGLISH_TEXT[: ENGLISH_TEXT.index('      - texte: "EN Vos codes')]
            + ENGLISH_TEXT[ENGLISH_TEXT.index("\n  N2:") :],
            line_of("  N1:", ENGLISH_TEXT),
            "Étape « N1 » : en français, elle a 2 choix.",
        ),
        (
            spoiled('"EN Vos codes ?"', "\"EN Qu'est-ce qui vous amène ?\""),
            line_of('      - texte: "EN Vos codes', ENGLISH_TEXT),
            "Étape « N1 » : choix 2 : ce choix dit la même chose qu’un autre.",
        ),
        (
            spoiled("confiance: -2", "confiance: -1"),
            line_of('      - texte: "EN Vos codes', ENGLISH_TEXT),
            "Étape « N1 » : choix 2 : en français, il mène ailleurs",
        ),
        (spoiled("depart: 2", "depart: 3"), 5, "« confiance » n’est pas ici ce qu’il est"),
        (
            ENGLISH_TEXT.replace("frein", "fear"),
            6,
            "« indices » : gardez autant d’indices",
        ),
    ],
)  # fmt: skip
def test_english_that_is_not_the_same_dialogue_is_said_by_its_line(imported, english, line, words):
    report = imported(both(english))

    (file, at, sentence), *_others = said(report)
    assert (file, at) == (IN_ENGLISH, line), said(report)
    assert words in sentence
    assert not Translation.objects.exists()
    assert not Scenario.objects.exists()


def test_a_scene_that_english_lacks_is_told(imported):
    french = spoiled(LEAVES_N3, LEAVES_N3.replace("N2", "N9"), SMALL) + ROOM
    report = imported({**pack(scenario=french), **english_pack()})

    assert [(file, line) for file, line, _ in said(report)] == [
        (IN_ENGLISH, line_of("      - texte: EN Revenons", ENGLISH_TEXT)),
        (IN_ENGLISH, line_of("etapes:", ENGLISH_TEXT)),
    ]
    assert said(report)[1][2] == "L’étape « N9 » du français manque ici. Ajoutez-la."
