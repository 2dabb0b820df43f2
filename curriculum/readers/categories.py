"""Moodle's categories, as our topics: `$course$/top/Regarder/Les chiffres`."""

import re

SLASH = re.compile(r"(?<!/)/(?!/)")


def topic_of(category: str) -> str:
    """The path without what only Moodle understands; `//` is a slash of the name itself."""
    steps = [step.strip() for step in SLASH.split(category)]
    kept = (step.replace("//", "/") for step in steps if step not in ("", "top"))
    return "/".join(step for step in kept if step[0] != "$")
