"""How a reader wants pages shown: size, spacing, colours. In a cookie, never with their name."""

from dataclasses import astuple, dataclass

COOKIE = "reading"
A_YEAR = 365 * 24 * 3600
SIZES = ("normal", "large", "larger", "largest")
SPACINGS = ("normal", "wide")
THEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Reading:
    """What stands on `<html>`: the style sheet does the rest."""

    size: str = SIZES[0]
    spacing: str = SPACINGS[0]
    theme: str = THEMES[0]

    @property
    def color_scheme(self) -> str:
        return "light dark" if self.theme == "system" else self.theme

    def as_cookie(self) -> str:
        return ".".join(astuple(self))


def reading_of(cookie: str) -> Reading:
    """What a cookie says; usual pages for one that says anything else."""
    said = cookie.split(".")
    if len(said) != len(astuple(Reading())):
        return Reading()
    known = zip(said, (SIZES, SPACINGS, THEMES), strict=True)
    return Reading(*(word if word in words else words[0] for word, words in known))
