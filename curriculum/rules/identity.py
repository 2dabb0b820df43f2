"""The identities that a pack gives: the same pack and key always make the same id.

An id never depends on a title, a place or a file name: renaming and moving keep history.
"""

from uuid import UUID, uuid5


def module_id(pack: UUID, key: str) -> UUID:
    return uuid5(pack, f"module:{key}")


def lesson_id(pack: UUID, key: str) -> UUID:
    return uuid5(pack, f"lecon:{key}")


def activity_id(pack: UUID, key: str) -> UUID:
    return uuid5(pack, f"activite:{key}")


def question_id(pack: UUID, key: str) -> UUID:
    return uuid5(pack, f"question:{key}")


def objective_id(pack: UUID, key: str) -> UUID:
    return uuid5(pack, f"objectif:{key}")


def path_id(pack: UUID, key: str) -> UUID:
    return uuid5(pack, f"parcours:{key}")


def term_id(pack: UUID, key: str) -> UUID:
    return uuid5(pack, f"mot:{key}")
