"""What a pack says, once read: plain values, no database.

Texts that are absent are empty strings. `line` is the line of the file, counted from 1.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from curriculum.rules.questions import Choice, QuestionKind

NoteKind = Literal["savoir", "retenir", "attention", "essayer", "situation"]

LANGUAGES = ("fr", "en")
NOTE_KINDS: tuple[NoteKind, ...] = ("savoir", "retenir", "attention", "essayer", "situation")
DEFAULT_MARK = 70


@dataclass(frozen=True)
class PackQuestion:
    """`objective_line` is where `// objectif:` stands, 0 when the question names none."""

    key: str
    kind: QuestionKind
    prompt: str
    choices: tuple[Choice, ...]
    general_feedback: str
    objective: str
    topic: str
    source: str
    shuffle: bool
    line: int
    objective_line: int = 0


@dataclass(frozen=True)
class Heading:
    text: str
    line: int


@dataclass(frozen=True)
class Passage:
    markdown: str
    line: int


@dataclass(frozen=True)
class PictureRef:
    """`name` is the path inside the pack; an empty `alt` says the picture is decorative."""

    name: str
    content: bytes
    alt: str
    caption: str
    line: int


@dataclass(frozen=True)
class Note:
    kind: NoteKind
    title: str
    markdown: str
    line: int


@dataclass(frozen=True)
class Quiz:
    """`mark` is the pass mark in percent."""

    key: str
    title: str
    minutes: int
    mark: int
    questions: tuple[PackQuestion, ...]
    line: int


Block = Heading | Passage | PictureRef | Note | Quiz


@dataclass(frozen=True)
class PackLesson:
    """`minutes` is the whole duration, quizzes included; `file` is relative to the source."""

    file: str
    key: str
    title: str
    minutes: int
    required: bool
    summary: str
    blocks: tuple[Block, ...]

    @property
    def quizzes(self) -> tuple[Quiz, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Quiz))

    @property
    def reading_minutes(self) -> int:
        return self.minutes - sum(quiz.minutes for quiz in self.quizzes)


@dataclass(frozen=True)
class PackObjective:
    key: str
    text: str


@dataclass(frozen=True)
class PackModule:
    pack: UUID
    key: str
    title: str
    language: str
    minutes: int
    updated: date
    summary: str
    introduction: str
    objectives: tuple[PackObjective, ...]
    lessons: tuple[PackLesson, ...]
    licence: str
    authors: str


@dataclass(frozen=True)
class PackPathModule:
    module: str
    required: bool


@dataclass(frozen=True)
class PackPath:
    """`modules` name modules by their key, in order; they may live in other packs."""

    pack: UUID
    key: str
    title: str
    language: str
    audience: str
    minutes: int
    updated: date
    summary: str
    description: str
    modules: tuple[PackPathModule, ...]


@dataclass(frozen=True)
class PackTerm:
    """A word of the glossary; `line` is where it stands in its file."""

    key: str
    line: int
    word: str
    meaning: str
    example: str
    other_forms: str


@dataclass(frozen=True)
class PackGlossary:
    pack: UUID
    file: str
    terms: tuple[PackTerm, ...]
