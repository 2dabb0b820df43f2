"""Paths, modules and lessons as a search finds them."""

from content.actions.searching import index
from content.models import SearchEntry
from content.rules.markdown import plain_text
from curriculum.models import LearningPath, Lesson, Module
from curriculum.queries.files import words_of_lesson

Kind = SearchEntry.Kind


def index_path(path: LearningPath) -> None:
    index(
        SearchEntry(
            kind=Kind.PATH,
            key=path.translation_key,
            language=path.locale.language_code,
            title=path.title,
            summary=path.summary,
            text=_on_one_line(f"{path.audience} {plain_text(path.description)}"),
            address=f"/parcours/{path.slug}/",
        )
    )


def index_module(module: Module) -> None:
    objectives = " ".join(objective.text for objective in module.objectives.all())
    index(
        SearchEntry(
            kind=Kind.MODULE,
            key=module.translation_key,
            language=module.locale.language_code,
            title=module.title,
            summary=module.summary,
            text=_on_one_line(f"{plain_text(module.introduction)} {objectives}"),
            address=f"/modules/{module.slug}/",
        )
    )


def index_lesson(lesson: Lesson, module: Module) -> None:
    index(
        SearchEntry(
            kind=Kind.LESSON,
            key=lesson.translation_key,
            language=lesson.locale.language_code,
            title=lesson.title,
            summary=lesson.summary,
            text=_on_one_line(words_of_lesson(lesson)),
            place=module.title,
            address=f"/modules/{module.slug}/{lesson.slug}/",
        )
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
