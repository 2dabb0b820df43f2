"""A table as Wagtail's grid keeps it, always written in the same words."""

from collections.abc import Iterable
from typing import Any, Literal

Headers = Literal["row", "column", "both"]
HEADERS: tuple[Headers, ...] = ("row", "column", "both")


def grid(rows: Iterable[Iterable[object]], *, caption: str, headers: str) -> dict[str, Any]:
    """Cells are one line each; an empty one is an empty text."""
    return {
        "data": [[" ".join(str(cell or "").split()) for cell in row] for row in rows],
        "cell": [],
        "first_row_is_table_header": headers in ("row", "both"),
        "first_col_is_header": headers in ("column", "both"),
        "table_header_choice": headers,
        "table_caption": caption.strip(),
    }
