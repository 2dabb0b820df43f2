"""What a learner hands in that is no quiz."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from curriculum.rules.scoring import FULL_MARK


@dataclass(frozen=True)
class WorkDone:
    """A piece of work of one activity: `made` is plain data, shaped by the kind of activity.

    `key` was made with the form, or offline at the moment of handing in. `mark` is 0 to 1; a
    kind that has no mark gives the full one as soon as the work is whole.
    """

    key: UUID
    activity: UUID
    made: Mapping[str, Any]
    mark: Decimal = FULL_MARK
