"""A pack's blocks, as Wagtail keeps them."""

from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from content.rules.grids import grid
from curriculum.actions.packs.exercises import exercise_value
from curriculum.actions.packs.files import keep_handout, keep_recording
from curriculum.actions.packs.pictures import keep_picture
from curriculum.rules.identity import Names
from curriculum.rules.packs import (
    Accordion,
    Block,
    Box,
    Dialogue,
    HandoutRef,
    Heading,
    Note,
    PackExercise,
    PackLesson,
    Passage,
    PictureRef,
    Quiz,
    Quotation,
    RecordingRef,
    Steps,
)


def raw_blocks_of(
    lesson: PackLesson, names: Names, *, keeps_files: bool = True
) -> list[dict[str, Any]]:
    """The blocks of a lesson; reading the same pack twice gives the same blocks and ids.

    A pack in English has no files: it says their words, and the French lesson shows them.
    Without `keeps_files`, a file that is not here yet stays where it is: its block names none.
    """
    own = names.lesson(lesson.key)
    return [
        {"id": str(_id_of(block, place, own, names)), **_content_of(block, names, keeps_files)}
        for place, block in enumerate(lesson.blocks)
    ]


def _id_of(block: Block, place: int, lesson: UUID, names: Names) -> UUID:
    """An activity has the identity that its pack gives it; another block, its place."""
    if isinstance(block, Quiz | Dialogue | PackExercise):
        return names.activity(block.key)
    return uuid5(lesson, f"bloc:{place}")


def _content_of(block: Block, names: Names, keeps_files: bool) -> dict[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "value": block.text}
        case Passage():
            return {"type": "passage", "value": block.markdown}
        case Quiz() | Dialogue() | PackExercise():
            return _activity(block, names)
        case PictureRef() | RecordingRef() | HandoutRef():
            return _file(block, keeps_files)
        case _:
            return _box(block)


def _activity(block: Quiz | Dialogue | PackExercise, names: Names) -> dict[str, Any]:
    match block:
        case Quiz():
            return {"type": "quiz", "value": _quiz(block, names)}
        case Dialogue():
            return {"type": "dialogue", "value": _dialogue(block, names)}
        case _:
            return {"type": block.kind, "value": exercise_value(block, names)}


def _file(block: PictureRef | RecordingRef | HandoutRef, keeps: bool) -> dict[str, Any]:
    match block:
        case PictureRef():
            return {"type": "picture", "value": _picture(block, keeps)}
        case RecordingRef():
            kept = keep_recording(block, keeps=keeps).pk if block.content else None
            return {"type": "recording", "value": {"recording": kept}}
        case _:
            kept = keep_handout(block, keeps=keeps).pk if block.content else None
            handout = {"handout": kept, "title": block.title}
            return {"type": "download", "value": handout}


def _box(block: Box) -> dict[str, Any]:
    match block:
        case Note():
            note = {"kind": block.kind, "title": block.title, "text": block.markdown}
            return {"type": "note", "value": note}
        case Quotation():
            return {"type": "quotation", "value": {"text": block.markdown, "who": block.who}}
        case Accordion():
            fold = {"title": block.title, "text": block.markdown}
            return {"type": "accordion", "value": fold}
        case Steps():
            return {"type": "steps", "value": _steps(block)}
        case _:
            table = grid(block.rows, caption=block.caption, headers=block.headers)
            return {"type": "table", "value": table}


def _steps(block: Steps) -> dict[str, Any]:
    return {
        "steps": [
            {
                "type": "item",
                "id": str(uuid5(NAMESPACE_OID, f"{place}:{step.title}")),
                "value": {"title": step.title, "text": step.markdown},
            }
            for place, step in enumerate(block.steps)
        ]
    }


def _picture(block: PictureRef, keeps: bool) -> dict[str, Any]:
    chosen = {
        "image": keep_picture(block, keeps=keeps).pk if block.content else None,
        "decorative": not block.alt,
        "alt_text": block.alt,
    }
    return {"picture": chosen, "caption": block.caption}


def _dialogue(block: Dialogue, names: Names) -> dict[str, Any]:
    scenario = str(names.scenario(block.scenario))
    return {"title": block.title, "minutes": block.minutes, "scenario": scenario}


def _quiz(block: Quiz, names: Names) -> dict[str, Any]:
    activity = names.activity(block.key)
    questions = [str(names.question(question.key)) for question in block.questions]
    return {
        "title": block.title,
        "minutes": block.minutes,
        "pass_mark": block.mark,
        "questions": [
            {"type": "item", "id": str(uuid5(activity, question)), "value": question}
            for question in questions
        ],
        "draws": [
            {
                "type": "item",
                "id": str(uuid5(activity, f"tirage:{place}")),
                "value": {"topic": draw.topic, "count": draw.count},
            }
            for place, draw in enumerate(block.draws)
        ],
    }
