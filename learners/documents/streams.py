"""Where the data of a PDF's streams end, said without doubt."""

import re

STREAM = re.compile(rb"/Length (\d+)[^\r\n]*>>(\n)stream\n")
END = b"\nendstream"


def with_clear_ends(made: bytes) -> bytes:
    """The same PDF, of the same length, where no stream's last byte looks like a line's end.

    PDF/A (ISO 19005-3, 6.1.7.1) wants /Length to count the bytes before the end of line that
    precedes `endstream`. One stream in some hundred ends with a carriage return; with the line
    feed that Typst adds, it reads as one end of line, and a validator counts one byte less. The
    line feed before `stream`, which nobody needs, moves and makes that end of line a whole one.
    """
    kept = bytearray(made)
    for found in STREAM.finditer(made):
        start = found.end()
        end = start + int(found[1])
        if made[end - 1 : end + len(END)] == b"\r" + END:
            gap = found.start(2)
            kept[gap:end] = made[gap + 1 : end] + b"\r"
    return bytes(kept)
