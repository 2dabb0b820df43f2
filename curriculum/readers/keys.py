"""Keys that must not be alike: each remembers where it was first seen."""

from django.utils.translation import gettext as _

from curriculum.readers.problems import Problems


class Keys:
    """What is taken, by kind: a lesson and a question may have the same key."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._taken: dict[tuple[str, str], tuple[str, int]] = {}

    def take(self, kind: str, key: str, file: str, line: int) -> None:
        first = self._taken.setdefault((kind, key), (file, line))
        if first == (file, line):
            return
        sentence = _(
            "« %(key)s » sert déjà : %(file)s, ligne %(line)s. Changez l’une des deux clés."
        )
        details = {"key": key, "file": first[0], "line": first[1]}
        self._problems.add(file, line, sentence % details)
