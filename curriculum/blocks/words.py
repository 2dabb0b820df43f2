"""The words in a block, whatever its kind: what can be said in another language."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageBlock

from content.rules.languages import English
from curriculum.rules.translating import NO_WORDS, State, Words, found_in, has_words

Raw = Mapping[str, Any]
Say = Callable[[str, str], str]
"""The place of a text, the text: the text to put there."""


def words_of_blocks(stream: blocks.StreamBlock, raw_blocks: Iterable[Raw]) -> dict[str, str]:
    """Every text of these blocks by its place: its block's id, and the way inside it."""
    texts: dict[str, str] = {}

    def note(place: str, text: str) -> str:
        texts[place] = text
        return text

    for block in raw_blocks:
        _said(stream.child_blocks.get(block["type"]), block["value"], str(block.get("id")), note)
    return texts


def blocks_said(
    stream: blocks.StreamBlock, raw_blocks: Iterable[Raw], words: Words = NO_WORDS
) -> list[Raw]:
    """The same blocks with their English. A block is read in one language: whole, or in French."""
    known = list(raw_blocks)
    found = found_in(words, words_of_blocks(stream, known)) if words else {}
    missing = {place for place, it in found.items() if it.state is State.MISSING}

    def say(place: str, _text: str) -> str:
        return English(found[place].text)

    said: list[Raw] = []
    for block in known:
        own = list(words_of_blocks(stream, [block]))
        is_said = bool(found) and bool(own) and not missing.intersection(own)
        kind = stream.child_blocks.get(block["type"])
        value = (
            _said(kind, block["value"], str(block.get("id")), say) if is_said else block["value"]
        )
        said.append({**block, "value": value})
    return said


def without_item_ids(value: Any) -> Any:  # noqa: ANN401  # blocks, or what is inside them
    """The same blocks, where the items of a list are told apart by their number alone."""
    if isinstance(value, list):
        return [without_item_ids(item) for item in value]
    if isinstance(value, Mapping) and value.get("type") == "item":
        return without_item_ids(value["value"])
    if isinstance(value, Mapping):
        return {name: without_item_ids(inner) for name, inner in value.items()}
    return value


def _said(block: blocks.Block | None, value: Any, place: str, say: Say) -> Any:  # noqa: ANN401  # as Wagtail keeps it
    """The value, each of its texts replaced by what `say` puts there."""
    if isinstance(block, TableBlock):
        return _said_table(value, place, say) if isinstance(value, Mapping) else value
    if isinstance(block, blocks.StructBlock):
        return _said_struct(block, value, place, say) if isinstance(value, Mapping) else value
    if isinstance(block, blocks.ListBlock):
        return [_said_item(block, *item, place, say) for item in enumerate(value or [])]
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return say(place, value) if isinstance(value, str) and has_words(value) else value
    return value


def _said_struct(block: blocks.StructBlock, value: Raw, place: str, say: Say) -> dict[str, Any]:
    """The text of a picture that is decorative is read by nobody."""
    is_silent = isinstance(block, ImageBlock) and bool(value.get("decorative"))
    return {
        name: inner
        if is_silent
        else _said(block.child_blocks.get(name), inner, f"{place}/{name}", say)
        for name, inner in value.items()
    }


def _said_item(block: blocks.ListBlock, number: int, item: Any, place: str, say: Say) -> Any:  # noqa: ANN401  # bare, or with an id
    if isinstance(item, Mapping) and item.get("type") == "item":
        inner = f"{place}/{item.get('id') or number}"
        return {**item, "value": _said(block.child_block, item["value"], inner, say)}
    return _said(block.child_block, item, f"{place}/{number}", say)


def _said_table(value: Raw, place: str, say: Say) -> dict[str, Any]:
    def cell(text: Any, row: int, column: int) -> Any:  # noqa: ANN401  # a text or nothing
        is_text = isinstance(text, str) and has_words(text)
        return say(f"{place}/{row}/{column}", text) if is_text else text

    rows = [
        [cell(text, row, column) for column, text in enumerate(line)]
        for row, line in enumerate(value.get("data") or [])
    ]
    caption = value.get("table_caption")
    said = say(f"{place}/caption", caption) if caption and has_words(caption) else caption
    return {**value, "data": rows, "table_caption": said}
