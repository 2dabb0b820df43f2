"""What is taught: the nouns."""

from curriculum.models.imports import ImportLine, QuestionImport
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
from curriculum.models.translations import Translation

__all__ = [
    "Activity",
    "Catalogue",
    "ImportLine",
    "LearningPath",
    "Lesson",
    "Module",
    "Objective",
    "Outline",
    "PackName",
    "PathModule",
    "PublishedProgramme",
    "Question",
    "QuestionImport",
    "QuestionVersion",
    "Shelf",
    "Translation",
    "UnfinishedProgrammeError",
]
