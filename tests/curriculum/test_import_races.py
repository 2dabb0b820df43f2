"""Files of questions at the same time, and a worker killed at any moment: all, or nothing, once."""

from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile

from content.rules.roles import TRAINERS
from curriculum.journey import importing, packing
from curriculum.models import (
    LearningPath,
    Lesson,
    Module,
    PackImport,
    PackName,
    Question,
    QuestionImport,
    QuestionVersion,
)
from curriculum.readers.packs import read_pack
from tests.curriculum import banks
from tests.curriculum.packing import files, zipped
from tests.people import person
from tests.processes import at_once, killed_at_query

AT_ONCE = 6
QUESTIONS = 5


def accepted(at: datetime) -> QuestionImport:
    """A file that was read and accepted, and waits to be written."""
    file = importing.receive_file(
        uuid4(),
        name="banque.gift",
        content=banks.many(QUESTIONS).encode(),
        author=person(f"{uuid4()}@exemple.fr", "Blaise", "Pascal"),
        language="fr",
        at=at,
    )
    importing.read_on(file.pk, at=at)
    file.refresh_from_db()
    assert importing.accept_file(file, skips_wrong=False, rewords=True, at=at)
    return file


def written() -> tuple[int, int]:
    names = [f"q{n}" for n in range(1, QUESTIONS + 1)]
    return (
        Question.objects.filter(name__in=names).count(),
        QuestionVersion.objects.filter(question__name__in=names).count(),
    )


@pytest.mark.usefixtures("real_database")
def test_the_same_questions_written_at_once_by_several_are_there_once(a_moment: datetime) -> None:
    files = [accepted(a_moment) for _ in range(AT_ONCE)]

    codes = at_once(AT_ONCE, lambda n: importing.write_on(files[n].pk, at=a_moment))

    assert codes == [0] * AT_ONCE
    assert written() == (QUESTIONS, QUESTIONS)
    states = QuestionImport.objects.values_list("state", "added")
    assert sorted(states) == [("done", 0)] * (AT_ONCE - 1) + [("done", QUESTIONS)]


@pytest.mark.usefixtures("real_database")
def test_a_worker_killed_at_any_query_leaves_all_or_nothing(a_moment: datetime) -> None:
    file = accepted(a_moment)
    number = 1
    while killed_at_query(number, lambda: importing.write_on(file.pk, at=a_moment)):
        assert written() in {(0, 0), (QUESTIONS, QUESTIONS)}
        QuestionImport.objects.update(tries=0)
        number += 1

    assert number > 5
    assert written() == (QUESTIONS, QUESTIONS)
    assert QuestionImport.objects.get().state == "done"


def accepted_packs(at: datetime) -> PackImport:
    """A ZIP that was read and accepted, and waits to be written."""
    trainer = person(f"{uuid4()}@exemple.fr", "Blaise", "Pascal")
    trainer.groups.add(Group.objects.get(name=TRAINERS))
    file = packing.receive_packs(
        uuid4(),
        ContentFile(zipped(files()), name="paquets.zip"),
        author=trainer,
        language="fr",
        at=at,
    )
    packing.read_on(file.pk, at=at)
    file.refresh_from_db()
    assert packing.accept_packs(file, replaces=False, at=at)
    return file


def made() -> list[int]:
    kinds = (Module, Lesson, LearningPath, Question, PackName)
    return [kind.objects.count() for kind in kinds]


@pytest.mark.usefixtures("real_database")
def test_the_same_packs_written_at_once_by_two_are_there_once(a_moment: datetime) -> None:
    before = made()
    both = [accepted_packs(a_moment) for _ in range(2)]

    assert at_once(2, lambda n: packing.write_on(both[n].pk, at=a_moment)) == [0, 0]
    assert [new - old for new, old in zip(made(), before, strict=True)] == [1, 2, 1, 3, 11]
    assert set(PackImport.objects.values_list("state", flat=True)) == {"done"}
    created = [len(file.report["created"]) for file in PackImport.objects.all()]
    assert sorted(created) == [0, 7]


@pytest.mark.usefixtures("real_database")
def test_a_worker_killed_while_it_writes_packs_leaves_all_or_nothing(a_moment: datetime) -> None:
    file, before = accepted_packs(a_moment), made()
    number = 1
    while killed_at_query(number, lambda: packing.write_on(file.pk, at=a_moment)):
        assert made() == before
        PackImport.objects.update(tries=0)
        number += 97

    assert number > 400
    assert made() != before
    assert PackImport.objects.get().state == "done"


@pytest.mark.usefixtures("real_database")
def test_a_second_worker_finds_the_packs_written(a_moment: datetime, tmp_path: Path) -> None:
    (tmp_path / "paquets.zip").write_bytes(zipped(files()))
    reading = read_pack(tmp_path / "paquets.zip")
    held = accepted_packs(a_moment)
    packing.write_packs(PackImport.objects.get(), reading, at=a_moment)
    before = made()
    packing.write_packs(held, reading, at=a_moment)

    assert made() == before
    assert PackImport.objects.get().state == "done"
