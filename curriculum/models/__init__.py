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
)
from curriculum.models.questions import Question, QuestionVersion
from curriculum.models.translations import Translation

__all__ = [
    "Activity",
    "Catalogue",
    "LearningPath",
    "Lesson",
    "Module",
    "Objective",
    "Outline",
    "PathModule",
    "Question",
    "QuestionVersion",
    "Shelf",
    "Translation",
]
