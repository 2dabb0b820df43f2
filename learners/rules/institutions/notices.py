"""Which text tells a person what an institution will see.

The words themselves are in templates/learners/institutions/notices/<version>.html. A version
that somebody was told is never rewritten: another text is another version.
"""

NOTICE_VERSION = "2026-11"
VERSIONS = ("2026-11",)


def template_of(version: str) -> str:
    """The text somebody was told. Raises KeyError for a version that never was."""
    if version not in VERSIONS:
        raise KeyError(version)
    return f"learners/institutions/notices/{version}.html"
