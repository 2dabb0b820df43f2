"""The first sheet of an OpenDocument spreadsheet."""

from collections.abc import Iterator

from curriculum.readers.encodings import decoded
from curriculum.readers.table_questions import Row
from curriculum.readers.xml_nodes import Node, elements_of

ROW, CELL, COVERED = "table:table-row", "table:table-cell", "table:covered-table-cell"
MOST_REPEATED = 120
SPACES = {"text:s": " ", "text:tab": " ", "text:line-break": "\n"}
SPANS = ("table:number-columns-spanned", "table:number-rows-spanned")


def ods_rows(content: bytes) -> Iterator[Row]:
    """Rows until the end of the first sheet; empty rows that repeat to the bottom count as one."""
    text = decoded(content)
    end = text.find("</table:table>")
    line = 1
    whole = text if end < 0 else text[:end] + "</table:table>" + _closing(text)
    for node in elements_of(whole, ROW, root="office:document-content", unread={"draw:frame"}):
        yield _row(node, line)
        line += int(node.attributes.get("table:number-rows-repeated", "1"))


def _closing(text: str) -> str:
    """What closes the document after its first sheet."""
    return "</office:spreadsheet></office:body></office:document-content>" if text else ""


def _row(node: Node, line: int) -> Row:
    cells: list[str] = []
    formulas: list[int] = []
    is_merged = False
    for cell in node.children:
        if cell.tag not in (CELL, COVERED):
            continue
        is_merged = is_merged or any(cell.attributes.get(span, "1") != "1" for span in SPANS)
        if "table:formula" in cell.attributes:
            formulas.append(len(cells))
        repeated = int(cell.attributes.get("table:number-columns-repeated", "1"))
        cells += [_words(cell)] * min(repeated, MOST_REPEATED - len(cells))
    return Row(line, cells, formulas, is_merged)


def _words(cell: Node) -> str:
    """A number as it is kept, a text as it is shown."""
    if cell.attributes.get("office:value-type") in ("float", "percentage", "currency"):
        return cell.attributes.get("office:value", "")
    return "\n".join(_line(child) for child in cell.children if child.tag == "text:p")


def _line(node: Node) -> str:
    return "".join(
        part if isinstance(part, str) else SPACES.get(part.tag) or _line(part)
        for part in node.parts
    )
