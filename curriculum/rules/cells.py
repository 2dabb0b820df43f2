"""What a spreadsheet would run, made harmless."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """An apostrophe first: a spreadsheet shows the text as it is, and computes nothing."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
