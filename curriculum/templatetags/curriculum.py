"""`{% load curriculum %}`: paths, modules and lessons, in templates."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import get_language

from content.rules.plain_words import Readability, readability
from curriculum.documents.programmes import ANCHORS, name_of
from curriculum.models import LearningPath, Lesson, Module
from curriculum.queries import paths, programmes
from curriculum.queries.files import files_shown
from curriculum.queries.questions import current_versions, drawable
from curriculum.queries.translations import (
    blocks_in_english,
    say_pages,
    say_questions,
    say_titles,
    title_in,
    words_in,
)
from curriculum.rules.drawing import drawn
from curriculum.rules.exercises import Card, Exercise, Sorting, exercise_of
from curriculum.rules.pieces import Piece
from curriculum.rules.programme import FACTS, Programme
from curriculum.rules.rows import Quiz, quizzes_of, rows_of
from curriculum.rules.sorting import mixed
from curriculum.rules.tasks import Task

register = template.Library()


@dataclass(frozen=True)
class Fact:
    """One of the eleven, as a page shows it; what comes from the modules has no `text`."""

    name: str
    label: str
    anchor: str
    text: str


@register.simple_tag
def programme_of(path: LearningPath) -> Programme:
    """What the page of a path would say, as its draft stands."""
    return programmes.programme_of(path)


@register.simple_tag
def facts_of(programme: Programme) -> list[Fact]:
    """The eleven facts in order; those of a draft may be empty."""
    return [
        Fact(name, name_of(name), ANCHORS[name], programme.facts.get(name, "")) for name in FACTS
    ]


@register.simple_tag
def paths_holding(module: Module) -> list[LearningPath]:
    """The paths in which a module has a place, in the language of the page."""
    holding = list(paths.paths_holding(module))
    say_titles(holding, get_language())
    return holding


@register.filter
def of_a_trade(known: Iterable[LearningPath]) -> list[LearningPath]:
    return [path for path in known if not path.is_discovery]


@register.filter
def for_all_trades(known: Iterable[LearningPath]) -> list[LearningPath]:
    return [path for path in known if path.is_discovery]


@register.simple_tag
def title_said(source: UUID, french: str) -> str:
    """A title that was kept in French, in the language of the page: a query, none in French."""
    return title_in(get_language(), source, french)


@register.filter
def minutes_of(lessons: Iterable[Lesson]) -> int:
    """What these lessons ask: the optional ones do not count."""
    return sum(lesson.minutes for lesson in lessons if lesson.is_required)


@register.filter
def template_of(piece: Piece) -> str:
    """Each shape is drawn by one file."""
    return f"curriculum/pieces/{piece.shape}.html"


@register.filter
def task_template(task: Task, is_preview: object) -> str:
    """A dialogue or an exercise, to do or only to look at: one file for each kind."""
    folder = "curriculum/tasks" if is_preview else "learners/learning/activities"
    return f"{folder}/{task.kind}.html"


@register.filter
def as_exercise(task: Task) -> Exercise | None:
    """What an exercise says; None for a dialogue."""
    return exercise_of({"type": task.kind, "id": str(task.id), "value": task.value})


@register.filter
def in_any_order(sorting: Sorting) -> tuple[Card, ...]:
    """The cards out of their groups."""
    return mixed(sorting, str(sorting.id))


@register.filter
def measured(text: str) -> Readability | None:
    """How hard this French is to read; None without a word."""
    return readability(text)


@register.simple_tag
def previewed(lesson: Lesson) -> dict[str, Any]:
    """What a lesson's rows need, as its draft stands. Records nothing."""
    blocks = list(lesson.body.raw_data)
    return {
        "rows": rows_of(blocks),
        "files": files_shown(blocks),
        "quizzes": _shown(quizzes_of(blocks)),
    }


@register.simple_tag
def printed(lessons: Iterable[Lesson]) -> list[dict[str, Any]]:
    """The rows of several lessons with blank quizzes: as many queries for twelve as for one.

    In the language of the page; two queries more when it is not French.
    """
    language, known = get_language(), list(lessons)
    words = words_in(language, [lesson.translation_key for lesson in known])
    bodies = [(lesson, blocks_in_english(lesson, words)) for lesson in known]
    say_pages(known, words)
    every = [block for _, blocks in bodies for block in blocks]
    files, quizzes = files_shown(every), _shown(quizzes_of(every), language)
    return [
        {"lesson": lesson, "rows": rows_of(blocks), "files": files, "quizzes": quizzes}
        for lesson, blocks in bodies
    ]


@register.simple_tag
def taught_pages() -> dict[str, Any]:
    """Every live path and module, for the site map; each module with its `lessons`."""
    shown, modules = list(paths.live_paths()), paths.live_modules_with_lessons()
    lessons = [lesson for module in modules for lesson in module.lessons]
    say_titles([*shown, *modules, *lessons], get_language())
    return {"paths": shown, "modules": modules}


def _shown(quizzes: Iterable[Quiz], language: str | None = None) -> dict[Any, dict[str, Any]]:
    """The quizzes by id, as somebody would be asked them; what is drawn is one draw of many.

    Without a language, as their author wrote them.
    """
    known = list(quizzes)
    pool = drawable({draw.topic for quiz in known for draw in quiz.draws})
    asked = {
        quiz.id: [
            *quiz.questions,
            *drawn(quiz.draws, listed=quiz.questions, met=[], pool=pool, seed=str(quiz.id)),
        ]
        for quiz in known
    }
    versions = current_versions(question for listed in asked.values() for question in listed)
    say_questions(versions.values(), language)
    return {
        quiz: {
            "id": quiz,
            "total": len(listed),
            "questions": [
                versions[question].shown(number)
                for number, question in enumerate(listed, start=1)
                if question in versions
            ],
        }
        for quiz, listed in asked.items()
    }
