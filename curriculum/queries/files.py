"""The files of a lesson, as they are sent: pictures, recordings, files to take away."""

from collections.abc import Iterable
from typing import NamedTuple, TypedDict

from django.core.files.storage import default_storage
from django.db.models import F

from content.models import Handout, Recording
from content.rules.files import format_of, media_type_of
from curriculum.models import Lesson
from curriculum.queries.pictures import PictureView, picture_views
from curriculum.rules.pieces import RawBlock
from curriculum.rules.rows import handouts_in, recordings_in
from curriculum.rules.words import words_of_blocks


class RecordingView(NamedTuple):
    """What a player needs; `seconds` is 0 when the file does not say."""

    id: int
    title: str
    is_video: bool
    url: str
    media_type: str
    size: int
    seconds: int
    language: str
    has_captions: bool
    transcript: str


class HandoutView(NamedTuple):
    title: str
    url: str
    format: str
    size: int
    language: str


class FilesShown(TypedDict):
    """By kind and number: what the rows of a lesson look up."""

    pictures: dict[int, PictureView]
    recordings: dict[int, RecordingView]
    handouts: dict[int, HandoutView]


def files_shown(raw_blocks: Iterable[RawBlock]) -> FilesShown:
    """One query for each kind of file that the lesson has, none for the others."""
    blocks = list(raw_blocks)
    return {
        "pictures": picture_views(blocks),
        "recordings": recording_views(blocks),
        "handouts": handout_views(blocks),
    }


def recording_views(raw_blocks: Iterable[RawBlock]) -> dict[int, RecordingView]:
    numbers = recordings_in(raw_blocks)
    found = Recording.objects.filter(pk__in=numbers) if numbers else ()
    return {recording.pk: _recording(recording) for recording in found}


def _recording(recording: Recording) -> RecordingView:
    return RecordingView(
        id=recording.pk,
        title=recording.title,
        is_video=recording.type == "video",
        url=default_storage.url(recording.file.name),
        media_type=media_type_of(recording.file.name),
        size=recording.file_size,
        seconds=round(recording.duration),
        language=recording.language,
        has_captions=bool(recording.captions),
        transcript=recording.transcript,
    )


def handout_views(raw_blocks: Iterable[RawBlock]) -> dict[int, HandoutView]:
    numbers = handouts_in(raw_blocks)
    found = Handout.objects.filter(pk__in=numbers) if numbers else Handout.objects.none()
    rows = found.annotate(name=F("file")).values_list(
        "pk", "title", "name", "file_size", "language"
    )
    return {
        pk: HandoutView(title, default_storage.url(name), format_of(name), size or 0, language)
        for pk, title, name, size, language in (rows if numbers else ())
    }


def words_of_lesson(lesson: Lesson) -> str:
    """The plain words of a lesson as it stands, what is said in its recordings included."""
    blocks = list(lesson.body.raw_data)
    files = files_shown(blocks)
    return words_of_blocks(
        blocks,
        transcripts={pk: view.transcript for pk, view in files["recordings"].items()},
        titles={pk: view.title for pk, view in files["handouts"].items()},
    )
