"""An outline with the words of another language: same items, same minutes, other titles."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from content.rules.languages import English
from curriculum.rules.outline import LessonItem, ModuleItem, PathOutline
from curriculum.rules.translating import NO_WORDS, State, Words, found_in

WordsBySource = Mapping[UUID, Words]


def said_of(place: str, french: str, words: Words) -> str:
    """The English of a field, even of a former French; or its French."""
    found = found_in(words, {place: french})[place]
    return English(found.text) if found.state is not State.MISSING else french


def place_of_objective(key: UUID) -> str:
    return f"objective:{key}"


def outline_said(outline: PathOutline, words: WordsBySource) -> PathOutline:
    """Titles are those of the pages, objectives those of their modules."""
    return replace(
        outline,
        title=title_said(outline.path, outline.title, words),
        modules=tuple(_module_said(module, words) for module in outline.modules),
    )


def _module_said(module: ModuleItem, words: WordsBySource) -> ModuleItem:
    own = words.get(module.id, NO_WORDS)
    return replace(
        module,
        title=title_said(module.id, module.title, words),
        objectives=tuple(
            replace(objective, text=said_of(place_of_objective(objective.id), objective.text, own))
            for objective in module.objectives
        ),
        lessons=tuple(_lesson_said(lesson, words) for lesson in module.lessons),
    )


def _lesson_said(lesson: LessonItem, words: WordsBySource) -> LessonItem:
    return replace(lesson, title=title_said(lesson.id, lesson.title, words))


def title_said(source: UUID, french: str, words: WordsBySource) -> str:
    """One title."""
    return said_of("title", french, words.get(source, NO_WORDS))
