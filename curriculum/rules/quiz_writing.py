"""A quiz as a pack writes it: GIFT where GIFT can say it, and blocks to put in order."""

import json
from collections.abc import Iterator
from itertools import groupby

from curriculum.rules.gift_writing import comments_of, gift_of
from curriculum.rules.order_writing import order_of
from curriculum.rules.pack_boxes import on_one_line
from curriculum.rules.packs import DEFAULT_MARK, PackQuestion, Quiz, wording_of

FENCE = "```"


def quiz_of(quiz: Quiz) -> str:
    """Its blocks, in canonical form: the same quiz is always the same text."""
    first = f"gift cle={quiz.key} titre={json.dumps(on_one_line(quiz.title), ensure_ascii=False)}"
    first += f" minutes={quiz.minutes}"
    first += f" seuil={quiz.mark}" if quiz.mark != DEFAULT_MARK else ""
    first += f" tirer={_drawn(quiz)}" if quiz.draws else ""
    blocks = list(_blocks(quiz.questions))
    if not blocks or blocks[0][0] != "gift":
        blocks.insert(0, ("gift", ""))
    heads = [first, *(word for word, _text in blocks[1:])]
    return "\n".join(
        f"{FENCE}{head}\n{text}{FENCE}\n" for head, (_w, text) in zip(heads, blocks, strict=True)
    )


def _drawn(quiz: Quiz) -> str:
    """« 3 faire-pour; 2 dire-non »."""
    drawn = "; ".join(f"{draw.count} {on_one_line(draw.topic)}" for draw in quiz.draws)
    return json.dumps(drawn, ensure_ascii=False)


def _blocks(questions: tuple[PackQuestion, ...]) -> Iterator[tuple[str, str]]:
    """(word, text): neighbours that GIFT can say stand in one block."""
    for is_order, group in groupby(questions, key=lambda asked: asked.kind == "ordering"):
        if is_order:
            yield from (("ordre", _order(asked)) for asked in group)
        else:
            yield "gift", "\n".join(_gift(asked) for asked in group)


def _order(asked: PackQuestion) -> str:
    wording = wording_of(asked)
    return order_of(
        wording, key=asked.key, objective=asked.objective, topic=on_one_line(asked.topic)
    )


def _gift(asked: PackQuestion) -> str:
    wording = wording_of(asked)
    before = comments_of(wording, objective=asked.objective, topic=on_one_line(asked.topic))
    return gift_of(wording, key=asked.key, before=before, tag="")
