r"""The patterns of our rules, as a browser writes them: one rule, read on both sides.

In Python `\w` and `\d` know every writing, in a browser only ASCII; a browser has no such `\b`,
and its `.` stops at more line ends. Case is ignored alike, but for the dotted and dotless i.
"""

import re

WORD = r"\p{L}\p{N}_"
SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
EDGE = f"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"
INSIDE = {r"\w": WORD, r"\s": SPACE, r"\d": r"\p{Nd}"}
OUTSIDE = {**{sign: f"[{its}]" for sign, its in INSIDE.items()}, r"\b": EDGE, ".": r"[^\n]"}
CLASS_OR_SIGN = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|\.")
ESCAPED = re.compile(r"\\.")


def in_browsers(pattern: re.Pattern[str]) -> str:
    """For `new RegExp(…, "iu")`; a pattern of ours, without names or flags of its own."""
    return CLASS_OR_SIGN.sub(_said, pattern.pattern)


def _said(found: re.Match[str]) -> str:
    if found[0].startswith("["):
        return ESCAPED.sub(lambda sign: INSIDE.get(sign[0], sign[0]), found[0])
    return OUTSIDE.get(found[0], found[0])
