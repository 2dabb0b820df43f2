"""The blocks of a lesson, as packs know them: the inverse of curriculum/actions/packs/blocks.py."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from content.models import Handout, Picture, Recording
from curriculum.actions.packs.exercises import said_by
from curriculum.actions.packs.names import KeptNames
from curriculum.documents.pack_files import FileNames, bytes_of
from curriculum.models import QuestionVersion, ScenarioVersion
from curriculum.rules import identity
from curriculum.rules.dialogues import dialogues_of
from curriculum.rules.exercise_fields import FIELDS
from curriculum.rules.packs import (
    Accordion,
    Block,
    Dialogue,
    HandoutRef,
    Heading,
    Note,
    PackExercise,
    PackQuestion,
    Passage,
    PictureRef,
    Quiz,
    Quotation,
    RecordingRef,
    Step,
    Steps,
    Table,
)
from curriculum.rules.pieces import Download, Figure, piece_of, text_of
from curriculum.rules.pieces import Recording as RecordingPiece
from curriculum.rules.pieces import Steps as StepsPiece
from curriculum.rules.rows import RawBlock, quizzes_of
from curriculum.rules.tasks import ANY_MARK, DIALOGUE

NO_LINE = 0
SOUND = "audio"


class BlocksOut:
    """The blocks of one module on their way out; `versions` are its questions, as they are now.

    `scenarios` are those that its dialogues play.
    """

    def __init__(
        self,
        names: KeptNames,
        versions: Mapping[UUID, QuestionVersion],
        scenarios: Mapping[UUID, ScenarioVersion],
    ) -> None:
        self.names, self.versions, self.scenarios = names, versions, scenarios
        self.files = FileNames()

    def block_of(self, raw: RawBlock) -> Block | None:
        """None for a block that shows nothing: not yet, or no longer."""
        if raw["type"] == "quiz":
            return self._quiz(raw)
        if raw["type"] == DIALOGUE:
            return self._dialogue(raw)
        if raw["type"] in FIELDS:
            return self._exercise(raw)
        if raw["type"] in WITH_A_FILE:
            return self._file(raw)
        read = READERS.get(raw["type"])
        return read(raw["value"]) if read else None

    def _file(self, raw: RawBlock) -> Block | None:
        piece = piece_of(raw)
        if isinstance(piece, Figure):
            return self._picture(piece)
        if isinstance(piece, RecordingPiece):
            return self._recording(piece)
        return self._handout(piece) if isinstance(piece, Download) else None

    def _picture(self, figure: Figure) -> PictureRef | None:
        picture = Picture.objects.filter(pk=figure.picture).first()
        if picture is None:
            return None
        file = picture.file
        name = self.files.name_of("images", file)
        return PictureRef(name, bytes_of(file), figure.alt, figure.caption, NO_LINE)

    def _recording(self, piece: RecordingPiece) -> RecordingRef | None:
        recording = Recording.objects.filter(pk=piece.recording).first()
        if recording is None:
            return None
        folder = "sons" if recording.type == SOUND else "videos"
        return RecordingRef(
            name=self.files.name_of(folder, recording.file),
            content=bytes_of(recording.file),
            seconds=recording.duration,
            title=recording.title,
            language=recording.language,
            has_no_speech=recording.has_no_speech,
            captions=recording.captions,
            transcript=recording.transcript,
            line=NO_LINE,
        )

    def _handout(self, download: Download) -> HandoutRef | None:
        handout = Handout.objects.filter(pk=download.handout).first()
        if handout is None:
            return None
        return HandoutRef(
            name=self.files.name_of("fichiers", handout.file),
            content=bytes_of(handout.file),
            title=download.title or handout.title,
            language=handout.language,
            line=NO_LINE,
        )

    def _dialogue(self, raw: RawBlock) -> Dialogue | None:
        (dialogue,) = dialogues_of([raw])
        version = self.scenarios.get(dialogue.scenario) if dialogue.scenario else None
        if version is None:
            return None
        key = self.names.key_of(identity.ACTIVITY, dialogue.id, dialogue.title)
        played = self.names.address_of(identity.SCENARIO, version.scenario_id, version.scenario.key)
        return Dialogue(key, dialogue.title, dialogue.minutes, played, NO_LINE)

    def _quiz(self, raw: RawBlock) -> Quiz:
        (quiz,) = quizzes_of([raw])
        asked = [
            self.versions[question] for question in quiz.questions if question in self.versions
        ]
        return Quiz(
            key=self.names.key_of(identity.ACTIVITY, quiz.id, quiz.title),
            title=quiz.title,
            minutes=quiz.minutes,
            mark=quiz.pass_mark,
            questions=tuple(map(self._question, asked)),
            line=NO_LINE,
            draws=quiz.draws,
        )

    def _exercise(self, raw: RawBlock) -> PackExercise:
        value, own = raw["value"], UUID(str(raw["id"]))
        title = text_of(value.get("title"))
        return PackExercise(
            kind=raw["type"],
            key=self.names.key_of(identity.ACTIVITY, own, title),
            title=title,
            minutes=int(value.get("minutes") or 0),
            mark=int(value.get("pass_mark") or ANY_MARK),
            value=said_by(raw["type"], value),
            line=NO_LINE,
        )

    def _question(self, version: QuestionVersion) -> PackQuestion:
        question, wording = version.question, version.wording
        return PackQuestion(
            key=self.names.key_of(identity.QUESTION, question.pk, question.name),
            kind=wording.kind,
            prompt=wording.prompt,
            choices=wording.choices,
            general_feedback=wording.general_feedback,
            objective=self.names.known(question.objective) if question.objective else "",
            topic=question.topic,
            source=wording.source,
            shuffle=wording.shuffle,
            line=NO_LINE,
        )


def _note(value: Mapping[str, Any]) -> Note:
    return Note(value["kind"], text_of(value.get("title")), text_of(value["text"]), NO_LINE)


def _steps(value: Mapping[str, Any]) -> Steps:
    piece = piece_of({"type": "steps", "value": value})
    steps = piece.steps if isinstance(piece, StepsPiece) else ()
    return Steps(tuple(Step(step.title, step.text) for step in steps), NO_LINE)


def _table(value: Mapping[str, Any] | None) -> Table | None:
    rows = tuple(tuple(map(text_of, row)) for row in (value or {}).get("data") or [])
    if value is None or not rows:
        return None
    caption, headers = text_of(value.get("table_caption")), value["table_header_choice"]
    return Table(caption, headers, rows, NO_LINE)


WITH_A_FILE = frozenset({"picture", "recording", "download"})
READERS: dict[str, Callable[[Any], Block | None]] = {
    "heading": lambda value: Heading(text_of(value), NO_LINE),
    "passage": lambda value: Passage(text_of(value), NO_LINE),
    "note": _note,
    "quotation": lambda v: Quotation(text_of(v.get("who")), text_of(v.get("text")), NO_LINE),
    "accordion": lambda v: Accordion(text_of(v.get("title")), text_of(v.get("text")), NO_LINE),
    "steps": _steps,
    "table": _table,
}
