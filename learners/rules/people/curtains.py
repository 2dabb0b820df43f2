"""The four digits that lift the curtain."""

import re

DIGITS = 4
TRIES = 5


def read_digits(typed: str) -> str:
    """Four digits, with or without spaces between them; nothing for anything else."""
    digits = re.sub(r"\s", "", typed)
    return digits if re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits) else ""
