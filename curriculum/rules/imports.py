"""What a file of questions holds, once read: plain values, no database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from curriculum.rules.questions import Wording

MAX_NAME = 120
MAX_TOPIC = 120
MAX_SOURCE = 300
MAX_KEY = 200
MAX_TEXT = 20_000


@dataclass(frozen=True)
class FoundQuestion:
    """One question of a file. `line` counts from 1.

    `key` is what the file itself calls it (an idnumber), empty when it says nothing. `aside`
    names a kind that the bank does not hold; `wrong` says why it cannot be asked; `notes` say
    what of it stays behind. Only one without `aside` and without `wrong` has words to write.
    """

    line: int
    name: str = ""
    key: str = ""
    topic: str = ""
    objective: str = ""
    wording: Wording | None = None
    aside: str = ""
    wrong: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


Take = Callable[[], FoundQuestion]
"""Read one question: what lies before the place where a job goes on is never read again."""

Takes = Iterator[Take]
