"""How far a person sent by an institution is, in one of five states."""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

# A referent who stopped following somebody by mistake, or in anger: anybody there undoes it.
UNDONE_WITHIN = timedelta(days=7)


class State(Enum):
    """The five states an institution reads; nothing finer is its business."""

    INVITED = "invited"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    FINISHED = "finished"
    STOPPED = "stopped"


class Filter(Enum):
    """What a referent asks of the list; the values stand in its address."""

    ALL = ""
    NOT_FINISHED = "pas-fini"
    FINISHED = "termine"
    INVITED = "invitees"
    STOPPED = "arrete"


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How many people are in each state."""

    finished: int = 0
    in_progress: int = 0
    not_started: int = 0
    invited: int = 0
    stopped: int = 0

    @property
    def total(self) -> int:
        return self.finished + self.not_finished + self.stopped

    @property
    def not_finished(self) -> int:
        """Whoever has not answered yet has not finished either."""
        return self.in_progress + self.not_started + self.invited

    @property
    def counts(self) -> dict[Filter, int]:
        return {
            Filter.ALL: self.total,
            Filter.NOT_FINISHED: self.not_finished,
            Filter.FINISHED: self.finished,
            Filter.INVITED: self.invited,
            **({Filter.STOPPED: self.stopped} if self.stopped else {}),
        }


def filter_from(asked: str) -> Filter:
    """An unknown word in the address shows everybody."""
    return next((known for known in Filter if known.value == asked), Filter.ALL)


def state_of(
    *, is_enrolled: bool, has_started: bool, is_finished: bool, is_stopped: bool = False
) -> State:
    if not is_enrolled:
        return State.INVITED
    if is_stopped:
        return State.STOPPED
    if is_finished:
        return State.FINISHED
    return State.IN_PROGRESS if has_started else State.NOT_STARTED


def as_searched(name: str) -> str:
    """A name without case, accents, hyphens and apostrophes: « Ben-Ali » answers to « ben ali »."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def is_named_like(name: str, searched: str) -> bool:
    """Every word that was typed is somewhere in the name, in any order."""
    plain = as_searched(name)
    return all(word in plain for word in as_searched(searched).split())
