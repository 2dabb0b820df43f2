"""The one stylesheet of the site, joined from its parts in the order of `css/site.txt`."""

import re
from pathlib import Path

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def parts_of(folder: Path) -> list[Path]:
    """The parts named in `site.txt`, one relative path a line; `#` begins a remark.

    Raises FileNotFoundError naming the list or the part that is missing.
    """
    lines = (line.strip() for line in (folder / "site.txt").read_text("utf-8").splitlines())
    parts = [folder / line for line in lines if line and not line.startswith("#")]
    for part in parts:
        if not part.is_file():
            raise FileNotFoundError(f"{folder / 'site.txt'} names a part that is not there: {part}")
    return parts


def joined(parts: list[Path]) -> str:
    """The parts one after another, without comments and blank lines."""
    text = COMMENT.sub("", "\n".join(part.read_text("utf-8") for part in parts))
    lines = (line.rstrip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def build_stylesheet(source: Path, target: Path) -> bool:
    """Write `target` from the parts in `source`. False if it stood already."""
    text = joined(parts_of(source))
    if target.is_file() and target.read_text("utf-8") == text:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(target)
    return True
