"""What a pack says, once read: plain values, no database.

Texts that are absent are empty strings. `line` is the line of the file, counted from 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal
from uuid import UUID

from curriculum.rules.drawing import Draw
from curriculum.rules.questions import Choice, QuestionKind, Wording
from curriculum.rules.scenarios import Scenario

NoteKind = Literal["savoir", "retenir", "attention", "essayer", "situation"]

TableHeaders = Literal["row", "column", "both"]

SheetAudience = Literal["field", "trainers"]

SOURCE = "fr"
LANGUAGES = (SOURCE, "en")
# The language of a file, as it is written after its name; French is not written.
FILE_LANGUAGES = {"en": "en", "autre": ""}
WITHOUT_SPEECH = "sans parole"
# What is written after « tableau » to say where its headers are.
TABLE_WORDS: dict[str, TableHeaders] = {
    "tableau": "row",
    "tableau colonne": "column",
    "tableau double": "both",
}
NOTE_KINDS: tuple[NoteKind, ...] = ("savoir", "retenir", "attention", "essayer", "situation")
# What is written after « public » in a sheet.
AUDIENCE_WORDS: dict[str, SheetAudience] = {"terrain": "field", "formation": "trainers"}
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


def wording_of(asked: PackQuestion) -> Wording:
    return Wording(
        kind=asked.kind,
        prompt=asked.prompt,
        choices=asked.choices,
        general_feedback=asked.general_feedback,
        source=asked.source,
        shuffle=asked.shuffle,
    )


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
class Quotation:
    who: str
    markdown: str
    line: int


@dataclass(frozen=True)
class Accordion:
    title: str
    markdown: str
    line: int


@dataclass(frozen=True)
class Step:
    title: str
    markdown: str


@dataclass(frozen=True)
class Steps:
    steps: tuple[Step, ...]
    line: int


@dataclass(frozen=True)
class Table:
    """`rows` begin with the row of headers, when there is one."""

    caption: str
    headers: TableHeaders
    rows: tuple[tuple[str, ...], ...]
    line: int


@dataclass(frozen=True)
class RecordingRef:
    """`name` is the path inside the pack; its texts stood beside it, as `.md` and `.vtt`."""

    name: str
    content: bytes
    seconds: float
    title: str
    language: str
    has_no_speech: bool
    captions: str
    transcript: str
    line: int


@dataclass(frozen=True)
class HandoutRef:
    """`name` is the path inside the pack."""

    name: str
    content: bytes
    title: str
    language: str
    line: int


@dataclass(frozen=True)
class Quiz:
    """`mark` is the pass mark in percent; `draws` are asked besides the questions listed."""

    key: str
    title: str
    minutes: int
    mark: int
    questions: tuple[PackQuestion, ...]
    line: int
    draws: tuple[Draw, ...] = ()


@dataclass(frozen=True)
class Dialogue:
    """`scenario` is the key of one of the scenarios of its pack."""

    key: str
    title: str
    minutes: int
    scenario: str
    line: int


@dataclass(frozen=True)
class PackExercise:
    """`value` is what its block says (curriculum/rules/exercise_fields.py), lists without ids."""

    kind: str
    key: str
    title: str
    minutes: int
    mark: int
    value: Mapping[str, Any]
    line: int


Box = Note | Quotation | Accordion | Steps | Table
Block = (
    Heading
    | Passage
    | PictureRef
    | RecordingRef
    | HandoutRef
    | Box
    | Quiz
    | Dialogue
    | PackExercise
)


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
    always: bool = False

    @property
    def quizzes(self) -> tuple[Quiz, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Quiz))

    @property
    def dialogues(self) -> tuple[Dialogue, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Dialogue))

    @property
    def activities(self) -> tuple[Quiz | Dialogue | PackExercise, ...]:
        """All that it asks, quizzes included."""
        kinds = Quiz | Dialogue | PackExercise
        return tuple(block for block in self.blocks if isinstance(block, kinds))

    @property
    def reading_minutes(self) -> int:
        return self.minutes - sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True)
class PackObjective:
    key: str
    text: str


@dataclass(frozen=True)
class ScenarioLines:
    """Where a scenario was read: the words of its head, its scenes, and the choices of each."""

    file: str
    head: Mapping[str, int]
    scenes: Mapping[str, int]
    choices: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class PackModule:
    """`scenario_lines` says by its key where each of its scenarios was read."""

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
    scenarios: tuple[Scenario, ...] = ()
    statement: str = ""
    scenario_lines: Mapping[str, ScenarioLines] = field(default_factory=dict)

    @property
    def is_translation(self) -> bool:
        return self.language != SOURCE
