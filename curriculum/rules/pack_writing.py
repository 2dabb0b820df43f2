"""A module as the files of its pack, in the one canonical form (docs/packs.md).

What these files say, once read, is what was given: reading and writing again gives the same
bytes. Words that a text cannot hold inside a line lose their line breaks.
"""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from curriculum.rules.exercise_writing import exercise_text
from curriculum.rules.order_writing import value_of
from curriculum.rules.pack_boxes import box_of, lines_of, on_one_line
from curriculum.rules.packs import (
    FILE_LANGUAGES,
    WITHOUT_SPEECH,
    Block,
    Dialogue,
    HandoutRef,
    Heading,
    PackExercise,
    PackLesson,
    PackModule,
    Passage,
    PictureRef,
    Quiz,
    RecordingRef,
)
from curriculum.rules.quiz_writing import FENCE, quiz_of
from curriculum.rules.scenario_writing import file_of_scenario, text_of_scenario

MODULE_FILE = "module.md"
WORD_OF_LANGUAGE = {code: word for word, code in FILE_LANGUAGES.items()}


def files_of(module: PackModule) -> dict[str, bytes]:
    """Every file of the pack by its name: texts in UTF-8, pictures and recordings as they are."""
    files = {MODULE_FILE: _module_text(module).encode()}
    for scenario in module.scenarios:
        files[file_of_scenario(scenario)] = text_of_scenario(scenario).encode()
    for place, lesson in enumerate(module.lessons, start=1):
        files[lesson_file(place, lesson)] = _lesson_text(lesson).encode()
        for block in lesson.blocks:
            files |= _attached(block)
    return dict(sorted(files.items()))


def lesson_file(place: int, lesson: PackLesson) -> str:
    return f"{place:02}-{lesson.key}.md"


def _attached(block: Block) -> dict[str, bytes]:
    """What stands in files of its own; the texts of a recording stand beside it."""
    if not isinstance(block, PictureRef | RecordingRef | HandoutRef):
        return {}
    files = {block.name: block.content}
    if isinstance(block, RecordingRef):
        for suffix, text in ((".md", block.transcript), (".vtt", block.captions)):
            if text:
                name = str(PurePosixPath(block.name).with_suffix(suffix))
                files[name] = (text.strip("\n") + "\n").encode()
    return files


def _module_text(module: PackModule) -> str:
    lines = [
        f"pack: {module.pack}",
        "format: 1",
        f"cle: {module.key}",
        f"titre: {value_of(module.title)}",
        f"langue: {module.language}",
        f"minutes: {module.minutes}",
        f"mis_a_jour: {module.updated.isoformat()}",
        f"resume: {value_of(module.summary)}",
        *([f"positionnement: {value_of(module.statement)}"] if module.statement else []),
        "objectifs:",
    ]
    for objective in module.objectives:
        lines += [f"  - cle: {objective.key}", f"    texte: {value_of(objective.text)}"]
    lines.append("lecons:")
    places = enumerate(module.lessons, start=1)
    lines += [f"  - {lesson_file(place, lesson)}" for place, lesson in places]
    lines += [f"licence: {value_of(module.licence)}", f"auteurs: {value_of(module.authors)}"]
    return _file(lines, ["\n".join(lines_of(module.introduction))])


def _lesson_text(lesson: PackLesson) -> str:
    lines = [
        f"cle: {lesson.key}",
        f"titre: {value_of(lesson.title)}",
        f"minutes: {lesson.minutes}",
    ]
    if not lesson.required:
        lines.append("obligatoire: false")
    if lesson.always:
        lines.append("toujours: true")
    if lesson.summary:
        lines.append(f"resume: {value_of(lesson.summary)}")
    return _file(lines, map(_block_text, lesson.blocks))


def _file(header: Iterable[str], parts: Iterable[str]) -> str:
    body = "\n\n".join(text for part in parts if (text := part.strip("\n")))
    head = "\n".join(["---", *header, "---"])
    return f"{head}\n\n{body}\n" if body else f"{head}\n"


def _block_text(block: Block) -> str:
    match block:
        case Heading():
            return f"## {on_one_line(block.text)}"
        case Passage():
            return "\n".join(lines_of(block.markdown))
        case Quiz() | Dialogue() | PackExercise():
            return _activity_text(block)
        case PictureRef() | RecordingRef() | HandoutRef():
            return _file_text(block)
        case _:
            return box_of(block)


def _activity_text(block: Quiz | Dialogue | PackExercise) -> str:
    match block:
        case Quiz():
            return quiz_of(block)
        case Dialogue():
            return _dialogue_text(block)
        case _:
            return exercise_text(block)


def _dialogue_text(dialogue: Dialogue) -> str:
    lines = [
        f"cle: {dialogue.key}",
        f"titre: {value_of(dialogue.title)}",
        f"minutes: {dialogue.minutes}",
        f"scenario: {dialogue.scenario}",
    ]
    return "\n".join([f"{FENCE}dialogue", *lines, FENCE])


def _file_text(block: PictureRef | RecordingRef | HandoutRef) -> str:
    match block:
        case PictureRef():
            return _shown(block.name, block.alt, block.caption)
        case RecordingRef():
            return _shown(block.name, block.title, _said_of(block))
        case _:
            return _shown(block.name, block.title, _language(block.language))[1:]


def _shown(name: str, title: str, said: str) -> str:
    """« ![What one sees](images/file.png "Caption") »."""
    caption = f' "{_escaped(said, chr(34))}"' if said.strip() else ""
    return f"![{_escaped(title, ']')}]({name}{caption})"


def _said_of(recording: RecordingRef) -> str:
    words = [_language(recording.language), WITHOUT_SPEECH if recording.has_no_speech else ""]
    return ", ".join(word for word in words if word)


def _language(code: str) -> str:
    return WORD_OF_LANGUAGE.get(code, "")


def _escaped(text: str, sign: str) -> str:
    return re.sub(rf"[\\{re.escape(sign)}]", r"\\\g<0>", on_one_line(text))
