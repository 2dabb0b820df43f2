"""Remembering what packs call things."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, count
from uuid import UUID

from django.utils.text import slugify

from curriculum.models import PackName
from curriculum.rules import identity
from curriculum.rules.identity import Names
from curriculum.rules.keys import is_key
from curriculum.rules.pack_paths import PackPath
from curriculum.rules.packs import PackModule

LONGEST = 60


class NotAKeyError(Exception):
    """An address that no pack can hold."""


def names_of(pack: UUID) -> Names:
    """What this site knows of the names of a pack."""
    rows = PackName.objects.filter(pack=pack)
    return Names(pack, {(row.kind, row.key): row.id for row in rows})


def remember_module(taught: PackModule, names: Names) -> None:
    _remember(names, [(identity.MODULE, taught.key)], updated_on=taught.updated)
    _remember(names, _names_in(taught))


def remember_path(followed: PackPath, names: Names) -> None:
    _remember(names, [(identity.PATH, followed.key)], updated_on=followed.updated)


def _names_in(taught: PackModule) -> Iterator[tuple[str, str]]:
    for objective in taught.objectives:
        yield identity.OBJECTIVE, objective.key
    for scenario in taught.scenarios:
        yield identity.SCENARIO, scenario.key
    for lesson in taught.lessons:
        yield identity.LESSON, lesson.key
        for activity in lesson.activities:
            yield identity.ACTIVITY, activity.key
        for quiz in lesson.quizzes:
            for question in quiz.questions:
                yield identity.QUESTION, question.key


def _remember(
    names: Names, keys: Iterable[tuple[str, str]], *, updated_on: date | None = None
) -> None:
    PackName.objects.bulk_create(
        [
            PackName(
                id=names.of(kind, key), pack=names.pack, kind=kind, key=key, updated_on=updated_on
            )
            for kind, key in keys
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["pack", "kind", "key", "updated_on"],
    )


class KeptNames:
    """The names that a pack gives, read for an export: what has none yet is given one."""

    def __init__(self, pack: UUID) -> None:
        self.pack = pack
        rows = list(PackName.objects.filter(pack=pack))
        self._keys = {row.id: row.key for row in rows}
        self._taken = {(row.kind, row.key) for row in rows}
        self._new: list[PackName] = []

    def known(self, thing: UUID) -> str:
        """Its key, or nothing."""
        return self._keys.get(thing, "")

    def key_of(self, kind: str, thing: UUID, wish: str) -> str:
        """Its key; a first one looks like `wish`, and is nobody else's."""
        if thing not in self._keys:
            self._give(kind, thing, self._free(kind, slugify(wish)[:LONGEST].strip("-") or kind))
        return self._keys[thing]

    def address_of(self, kind: str, thing: UUID, slug: str) -> str:
        """The key of a page is its address, and follows it. Raises NotAKeyError."""
        if not is_key(slug):
            raise NotAKeyError(slug)
        if self._keys.get(thing) != slug:
            self._give(kind, thing, slug)
        return slug

    def save(self) -> None:
        PackName.objects.bulk_create(
            self._new, update_conflicts=True, unique_fields=["id"], update_fields=["pack", "key"]
        )

    def _give(self, kind: str, thing: UUID, key: str) -> None:
        self._keys[thing] = key
        self._taken.add((kind, key))
        self._new.append(PackName(id=thing, pack=self.pack, kind=kind, key=key))

    def _free(self, kind: str, key: str) -> str:
        wishes = chain([key], (f"{key}-{number}" for number in count(2)))
        return next(wish for wish in wishes if (kind, wish) not in self._taken)
