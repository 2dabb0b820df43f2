"""Notes, quotations, folds, steps and tables, as packs write them: a quotation that is named."""

import re
from collections.abc import Iterable, Iterator

from curriculum.rules.packs import TABLE_WORDS, Accordion, Box, Note, Quotation, Steps, Table

LINE_BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t]*")
WORD_OF_HEADERS = {headers: word for word, headers in TABLE_WORDS.items()}


def box_of(box: Box) -> str:
    match box:
        case Note():
            return _box(box.kind, box.title, lines_of(box.markdown))
        case Quotation():
            return _box("citation", box.who, lines_of(box.markdown))
        case Accordion():
            return _box("replier", box.title, lines_of(box.markdown))
        case Steps():
            return _box("etapes", "", _lines_of_steps(box))
        case _:
            return _box(WORD_OF_HEADERS[box.headers], box.caption, _lines_of_table(box))


def on_one_line(text: str) -> str:
    """Spaces that do not break stay what they are."""
    return LINE_BREAKS.sub(" ", text).strip()


def lines_of(text: str) -> list[str]:
    """Nothing on lines that show nothing, none of them at the edges; what breaks a line stays."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    return "\n".join(lines).strip("\n").split("\n")


def _box(word: str, title: str, lines: Iterable[str]) -> str:
    head = f"> [!{word}] {on_one_line(title)}".rstrip()
    return "\n".join([head, *(f"> {line}" if line else ">" for line in lines)])


def _lines_of_steps(steps: Steps) -> Iterator[str]:
    for place, step in enumerate(steps.steps):
        if place:
            yield ""
        yield f"### {on_one_line(step.title)}"
        if step.markdown:
            yield from lines_of(step.markdown)


def _lines_of_table(table: Table) -> Iterator[str]:
    """Headers of rows alone: the first line is there, and empty."""
    width = len(table.rows[0])
    rows = [("",) * width, *table.rows] if table.headers == "column" else list(table.rows)
    yield _row(rows[0])
    yield "|" + "---|" * width
    for row in rows[1:]:
        yield _row(row)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(on_one_line(cell).replace("|", "\\|") for cell in cells) + " |"
