"""Dialogues in packs: read beside the lessons, written with them, and given back as they were."""

from datetime import timedelta
from uuid import UUID

import pytest

from curriculum.actions.packs import import_packs
from curriculum.models import Activity, Scenario, ScenarioVersion, Translation
from curriculum.readers.packs import read_pack
from curriculum.rules.dialogues import dialogues_of
from curriculum.rules.identity import Names
from tests.curriculum import pack_writing as writing
from tests.curriculum.packing import files, lesson
from tests.curriculum.scenario_writing import SMALL, read
from tests.curriculum.test_export_pack import brought_in, exported
from tests.curriculum.test_import_english import LESSON
from tests.curriculum.test_import_english import MODULE as ENGLISH_MODULE

DIALOGUE = """```dialogue
cle: le-courrier
titre: "Un courrier, à deux"
minutes: 2
scenario: petit-courrier
```
"""
QUIZ = '```gift cle=finir titre="À vous" minutes=3\n::oser::Oser ? {=oui ~non}\n```\n'
SCENARIO = "regarder/dialogues/petit-courrier.yaml"
TWO = "regarder/02-deux.md"


def pack(block=DIALOGUE, scenario=SMALL):
    return {**files(two=(QUIZ, block)), SCENARIO: scenario}


def problems(tmp_path, pack):
    return writing.said(read_pack(writing.write_folder(tmp_path, pack)))


@pytest.mark.django_db
def test_a_dialogue_is_an_activity_that_plays_its_scenario(imported):
    report = imported(pack())

    assert report.problems == []
    assert "regarder/petit-courrier" in report.created
    (dialogue,) = dialogues_of(lesson("deux").body.raw_data)
    scenario = Scenario.objects.get()
    assert (dialogue.title, dialogue.minutes) == ("Un courrier, à deux", 2)
    assert dialogue.scenario == scenario.pk
    assert (scenario.key, scenario.current.number) == ("petit-courrier", 1)
    activity = Activity.objects.get(pk=dialogue.id)
    assert (activity.kind, activity.title, activity.minutes, activity.retired_at) == (
        "dialogue",
        "Un courrier, à deux",
        2,
        None,
    )
    assert dialogue.id == Names(UUID(writing.UUID_OF_MODULE)).activity("le-courrier")


@pytest.mark.django_db
def test_the_same_pack_again_changes_nothing_and_another_text_makes_a_version(imported):
    imported(pack())
    assert imported(pack()).changed_nothing

    report = imported(pack(scenario=SMALL.replace("La porte se ferme", "Il s'en va")))

    assert report.updated == ["regarder/petit-courrier"]
    assert [(v.number, v.is_current) for v in ScenarioVersion.objects.order_by("number")] == [
        (1, False),
        (2, True),
    ]


@pytest.mark.django_db
def test_a_scenario_rewritten_here_is_left_alone_unless_one_replaces(imported, a_moment):
    imported(pack())
    scenario = Scenario.objects.get()
    mine, _said = read(SMALL.replace("Un petit courrier", "Mieux dit"))
    scenario.rewrite(mine, at=a_moment + timedelta(days=1))
    other = pack(scenario=SMALL.replace("Un petit courrier", "Autre titre"))

    assert imported(other).left_alone == ["regarder/petit-courrier"]
    assert Scenario.objects.get().title == "Mieux dit"
    assert imported(other, replace=True).updated == ["regarder/petit-courrier"]
    assert Scenario.objects.get().title == "Autre titre"


@pytest.mark.django_db
def test_a_trial_writes_no_scenario(tmp_path, a_moment):
    reading = read_pack(writing.write_folder(tmp_path, pack()))

    assert "regarder/petit-courrier" in import_packs(reading, at=a_moment, is_trial=True).created
    assert not Scenario.objects.exists()


@pytest.mark.django_db
def test_it_goes_out_and_comes_back_byte_for_byte(imported, tmp_path, a_moment):
    imported(pack())
    first = exported(tmp_path / "un", "regarder")
    assert first["dialogues/petit-courrier.yaml"].startswith(b"id: petit-courrier\n")
    assert b"```dialogue\ncle: le-courrier\n" in first["02-deux.md"]

    assert brought_in(tmp_path / "un", a_moment).changed_nothing
    assert exported(tmp_path / "deux", "regarder") == first


@pytest.mark.django_db
def test_two_scenarios_of_one_name_are_not_one(imported, a_moment):
    Scenario.objects.create(key="petit-courrier", title="Déjà là", created_at=a_moment)

    (problem,) = imported(pack()).problems
    assert problem.file == SCENARIO
    assert "s’appelle" in problem.sentence


@pytest.mark.parametrize(
    ("pack", "expected"),
    [
        (
            pack(scenario=SMALL.replace("vers: N2", "vers: N9", 1)),
            [(SCENARIO, 14, "Étape « N1 » : choix 1 : ce choix mène à « N9 »")],
        ),
        (
            pack(DIALOGUE.replace("petit-courrier", "autre")),
            [(TWO, 7, "pas de fichier dialogues/autre.yaml")],
        ),
        (
            pack(QUIZ),
            [(SCENARIO, 1, "Aucune leçon ne joue ce scénario")],
        ),
        (
            pack(scenario=SMALL.replace("id: petit-courrier", "id: autre")),
            [(SCENARIO, 1, "s’appelle comme son « id » : dialogues/autre.yaml")],
        ),
        (pack(DIALOGUE.replace("minutes: 2", "minutes: 91")), [(TWO, 10, "90 min au plus")]),
        (pack(DIALOGUE.replace("minutes: 2", "minutes: 9")), [(TWO, 4, "Allongez la leçon")]),
        (pack(DIALOGUE.replace("cle: le-courrier\n", "")), [(TWO, 7, "« cle » manque")]),
        (
            pack(DIALOGUE.replace("scenario:", "scenari:")),
            [(TWO, 7, "« scenario » manque"), (TWO, 11, "« scenari » n’est pas un mot prévu ici")],
        ),
        (pack(DIALOGUE.replace("cle: le-courrier", "cle: verifier")), [(TWO, 7, "sert déjà")]),
        (pack("```dialogue\n```\n"), [(TWO, 7, "Dialogue vide")]),
        (pack("```dialogue\n- un\n```\n"), [(TWO, 8, "suite de lignes")]),
        (pack("```dialogue\ncle: a\n"), [(TWO, 7, "jamais fermé"), (TWO, 7, "Dialogue vide")]),
        (
            {**pack(), "regarder/dialogues/notes.txt": "x"},
            [("regarder/dialogues/notes.txt", 1, "est un fichier .yaml")],
        ),
        (
            {**pack(), SCENARIO: b"\xff"},
            [(SCENARIO, 1, "UTF-8")],
        ),
    ],
)
def test_what_is_wrong_with_a_dialogue_is_said_by_file_and_line(tmp_path, pack, expected):
    found = problems(tmp_path, pack)

    for file, line, words in expected:
        assert any((it[0], it[1]) == (file, line) and words in it[2] for it in found), found
    assert {(file, line) for file, line, _ in found} == {(f, line) for f, line, _ in expected}


@pytest.mark.django_db
def test_english_gives_a_dialogue_its_title_and_brings_no_scenario(imported):
    english = {
        "regarder.en/module.md": ENGLISH_MODULE,
        "regarder.en/01-un.md": LESSON,
        "regarder.en/02-deux.md": writing.SECOND_LESSON.replace("À vous", "Your turn").replace(
            QUIZ.replace("À vous", "Your turn"), DIALOGUE.replace("à deux", "together")
        ),
    }
    assert imported({**pack(), **english}).problems == []

    page = lesson("deux")
    said = Translation.objects.get(source=page.translation_key).said
    (dialogue,) = dialogues_of(page.body.raw_data)
    assert said[f"{dialogue.id}/title"].text == "Un courrier, together"
    assert Scenario.objects.count() == 1


@pytest.mark.django_db
def test_a_retired_scenario_of_a_pack_comes_back_with_it(imported, a_moment):
    imported(pack())
    Scenario.objects.update(retired_at=a_moment)

    assert imported(pack()).left_alone == ["regarder/petit-courrier"]
    assert imported(pack(), replace=True).updated == ["regarder/petit-courrier"]
    assert Scenario.objects.get().retired_at is None


@pytest.mark.django_db
def test_a_dialogue_without_a_scenario_is_left_out_of_the_pack(imported, tmp_path):
    imported(pack())
    page = lesson("deux")
    blocks = [dict(block) for block in page.body.raw_data]
    blocks[0]["value"] = {**blocks[0]["value"], "scenario": None}
    page.body = page.body.stream_block.to_python(blocks)
    page.save_revision().publish()

    files = exported(tmp_path / "un", "regarder")
    assert not any(name.startswith("dialogues/") for name in files)
    assert b"dialogue" not in files["02-deux.md"]
