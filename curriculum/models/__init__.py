"""What is taught: the nouns."""

from curriculum.models.outlines import Activity, Outline
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

__all__ = [
    "Activity",
    "Catalogue",
    "LearningPath",
    "Lesson",
    "Module",
    "Objective",
    "Outline",
    "PathModule",
    "PublishedProgramme",
    "Question",
    "QuestionVersion",
    "Shelf",
    "UnfinishedProgrammeError",
]
