"""Recordings and files of a pack, with the texts that stand beside them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from content.readers.handouts import refusal_of_handout
from content.readers.recordings import Read, read_recording
from content.rules.captions import CaptionsError, as_webvtt, read_captions
from content.rules.files import MAX_HANDOUT, MAX_RECORDING, RECORDINGS, SOUNDS, suffix_of
from curriculum.readers.archives import inside
from curriculum.readers.folders import PackFolder
from curriculum.readers.markdown_blocks import (
    RawBlock,
    RawDialogue,
    RawDownload,
    RawExercise,
    RawPicture,
    RawQuiz,
)
from curriculum.readers.markdown_checks import check_passage
from curriculum.readers.pictures import content_of
from curriculum.readers.problems import Say
from curriculum.readers.suggestions import or_else
from curriculum.readers.texts import read_text
from curriculum.rules.packs import (
    FILE_LANGUAGES,
    WITHOUT_SPEECH,
    Block,
    HandoutRef,
    PictureRef,
    RecordingRef,
)

MAX_TITLE = 200


def read_pack_recording(raw: RawPicture, folder: PackFolder, say: Say) -> RecordingRef | None:
    """« ![Au guichet](sons/guichet.mp3 "en, sans parole") »: its transcript is sons/guichet.md."""
    words = [word.strip() for word in raw.caption.split(",") if word.strip()]
    languages = [word for word in words if word != WITHOUT_SPEECH]
    language = _language(languages, raw.line, say)
    _check_title(raw.alt, raw.line, say)
    found = _file(raw.name, raw.line, folder, say, most=MAX_RECORDING)
    if found is None:
        return None
    name, content = found
    read = read_recording(BytesIO(content), name)
    if read.refusal:
        _refuse(name, read.refusal, raw.line, say)
        return None
    return _with_texts(raw, folder, say, (name, content, read, language))


def _with_texts(
    raw: RawPicture, folder: PackFolder, say: Say, file: tuple[str, bytes, Read, str]
) -> RecordingRef:
    name, content, read, language = file
    has_no_speech = WITHOUT_SPEECH in raw.caption
    transcript = _transcript(beside(name, "md"), folder)
    captions = _captions(beside(name, "vtt"), folder)
    if not has_no_speech:
        is_sound = suffix_of(name) in SOUNDS
        for suffix, text in (("md", transcript), ("vtt", is_sound or captions)):
            if not text:
                _say_missing(beside(name, suffix), folder, raw.line, say)
    return RecordingRef(
        name=name,
        content=content,
        seconds=read.seconds,
        title=raw.alt,
        language=language,
        has_no_speech=has_no_speech,
        captions=captions,
        transcript=transcript,
        line=raw.line,
    )


def read_pack_handout(raw: RawDownload, folder: PackFolder, say: Say) -> HandoutRef | None:
    language = _language([raw.said] if raw.said else [], raw.line, say)
    _check_title(raw.title, raw.line, say)
    found = _file(raw.name, raw.line, folder, say, most=MAX_HANDOUT)
    if found is None:
        return None
    name, content = found
    refusal = refusal_of_handout(BytesIO(content), name)
    if refusal:
        _refuse(name, refusal, raw.line, say)
        return None
    return HandoutRef(name, content, raw.title, language, raw.line)


def beside(name: str, suffix: str) -> str:
    """The file of the same name that holds a text of this recording."""
    return str(PurePosixPath(name).with_suffix(f".{suffix}"))


def _file(
    written: str, line: int, folder: PackFolder, say: Say, *, most: int
) -> tuple[str, bytes] | None:
    name = inside(written)
    if name is None:
        _refuse(written, _("ce chemin sort du dossier du paquet"), line, say)
    elif not folder.holds(name):
        _refuse(written, _("ce fichier manque, vérifiez son nom"), line, say)
    elif folder.files.sizes[folder.prefix + name] > most:
        sentence = _("il dépasse %(most)s Mo, allégez-le")
        _refuse(written, sentence % {"most": most // (1024 * 1024)}, line, say)
    else:
        content = content_of(folder.files, folder.prefix + name)
        if content is not None:
            return name, content
        _refuse(written, _("ce fichier est abîmé ou illisible"), line, say)
    return None


def _language(words: list[str], line: int, say: Say) -> str:
    """French, when nothing is said."""
    for word in words:
        if word not in FILE_LANGUAGES:
            sentence = _("« %(word)s » n’est pas prévu après un fichier.") % {"word": word}
            say(line, f"{sentence} {or_else(word, [*FILE_LANGUAGES, WITHOUT_SPEECH])}")
    return FILE_LANGUAGES.get(words[0], "fr") if words else "fr"


def _check_title(title: str, line: int, say: Say) -> None:
    if not 0 < len(title) <= MAX_TITLE:
        say(line, _("Donnez un titre entre les crochets, de 200 signes au plus."))


def _refuse(name: str, why: str, line: int, say: Say) -> None:
    say(line, _("Fichier « %(name)s » : %(why)s.") % {"name": name, "why": why})


def _say_missing(name: str, folder: PackFolder, line: int, say: Say) -> None:
    if not folder.holds(name):
        sentence = _(
            "« %(name)s » manque : ce qui se dit doit se lire. Ou écrivez « sans parole »."
        )
        say(line, sentence % {"name": name})


def _text_beside(name: str, folder: PackFolder, read: Callable[[str, Say], str]) -> str:
    """Nothing when the file is not there."""
    if not folder.holds(name):
        return ""
    say = folder.say(name)
    text = read_text(folder.files, folder.prefix + name, say)
    if text is not None and not text.strip():
        say(1, _("Fichier vide. Écrivez ce qui se dit."))
    return read(text, say) if text and text.strip() else ""


def _transcript(name: str, folder: PackFolder) -> str:
    def read(text: str, say: Say) -> str:
        check_passage(text.split("\n"), 1, say)
        return text.strip("\n")

    return _text_beside(name, folder, read)


def _captions(name: str, folder: PackFolder) -> str:
    def read(text: str, say: Say) -> str:
        try:
            return as_webvtt(read_captions(text))
        except CaptionsError as error:
            say(error.line, _("Sous-titres illisibles ici. Attendu : 00:01.000 --> 00:04.000"))
            return ""

    return _text_beside(name, folder, read)


def without_file(raw: RawBlock) -> Block | None:
    """The words of a pack in English: the French lesson has the files."""
    match raw:
        case RawPicture() if suffix_of(raw.name) in RECORDINGS:
            return RecordingRef(
                name=raw.name,
                content=b"",
                seconds=0,
                title=raw.alt,
                language="",
                has_no_speech=True,
                captions="",
                transcript="",
                line=raw.line,
            )
        case RawPicture():
            return PictureRef(raw.name, b"", raw.alt, raw.caption, raw.line)
        case RawDownload():
            return HandoutRef(raw.name, b"", raw.title, "", raw.line)
        case RawQuiz() | RawDialogue() | RawExercise():
            return None
        case _:
            return raw
