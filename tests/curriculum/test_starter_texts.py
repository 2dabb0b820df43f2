"""The starter curriculum reads as it asks trainers to write: simple words, true minutes."""

from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from content.rules.markdown import plain_text
from content.rules.plain_words import SIMPLE_EASE, SIMPLE_SENTENCE, readability
from curriculum.readers.packs import PackReading, read_pack
from curriculum.rules.packs import (
    Heading,
    Note,
    PackExercise,
    PackLesson,
    PackModule,
    Passage,
    PictureRef,
)

STARTER = Path(settings.BASE_DIR) / "curriculum" / "starter"
ENGLISH = ".en"
PACKS = sorted(path for path in STARTER.iterdir() if path.suffix != ENGLISH)
FILES = sorted(file for path in PACKS for file in path.glob("[0-9]*.md"))
LESSONS = [str(file.relative_to(STARTER)) for file in FILES]
MODULES = [path.name for path in PACKS if (path / "module.md").exists()]
WORDS_A_MINUTE = 180
TOLERANCE = 0.25


@cache
def starter() -> PackReading:
    return read_pack(STARTER)


def lesson_of(file: str) -> PackLesson:
    return next(x for m in starter().modules for x in m.lessons if x.file == file)


def french(module: str) -> PackModule:
    return next(m for m in starter().modules if m.key == module and not m.is_translation)


EXERCISES = {
    "regarder-a-360": ["sorting"],
    "equipement-et-connexion": ["diagnosis", "diagnosis", "diagnosis", "sorting"],
    "reperer-ce-que-la-personne-sait-faire": ["sorting"],
    "ecouter-les-freins": ["sorting", "booklet", "booklet", "sorting", "booklet"],
    "le-premier-rendez-vous": ["booklet", "booklet", "diagnosis", "diagnosis", "diagnosis"],
    "le-livret-de-suivi": ["sorting", "booklet"],
    "faire-avec-faire-pour": ["sorting"],
    "le-cadre": ["sorting", "booklet", "sorting", "sorting", "diagnosis"],
    "securite-et-arnaques": ["sorting"],
    "des-mots-simples": ["rewriting"],
    "orienter-vers-les-bons-relais": ["booklet", "sorting"],
    "animer-un-groupe": ["booklet"],
}


def exercises_in(module: PackModule) -> list[PackExercise]:
    blocks = [block for lesson in module.lessons for block in lesson.blocks]
    return [block for block in blocks if isinstance(block, PackExercise)]


def text_of(lesson: PackLesson) -> str:
    """What is read in a lesson: titles, passages, notes; not its questions."""
    texts = []
    for block in lesson.blocks:
        if isinstance(block, Heading):
            texts.append(block.text)
        elif isinstance(block, Passage):
            texts.append(plain_text(block.markdown))
        elif isinstance(block, Note):
            texts.append(f"{block.title}\n{plain_text(block.markdown)}")
    return "\n".join(texts)


def test_the_starter_curriculum_has_nothing_to_repair():
    assert starter().problems == ()


@pytest.mark.parametrize("file", LESSONS)
def test_a_lesson_is_in_plain_words(file):
    measured = readability(text_of(lesson_of(file)))

    assert measured.longest_words <= SIMPLE_SENTENCE, measured.longest
    assert measured.ease >= SIMPLE_EASE


@pytest.mark.parametrize("file", LESSONS)
def test_a_lesson_lasts_the_minutes_it_announces(file):
    lesson = lesson_of(file)
    activities = sum(activity.minutes for activity in lesson.activities)
    lasts = readability(text_of(lesson)).words / WORDS_A_MINUTE + activities

    assert lasts == pytest.approx(lesson.minutes, rel=TOLERANCE)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_picture_that_teaches(module):
    taught = french(module)
    pictures = [b for x in taught.lessons for b in x.blocks if isinstance(b, PictureRef)]

    assert any(picture.alt for picture in pictures)


@pytest.mark.parametrize("module", MODULES)
def test_every_objective_of_a_module_is_asked_about(module):
    taught = french(module)
    asked = {q.objective for x in taught.lessons for quiz in x.quizzes for q in quiz.questions}

    assert {objective.key for objective in taught.objectives} <= asked


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_the_exercises_of_the_curriculum(module):
    kinds = [exercise.kind for exercise in exercises_in(french(module))]

    assert kinds == EXERCISES.get(module, [])


def test_a_version_proposed_is_easier_than_what_it_rewrites():
    (rewriting,) = exercises_in(french("des-mots-simples"))
    for said in rewriting.value["sentences"]:
        before, after = (readability(said[name]) for name in ("original", "version"))
        assert after.ease > before.ease
        assert after.longest_words < before.longest_words
