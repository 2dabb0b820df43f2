"""A pack's blocks, as Wagtail keeps them."""

from typing import Any
from uuid import UUID, uuid5

from curriculum.actions.packs.pictures import keep_picture
from curriculum.rules.identity import activity_id, lesson_id, question_id
from curriculum.rules.packs import (
    Block,
    Heading,
    Note,
    PackLesson,
    Passage,
    PictureRef,
    Quiz,
)


def raw_blocks_of(lesson: PackLesson, pack: UUID) -> list[dict[str, Any]]:
    """The blocks of a lesson; reading the same pack twice gives the same blocks and ids."""
    own = lesson_id(pack, lesson.key)
    return [
        {"id": str(_id_of(block, place, own, pack)), **_content_of(block, pack)}
        for place, block in enumerate(lesson.blocks)
    ]


def _id_of(block: Block, place: int, lesson: UUID, pack: UUID) -> UUID:
    """An activity has the identity that its pack gives it; another block, its place."""
    if isinstance(block, Quiz):
        return activity_id(pack, block.key)
    return uuid5(lesson, f"bloc:{place}")


def _content_of(block: Block, pack: UUID) -> dict[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "value": block.text}
        case Passage():
            return {"type": "passage", "value": block.markdown}
        case Note():
            note = {"kind": block.kind, "title": block.title, "text": block.markdown}
            return {"type": "note", "value": note}
        case PictureRef():
            return {"type": "picture", "value": _picture(block)}
        case _:
            return {"type": "quiz", "value": _quiz(block, pack)}


def _picture(block: PictureRef) -> dict[str, Any]:
    chosen = {
        "image": keep_picture(block).pk,
        "decorative": not block.alt,
        "alt_text": block.alt,
    }
    return {"picture": chosen, "caption": block.caption}


def _quiz(block: Quiz, pack: UUID) -> dict[str, Any]:
    activity = activity_id(pack, block.key)
    questions = [str(question_id(pack, question.key)) for question in block.questions]
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
