"""Who sees what a learner leaves here: the one table, read by the doors and by the pages alike.

The doors filter their querysets with it (learners.queries.people.seeing) and the pages say it
under each field (`{% who_sees "kind" %}`), so the promise and the access cannot disagree.
"""

from enum import StrEnum


class Reader(StrEnum):
    """Somebody, by what ties them to the learner."""

    SELF = "self"
    TUTOR = "tutor"
    TRAINERS = "trainers"
    INSTITUTION = "institution"
    DISABILITY = "disability"


SEEN_BY: dict[str, frozenset[Reader]] = {
    "quiz_answers": frozenset({Reader.SELF}),
    "exercise": frozenset({Reader.SELF}),
    "dialogue": frozenset({Reader.SELF}),
    "logbook_note": frozenset({Reader.SELF}),
    "shared_note": frozenset({Reader.SELF, Reader.TUTOR}),
    "help_request": frozenset({Reader.SELF, Reader.TUTOR, Reader.TRAINERS}),
    "placement": frozenset({Reader.SELF, Reader.TUTOR}),
    "exemption": frozenset({Reader.SELF, Reader.TUTOR}),
    "needs": frozenset({Reader.SELF, Reader.DISABILITY}),
    "progress": frozenset({Reader.SELF, Reader.INSTITUTION}),
}


def may_see(kind: str, reader: Reader) -> bool:
    """Raises KeyError for a kind nobody declared."""
    return reader in SEEN_BY[kind]
