"""Who sees what a learner leaves here: the one table, read by the doors and by the pages alike.

The doors filter their querysets with it (learners.queries.people.seeing) and the pages say it
under each field (`{% who_sees "kind" %}`). tests/access/test_who_reads.py leaves each kind
through its page, opens every address as everybody, and compares.
"""

from enum import StrEnum


class Reader(StrEnum):
    """Somebody, by what ties them to the learner, in the order in which they are named."""

    SELF = "self"
    TUTOR = "tutor"
    TRAINERS = "trainers"
    INSTITUTION = "institution"
    DISABILITY = "disability"
    ADMINISTRATION = "administration"


ME, TUTOR, TRAINERS = Reader.SELF, Reader.TUTOR, Reader.TRAINERS
INSTITUTION, DISABILITY = Reader.INSTITUTION, Reader.DISABILITY
ADMINISTRATION = Reader.ADMINISTRATION

SEEN_BY: dict[str, frozenset[Reader]] = {
    "quiz_answers": frozenset({ME}),
    "exercise": frozenset({ME}),
    "dialogue": frozenset({ME}),
    "logbook_note": frozenset({ME}),
    "shared_note": frozenset({ME, TUTOR}),
    "help_request": frozenset({ME, TUTOR, TRAINERS, ADMINISTRATION}),
    "placement": frozenset({ME, TUTOR}),
    "exemption": frozenset({ME, TUTOR}),
    "needs": frozenset({ME, DISABILITY}),
    "progress": frozenset({ME, TRAINERS, INSTITUTION, ADMINISTRATION}),
    "name": frozenset({ME, TRAINERS, INSTITUTION, ADMINISTRATION}),
    "address": frozenset({ME, ADMINISTRATION}),
    "letters": frozenset({ME, TRAINERS, ADMINISTRATION}),
    "secret": frozenset(),
}
# What must not wait for a name: everybody who trains stands in for the tutor.
STOOD_IN_FOR = frozenset({"placement", "exemption"})


def readers_of(kind: str, *, has_tutor: bool) -> frozenset[Reader]:
    """Nobody reads as the tutor where nobody is named. Raises KeyError for a kind nobody declared.

    Whoever administers the whole site is one of those who train.
    """
    seen = SEEN_BY[kind]
    if has_tutor:
        return seen
    stand_in = {TRAINERS, ADMINISTRATION} if kind in STOOD_IN_FOR else set()
    return seen - {TUTOR} | stand_in


def may_see(kind: str, reader: Reader, *, has_tutor: bool = True) -> bool:
    """Raises KeyError for a kind nobody declared."""
    return reader in readers_of(kind, has_tutor=has_tutor)
