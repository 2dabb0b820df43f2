"""What is taught: the nouns."""

from curriculum.models.imports import FileImport, ImportLine, PackImport, QuestionImport
from curriculum.models.outlines import Activity, Outline
from curriculum.models.packs import PackName
from curriculum.models.pages import (
    Catalogue,
    LearningPath,
    Lesson,
    Module,
    Objective,
    PathModule,
    Shelf,
    UnfinishedProgrammeError,
)
from curriculum.models.programmes import PublishedProgramme
from curriculum.models.questions import Question, QuestionVersion
from curriculum.models.scenarios import Scenario, ScenarioVersion
from curriculum.models.sheets import Sheet, SheetModule
from curriculum.models.translations import Translation

__all__ = [
    "Activity",
    "Catalogue",
    "FileImport",
    "ImportLine",
    "LearningPath",
    "Lesson",
    "Module",
    "Objective",
    "Outline",
    "PackImport",
    "PackName",
    "PathModule",
    "PublishedProgramme",
    "Question",
    "QuestionImport",
    "QuestionVersion",
    "Scenario",
    "ScenarioVersion",
    "Sheet",
    "SheetModule",
    "Shelf",
    "Translation",
    "UnfinishedProgrammeError",
]
