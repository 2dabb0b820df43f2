"""What authors are told of the English: what there is to say, what is said, what is older."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from content.rules.languages import ENGLISH
from curriculum.models import (
    Activity,
    LearningPath,
    Lesson,
    Module,
    Objective,
    QuestionVersion,
    ScenarioVersion,
    Translation,
)
from curriculum.queries.lessons import lessons_under
from curriculum.queries.questions import current_versions
from curriculum.queries.scenarios import scenarios_in_service, scenarios_now
from curriculum.queries.words import (
    WrittenPage,
    french_of,
    french_of_question,
    french_of_scenario,
)
from curriculum.rules.dialogues import dialogues_of
from curriculum.rules.translating import Coverage, French, coverage_of

Kind = Translation.Kind
PAGES: dict[str, type[WrittenPage]] = {
    Kind.PATH: LearningPath,
    Kind.MODULE: Module,
    Kind.LESSON: Lesson,
}


@dataclass(frozen=True)
class Standing:
    """How far the English of one thing is: `state` is "absent", "draft", "stale", "part", "whole".

    `is_ahead` says that a draft waits beside what is read.
    """

    state: str
    coverage: Coverage
    is_ahead: bool = False


@dataclass(frozen=True)
class Subject:
    """One thing to translate, and where its English is."""

    kind: str
    source: UUID
    title: str
    standing: Standing
    questions: tuple["Subject", ...] = ()

    @property
    def questions_whole(self) -> int:
        return sum(question.standing.state == "whole" for question in self.questions)


def translation_of(source: UUID) -> Translation | None:
    return Translation.objects.filter(source=source, language=ENGLISH).first()


def live_pages(kind: str) -> QuerySet[WrittenPage]:
    """What is translated is what is published."""
    return PAGES[kind].objects.live()


def standing_of(translation: Translation | None, french: French) -> Standing:
    """By what is read; by the draft as long as nothing is."""
    if translation is None or not translation.draft:
        return Standing("absent", coverage_of({}, french))
    is_read = translation.published_at is not None
    coverage = coverage_of(translation.said if is_read else translation.drafted, french)
    state = "whole" if coverage.is_whole else "stale" if coverage.stale else "part"
    is_ahead = is_read and translation.draft != translation.published
    return Standing(state if is_read else "draft", coverage, is_ahead)


def paths_to_translate() -> list[Subject]:
    return _subjects(Kind.PATH, LearningPath.objects.live().order_by("path"), _translations())


def modules_to_translate() -> list[tuple[Subject, list[Subject]]]:
    """Every live module with its lessons, in seven queries whatever their number."""
    objectives = Prefetch("objectives", Objective.objects.order_by("sort_order", "pk"))
    modules = list(Module.objects.live().order_by("path").prefetch_related(objectives))
    lessons = list(lessons_under(modules))
    translations, questions = _translations(), _questions_of(lessons)
    by_place: dict[str, list[Subject]] = defaultdict(list)
    for lesson in lessons:
        asked = questions.get(lesson.translation_key, [])
        (subject,) = _subjects(Kind.LESSON, [lesson], translations, asked)
        by_place[lesson.module_place].append(subject)
    return [
        (subject, by_place[module.path])
        for module in modules
        for subject in _subjects(Kind.MODULE, [module], translations)
    ]


def questions_to_translate(lesson: Lesson) -> list[Subject]:
    """What the quizzes of a lesson ask."""
    asked = _questions_of([lesson]).get(lesson.translation_key, [])
    return list(_as_subjects(asked, _translations()))


def scenarios_to_translate() -> list[Subject]:
    """Every scenario that may be played."""
    return _scenarios(scenarios_in_service())


def dialogues_to_translate(lesson: Lesson) -> list[Subject]:
    """The scenarios that the dialogues of a lesson play; one is told once."""
    played = (dialogue.scenario for dialogue in dialogues_of(lesson.body.raw_data))
    return _scenarios(scenarios_now([scenario for scenario in played if scenario]).values())


def _translations() -> dict[UUID, Translation]:
    return {it.source: it for it in Translation.objects.filter(language=ENGLISH)}


def _subjects(
    kind: str,
    pages: Iterable[WrittenPage],
    translations: dict[UUID, Translation],
    asked: Iterable[QuestionVersion] = (),
) -> list[Subject]:
    return [
        Subject(
            kind,
            page.translation_key,
            page.title,
            standing_of(translations.get(page.translation_key), french_of(page)),
            tuple(_as_subjects(asked, translations)),
        )
        for page in pages
    ]


def _as_subjects(
    asked: Iterable[QuestionVersion], translations: dict[UUID, Translation]
) -> Iterable[Subject]:
    for version in asked:
        standing = standing_of(translations.get(version.question_id), french_of_question(version))
        yield Subject(Kind.QUESTION, version.question_id, version.prompt, standing)


def _scenarios(versions: Iterable[ScenarioVersion]) -> list[Subject]:
    translations = _translations()
    return [
        Subject(
            Kind.SCENARIO,
            version.scenario_id,
            version.written.title,
            standing_of(translations.get(version.scenario_id), french_of_scenario(version)),
        )
        for version in versions
    ]


def _questions_of(lessons: Iterable[Lesson]) -> dict[UUID, list[QuestionVersion]]:
    """By lesson, what its quizzes ask today, in two queries."""
    keys = [lesson.translation_key for lesson in lessons]
    activities = Activity.objects.filter(lesson__in=keys, retired_at=None)
    asked: dict[UUID, list[UUID]] = defaultdict(list)
    for activity in activities:
        asked[activity.lesson] += [UUID(question) for question in activity.questions]
    versions = current_versions(question for listed in asked.values() for question in listed)
    return {
        lesson: [versions[question] for question in listed if question in versions]
        for lesson, listed in asked.items()
    }
