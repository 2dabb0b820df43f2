"""What pages, questions and scenarios say in French, by place."""

from curriculum.blocks.words import words_of_blocks
from curriculum.models import LearningPath, Lesson, Module, QuestionVersion, ScenarioVersion
from curriculum.rules.outline_words import place_of_objective
from curriculum.rules.question_words import words_of_wording
from curriculum.rules.scenario_words import words_of_scenario
from curriculum.rules.translating import French, has_words

WrittenPage = LearningPath | Module | Lesson


def french_of(page: WrittenPage) -> French:
    """Every text of a page by its place; one query for the objectives of a module."""
    own = {name: getattr(page, name) for name in page.fields_of_words()}
    french = {place: text for place, text in own.items() if has_words(text)}
    if isinstance(page, Module):
        french |= {place_of_objective(o.key): o.text for o in page.objectives.all()}
    if isinstance(page, Lesson):
        french |= words_of_blocks(page.body.stream_block, page.body.raw_data)
    return french


def french_of_question(version: QuestionVersion) -> French:
    return words_of_wording(version.wording)


def french_of_scenario(version: ScenarioVersion) -> French:
    return words_of_scenario(version.written)
