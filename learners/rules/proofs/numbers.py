"""The number of a certificate: 13 signs of Crockford's base 32, shown XXXX-XXXX-XXXXX.

Twelve signs hold 60 random bits; the thirteenth checks them. Crockford's own check (modulo 37)
needs five more signs. Ours is Damm's (*Total anti-symmetrische Quasigruppen*, Marburg, 2004) over
the field of 32 elements, x∘y = 2(x + y) with 2 a root of x⁵ + x² + 1. As 2 has order 31, it
catches every wrong sign, every swap of two different signs wherever they stand, and every doubled
sign mistyped the same way twice; any other muddle passes once in 32.
"""

import re
import unicodedata
from enum import Enum
from urllib.parse import unquote

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BITS = 60
LENGTH = 13
GROUPS = (4, 8)
BITS_PER_SIGN = 5
POLYNOMIAL = 0b100101
TOO_LONG = 2000  # nobody types that; a pasted address may be long

# Crockford: these letters are read as the figures they look like. U is no sign at all.
LOOK_ALIKE = str.maketrans("OIL", "011")
ADDRESS = re.compile(r"/verifier/+([^/?#\s]*)")
LABEL = re.compile(
    r"^\s*(?:attestation\s*)?(?:num[ée]ro|number|n\s*[°º]|№|code)?\s*[:.]?", re.IGNORECASE
)
SEPARATORS = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Pc"})
OTHER_SEPARATORS = "−.·•"  # a minus sign is no dash for Unicode


class Misreading(Enum):
    """Why what was typed cannot be a number of ours."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    FOREIGN_SIGN = "foreign_sign"
    WRONG_SIGN = "wrong_sign"


class MisreadError(ValueError):
    """What was typed is no number of ours; `reason` says what to look at."""

    def __init__(self, reason: Misreading) -> None:
        super().__init__(reason.value)
        self.reason = reason


def number_from(bits: int) -> str:
    """The 13 signs that hold 60 random bits. Raises ValueError for more bits."""
    if not 0 <= bits < 1 << RANDOM_BITS:
        raise ValueError("A number holds 60 bits")
    places = range(RANDOM_BITS - BITS_PER_SIGN, -1, -BITS_PER_SIGN)
    signs = "".join(SIGNS[bits >> place & 31] for place in places)
    return signs + check_sign(signs)


def check_sign(signs: str) -> str:
    return SIGNS[_checked(signs)]


def _checked(signs: str) -> int:
    """What Damm's operation leaves: 0 for a whole number, as every x∘x is 0."""
    left = 0
    for sign in signs:
        left = (left ^ SIGNS.index(sign)) << 1
        if left > len(SIGNS) - 1:
            left ^= POLYNOMIAL
    return left


def shown(number: str) -> str:
    """XXXX-XXXX-XXXXX."""
    first, second = GROUPS
    return "-".join((number[:first], number[first:second], number[second:]))


def number_in(typed: str) -> str:
    """The 13 signs in what somebody typed or pasted, whole verification addresses included.

    Raises MisreadError. Which sign is wrong is never said: that would give others' numbers away.
    """
    signs = _signs_of(typed)
    if not signs:
        raise MisreadError(Misreading.EMPTY)
    if not set(signs) <= set(SIGNS):
        raise MisreadError(Misreading.FOREIGN_SIGN)
    if len(signs) != LENGTH:
        raise MisreadError(Misreading.TOO_SHORT if len(signs) < LENGTH else Misreading.TOO_LONG)
    if _checked(signs):
        raise MisreadError(Misreading.WRONG_SIGN)
    return signs


def _signs_of(typed: str) -> str:
    if len(typed) > TOO_LONG:
        raise MisreadError(Misreading.TOO_LONG)
    address = ADDRESS.search(typed)
    text = unquote(address[1]) if address else LABEL.sub("", typed)
    plain = unicodedata.normalize("NFKC", text).upper()
    kept = "".join(sign for sign in plain if not _separates(sign))
    return kept.translate(LOOK_ALIKE)


def _separates(sign: str) -> bool:
    return unicodedata.category(sign) in SEPARATORS or sign in OTHER_SEPARATORS
