"""The English of packs: a module or a path whose French is here already gets its words.

Words are matched by their place: same keys, same blocks in the same order. What they are the
English of is the French of the same source, if it has it, or else the page as it is.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from curriculum.actions.packs.blocks import raw_blocks_of
from curriculum.actions.packs.coming import Coming, Kind, no_french
from curriculum.actions.packs.english_scenarios import settle_english_scenarios
from curriculum.actions.packs.lessons import content_of_lesson
from curriculum.actions.packs.names import names_of
from curriculum.actions.packs.pages import was_edited_here
from curriculum.blocks.words import without_item_ids, words_of_blocks
from curriculum.models import LearningPath, Lesson, Module, Question
from curriculum.queries.words import french_of
from curriculum.readers.problems import Problem
from curriculum.rules.activities import is_activity
from curriculum.rules.identity import Names
from curriculum.rules.outline_words import place_of_objective
from curriculum.rules.pack_paths import PackPath
from curriculum.rules.packs import PackLesson, PackModule, PackQuestion, wording_of
from curriculum.rules.question_words import asks_the_same, words_of_wording
from curriculum.rules.questions import Wording

Raw = dict[str, Any]


def settle_english_module(
    taught: PackModule, french: PackModule | None, file: str, coming: Coming
) -> Iterator[Problem]:
    """The words of a module, of its lessons, questions and dialogues; or why they have no place."""
    names = names_of(taught.pack)
    page = Module.objects.filter(translation_key=names.module(taught.key)).first()
    if page is None:
        yield Problem(file, 1, no_french(taught.key))
        return
    english = {name: getattr(taught, name) for name in page.fields_of_words()}
    english |= {
        place_of_objective(names.objective(objective.key)): objective.text
        for objective in taught.objectives
    }
    coming.settle(Kind.MODULE, page.translation_key, french_of(page), english, taught.key)
    yield from settle_english_scenarios(taught, french, names, coming)
    in_french = {lesson.key: lesson for lesson in french.lessons} if french else {}
    for lesson in taught.lessons:
        yield from _settle_lesson(lesson, in_french.get(lesson.key), taught.key, names, coming)


def settle_english_path(followed: PackPath, file: str, coming: Coming) -> Iterator[Problem]:
    page = LearningPath.objects.filter(
        translation_key=names_of(followed.pack).path(followed.key)
    ).first()
    if page is None:
        yield Problem(file, 1, no_french(followed.key))
        return
    own = {name: getattr(followed, name, "") for name in page.fields_of_words()}
    english = {**own, **followed.facts}
    coming.settle(Kind.PATH, page.translation_key, french_of(page), english, followed.key)


def _settle_lesson(
    lesson: PackLesson, in_french: PackLesson | None, module: str, names: Names, coming: Coming
) -> Iterator[Problem]:
    page = Lesson.objects.filter(translation_key=names.lesson(lesson.key)).first()
    if page is None:
        yield Problem(lesson.file, 1, no_french(lesson.key))
        return
    french = (
        raw_blocks_of(in_french, names, keeps_files=False)
        if in_french
        else list(page.body.raw_data)
    )
    english = raw_blocks_of(lesson, names)
    if in_french or not was_edited_here(page, content=content_of_lesson):
        other = _other_blocks(lesson, french, english)
        if other:
            yield other
            return
        pairs = zip(english, french, strict=True)
        english = [{**ours, "id": theirs["id"]} for ours, theirs in pairs]
    own = french_of(page)
    fields = {name: own[name] for name in page.fields_of_words() if name in own}
    texts = fields | words_of_blocks(page.body.stream_block, french)
    said = {name: getattr(lesson, name) for name in fields} | _aligned(page, french, english)
    name = f"{module}/{lesson.key}"
    coming.settle(Kind.LESSON, page.translation_key, texts, said, name)
    questions = {asked.key: asked for asked in _questions_of(in_french)} if in_french else {}
    for asked in _questions_of(lesson):
        problem = _settle_question(asked, questions.get(asked.key), name, names, coming)
        if problem:
            yield Problem(lesson.file, asked.line, problem)


def _questions_of(lesson: PackLesson) -> Iterator[PackQuestion]:
    for quiz in lesson.quizzes:
        yield from quiz.questions


def _aligned(page: Lesson, french: list[Raw], english: list[Raw]) -> dict[str, str]:
    """English by the places of the French: items of a list are told apart by their number."""
    stream = page.body.stream_block
    numbered = words_of_blocks(stream, without_item_ids(english))
    places = words_of_blocks(stream, french)
    numbers = words_of_blocks(stream, without_item_ids(french))
    pairs = zip(places, numbers, strict=True)
    return {place: numbered.get(number, "") for place, number in pairs}


def _other_blocks(lesson: PackLesson, french: list[Raw], english: list[Raw]) -> Problem | None:
    """The first block that is not what the French lesson has there."""
    for block, ours, theirs in zip(lesson.blocks, english, french, strict=False):
        if _kept_for_ever(ours) != _kept_for_ever(theirs):
            sentence = _("Ici, la leçon française a un autre bloc. Gardez les mêmes, dans l’ordre.")
            return Problem(lesson.file, block.line, sentence)
    if len(english) != len(french):
        sentence = _("La leçon française a %(french)s blocs, celle-ci %(english)s. Accordez-les.")
        numbers = {"french": len(french), "english": len(english)}
        return Problem(lesson.file, lesson.blocks[-1].line, sentence % numbers)
    return None


def _kept_for_ever(block: Raw) -> tuple[Any, Any]:
    """Only an activity has an id that matters; another block is known by its order."""
    return block["type"], block["id"] if is_activity(block) else None


def _settle_question(
    asked: PackQuestion, in_french: PackQuestion | None, lesson: str, names: Names, coming: Coming
) -> str:
    """Why its words have no place; empty when they have one."""
    question = Question.objects.filter(pk=names.question(asked.key)).first()
    current = question.current if question else None
    if question is None or current is None:
        return no_french(asked.key)
    french, english = wording_of(in_french) if in_french else current.wording, wording_of(asked)
    if not _is_same_question(french, english):
        return _(
            "En français, cette question a d’autres réponses. Gardez leur nombre, leur ordre et"
            " leurs poids."
        )
    texts, said = words_of_wording(french), words_of_wording(english)
    coming.settle(Kind.QUESTION, question.pk, texts, said, f"{lesson} : {question.name}")
    return ""


def _is_same_question(french: Wording, english: Wording) -> bool:
    def weights(wording: Wording) -> list[Any]:
        return [(choice.fraction, choice.tolerance) for choice in wording.choices]

    return (
        french.kind == english.kind
        and weights(french) == weights(english)
        and asks_the_same(french, english)
    )
