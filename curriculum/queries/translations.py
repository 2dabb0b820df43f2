"""What is said in the language of the reader. Nothing is asked of the database in French."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from curriculum.blocks.words import blocks_said
from curriculum.models import (
    LearningPath,
    Lesson,
    Module,
    Objective,
    QuestionVersion,
    ScenarioVersion,
    Translation,
)
from curriculum.queries.words import WrittenPage, french_of
from curriculum.rules.outline import PathOutline
from curriculum.rules.outline_words import (
    outline_said,
    place_of_objective,
    said_of,
    title_said,
)
from curriculum.rules.programme import Programme, TaughtModule
from curriculum.rules.question_words import wording_said
from curriculum.rules.questions import choices_as_json
from curriculum.rules.rows import RawBlock
from curriculum.rules.scenario_words import scenario_said
from curriculum.rules.scenarios import Scenario
from curriculum.rules.translating import (
    NO_WORDS,
    Coverage,
    Words,
    coverage_of,
    words_from_json,
)

WordsBySource = dict[UUID, Words]


def words_in(language: str | None, sources: Iterable[UUID]) -> WordsBySource:
    """What is published of these pages, questions, scenarios, in one query; none in French."""
    found = _published(language, set(sources)).values_list("source", "published")
    return {source: words_from_json(published) for source, published in found}


def titles_in(language: str | None, sources: Iterable[UUID]) -> WordsBySource:
    """The same, of their titles alone."""
    found = _published(language, set(sources)).values_list("source", "published__title")
    return {source: words_from_json({"title": said}) for source, said in found if said}


def _published(language: str | None, sources: Collection[UUID]) -> QuerySet[Translation]:
    if language in (None, settings.LANGUAGE_CODE) or not sources:
        return Translation.objects.none()
    return Translation.objects.filter(
        source__in=sources, language=language, published_at__isnull=False
    )


def say_pages(pages: Iterable[WrittenPage], words: WordsBySource) -> None:
    """Put its English in each page, in memory: such a page is shown, never saved."""
    for page in pages:
        if page.translation_key in words:
            _say(page, words[page.translation_key])
        if isinstance(page, Lesson) and hasattr(page, "module_key"):
            page.module_title = title_said(page.module_key, page.module_title, words)


def _say(page: WrittenPage, words: Words) -> None:
    """Its fields and its objectives; the blocks of a lesson are for `blocks_in_english`."""
    for field in page.fields_of_words():
        setattr(page, field, said_of(field, getattr(page, field), words))
    if isinstance(page, Module):
        objectives = list(page.objectives.all())
        for objective in objectives:
            place = place_of_objective(objective.key)
            objective.text = said_of(place, objective.text, words)
        page.objectives = objectives


def coverage_in(page: WrittenPage, words: WordsBySource, language: str | None) -> Coverage | None:
    """How much of a page is said in the language of the reader; None in French."""
    if language in (None, settings.LANGUAGE_CODE):
        return None
    return coverage_of(words.get(page.translation_key, NO_WORDS), french_of(page))


def outline_in(language: str | None, outline: PathOutline, *, lessons: bool = False) -> PathOutline:
    """An outline with the titles and objectives of a language, in one query; none in French."""
    sources = [outline.path, *(module.id for module in outline.modules)]
    if lessons:
        sources += [lesson.id for _, lesson in outline.lessons()]
    return outline_said(outline, words_in(language, sources))


def programme_in(
    language: str | None, programme: Programme, path: LearningPath
) -> tuple[Programme, Coverage | None]:
    """A programme in the language of the reader, and how much of it is; as it is in French."""
    if language in (None, settings.LANGUAGE_CODE):
        return programme, None
    slugs = [module.slug for module in programme.modules]
    keys = dict(Module.objects.filter(slug__in=slugs).values_list("slug", "translation_key"))
    places = Objective.objects.filter(module__slug__in=slugs)
    objectives = {
        (slug, text): place_of_objective(key)
        for slug, text, key in places.values_list("module__slug", "text", "key")
    }
    words = words_in(language, [path.translation_key, *keys.values()])
    own = words.get(path.translation_key, NO_WORDS)
    said = replace(
        programme,
        title=said_of("title", programme.title, own),
        summary=said_of("summary", programme.summary, own),
        audience=said_of("audience", programme.audience, own),
        description=said_of("description", programme.description, own),
        facts={name: said_of(name, text, own) for name, text in programme.facts.items()},
        modules=tuple(
            _taught_said(module, words.get(keys.get(module.slug, path.pk), NO_WORDS), objectives)
            for module in programme.modules
        ),
    )
    return said, coverage_in(path, words, language)


def _taught_said(
    module: TaughtModule, words: Words, objectives: Mapping[tuple[str, str], str]
) -> TaughtModule:
    return replace(
        module,
        title=said_of("title", module.title, words),
        summary=said_of("summary", module.summary, words),
        objectives=tuple(
            said_of(objectives.get((module.slug, text), ""), text, words)
            for text in module.objectives
        ),
    )


def title_in(language: str | None, source: UUID, french: str) -> str:
    """One title."""
    return title_said(source, french, titles_in(language, [source]))


def say_titles(pages: Collection[WrittenPage], language: str | None) -> None:
    """Put its English title on each page, in memory. One query, none in French."""
    words = titles_in(language, [page.translation_key for page in pages])
    for page in pages:
        page.title = title_said(page.translation_key, page.title, words)


def blocks_in_english(lesson: Lesson, words: WordsBySource) -> list[RawBlock]:
    """The blocks of a lesson in the language of the reader."""
    own = words.get(lesson.translation_key, NO_WORDS)
    return list(blocks_said(lesson.body.stream_block, lesson.body.raw_data, own))


def say_questions(versions: Iterable[QuestionVersion], language: str | None) -> None:
    """Put its English in each question, in memory: shown, never saved nor marked. One query."""
    asked = list(versions)
    words = words_in(language, [version.question_id for version in asked])
    for version in asked:
        english = wording_said(version.wording, words.get(version.question_id, NO_WORDS))
        if english:
            version.prompt = english.prompt
            version.choices = choices_as_json(english.choices)
            version.general_feedback = english.general_feedback


def scenario_in(language: str | None, version: ScenarioVersion) -> Scenario:
    """What a version says in the language of the reader: whole, or as it is in French."""
    return scenarios_in(language, [version])[version.pk]


def scenarios_in(
    language: str | None, versions: Collection[ScenarioVersion]
) -> dict[int, Scenario]:
    """The same for several, by key; one query, none in French.

    An older version is said in English as long as its French is that of the words.
    """
    words = words_in(language, [version.scenario_id for version in versions])
    return {
        version.pk: scenario_said(version.written, words.get(version.scenario_id, NO_WORDS))
        or version.written
        for version in versions
    }
