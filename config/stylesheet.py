"""What is joined from parts, in the order of a list: `css/site.txt`, `js/lesson.txt`."""

import re
from collections.abc import Iterable
from pathlib import Path

STRING = re.compile(r"(\"[^\"]*\")")
NEEDLESS = re.compile(r" ?([{};]) ?|(?<=:) |(?<=,) ")
LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def parts_of(folder: Path, name: str) -> list[Path]:
    """The parts named in a list, one relative path a line; `#` begins a remark.

    Raises FileNotFoundError naming the list or the part that is missing.
    """
    lines = (line.strip() for line in (folder / name).read_text("utf-8").splitlines())
    parts = [folder / line for line in lines if line and not line.startswith("#")]
    for part in parts:
        if not part.is_file():
            raise FileNotFoundError(f"{folder / name} names a part that is not there: {part}")
    return parts


def joined_sheets(parts: list[Path]) -> str:
    """The parts one after another, without comments and the spaces that say nothing."""
    text = COMMENT.sub("", "\n".join(part.read_text("utf-8") for part in parts))
    return _kept(_tight(line.strip()) for line in text.splitlines())


def _tight(line: str) -> str:
    """What stands between quotation marks keeps its spaces."""
    pieces = STRING.split(line)
    pieces[::2] = [NEEDLESS.sub(lambda found: found[1] or "", piece) for piece in pieces[::2]]
    return "".join(pieces)


def joined_scripts(parts: list[Path]) -> str:
    """The same, each part in a block of its own: their constants do not meet."""
    blocks = (LINE_COMMENT.sub("", part.read_text("utf-8")) for part in parts)
    return _kept("\n".join(f"{{\n{block}\n}}" for block in blocks).splitlines())


def _kept(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines if line)


def build_stylesheet(source: Path, target: Path) -> bool:
    """Write `target` from the parts in `source`. False if it stood already."""
    return _write(joined_sheets(parts_of(source, "site.txt")), target)


def build_script(source: Path, target: Path) -> bool:
    """The one script of a lesson, in the same way."""
    return _write(joined_scripts(parts_of(source, "lesson.txt")), target)


def _write(text: str, target: Path) -> bool:
    if target.is_file() and target.read_text("utf-8") == text:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(target)
    return True
