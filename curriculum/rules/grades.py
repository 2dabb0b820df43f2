"""The share of a mark that a choice brings, as other programs write it."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from curriculum.rules.questions import SEVEN_PLACES

HUNDRED = Decimal(100)
NEAR = Decimal("0.0005")
PARTS = (*range(1, 11), 12, 15, 20)
USUAL = sorted(
    {
        (Decimal(part) / parts).quantize(SEVEN_PLACES, ROUND_HALF_UP)
        for parts in PARTS
        for part in range(1, parts + 1)
    }
)


def share_in(percent: str) -> Decimal | None:
    """« 33,33 » is a third: shares rounded by hand become those that add up to the whole.

    None when it is no number, or beyond -100 to 100.
    """
    try:
        share = Decimal(percent.strip().replace(",", ".").replace("−", "-")) / HUNDRED
    except InvalidOperation:
        return None
    if not share.is_finite() or abs(share) > 1:
        return None
    return _usual(share)


def _usual(share: Decimal) -> Decimal:
    near = min(USUAL, key=lambda usual: abs(usual - abs(share)))
    if abs(near - abs(share)) < NEAR:
        return near.copy_sign(share)
    return share.quantize(SEVEN_PLACES, ROUND_HALF_UP)
