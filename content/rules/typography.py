"""French typography, from the *Lexique des règles typographiques* (Imprimerie nationale).

A narrow no-break space (U+202F) stands before ; ! ? and inside « »; a no-break space (U+00A0)
before a colon and between a figure and its unit or month. Addresses, code and times (9:30) stay
as they are. Applying a rule twice changes nothing more.
"""

import html
import re

from content.rules.languages import English

NBSP = "\u00a0"
NARROW = "\u202f"
SPACES = f"[ {NBSP}{NARROW}]"
UNITS = (
    "°C|%|€|min|h|s|ms|km|m|cm|mm|kg|g|mg|ko|Mo|Go|To|px|pt|ans?|mois|jours?|semaines?|heures?|"
    "minutes?|secondes?|euros?|centimes?|points?|pages?|"
    "janvier|janv\\.|février|févr\\.|mars|avril|mai|juin|juillet|juil\\.|août|septembre|sept\\.|"
    "octobre|oct\\.|novembre|nov\\.|décembre|déc\\."
)

# What is never touched: code between backticks, addresses of pages and of people.
UNTOUCHED = re.compile(
    r"(`[^`]*`|(?:https?|ftp|mailto|tel):[^\s«»<>]+|www\.[^\s«»<>]+|[^\s«»<>@]+@[^\s«»<>]+)"
)
AFTER_A_STOP = r"(?=[\s»)\]”’.,:…]|$)"
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[^\W\d_])'(?=[\w«])"), "’"),
    (re.compile(rf"(?<=[^\s(\[{{«“]){SPACES}*([;!?]+){AFTER_A_STOP}"), rf"{NARROW}\1"),
    (re.compile(rf"^{SPACES}+([;!?]+){AFTER_A_STOP}"), rf"{NARROW}\1"),
    (re.compile(rf"(?<=[^\s:(\[{{«“]){SPACES}*:(?=[\s»]|$)"), f"{NBSP}:"),
    (re.compile(rf"^{SPACES}+:(?=[\s»]|$)"), f"{NBSP}:"),
    (re.compile(rf"«{SPACES}*"), f"«{NARROW}"),
    (re.compile(rf"{SPACES}*»"), f"{NARROW}»"),
    (re.compile(rf"(?:(?<=\d)|(?<=\b1er)) (?=(?:{UNITS})(?!\w))"), NBSP),
    (re.compile(rf"(?<=\d[ {NBSP}]h) (?=\d)"), NBSP),
)

# A tag, its attributes between quotation marks or not; a comment.
TAG = re.compile(r"""(<!--.*?-->|</?[a-zA-Z](?:"[^"]*"|'[^']*'|[^"'>])*>)""", re.DOTALL)
TAG_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
LITERAL = frozenset({"code", "pre", "kbd", "samp", "script", "style", "textarea", "title"})


def typo(text: str) -> str:
    """The text as a French printer would set it; English stays as it is."""
    if isinstance(text, English):
        return text
    parts = UNTOUCHED.split(text)
    parts[::2] = [_set(part) for part in parts[::2]]
    return "".join(parts)


def _set(text: str) -> str:
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


def typo_html(markup: str) -> str:
    """The same for the text of an HTML fragment: neither its tags nor what it quotes as code."""
    pieces, literal = TAG.split(markup), 0
    for place, piece in enumerate(pieces):
        if place % 2:
            literal = max(0, literal + _literal_step(piece))
        elif not literal:
            pieces[place] = html.escape(typo(html.unescape(piece)), quote=False)
    return "".join(pieces)


def _literal_step(tag: str) -> int:
    """+1 where a literal element opens, -1 where it closes, 0 for anything else."""
    name = TAG_NAME.match(tag)
    if name is None or name[2].lower() not in LITERAL or tag.endswith("/>"):
        return 0
    return -1 if name[1] else 1


def duration(minutes: int, language: str = "fr") -> str:
    """90 minutes are « 1 h 30 » in French, "1 h 30 min" in English; 60 are "1 h" in both."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    if not rest:
        return f"{hours}{NBSP}h"
    if language.startswith("fr"):
        return f"{hours}{NBSP}h{NBSP}{rest:02}"
    return f"{hours}{NBSP}h{NBSP}{rest}{NBSP}min"


def clock(seconds: int) -> str:
    """How long a recording lasts: « 40 s », « 3 min 05 », « 1 h 02 min »."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}{NBSP}h{NBSP}{minutes:02}{NBSP}min"
    if minutes:
        return f"{minutes}{NBSP}min{NBSP}{rest:02}"
    return f"{rest}{NBSP}s"


def in_quotes(text: str) -> str:
    """What somebody says, between « »; “ ” in English.

    A gesture between brackets, or what has its quotation marks, stays.
    """
    if text.startswith(("«", "“", "(")):
        return text
    return English(f"“{text}”") if isinstance(text, English) else f"« {text} »"
