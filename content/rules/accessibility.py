"""What we declare of our accessibility (RGAA), and until when.

The law knows three states: total (every criterion holds), partial (half of them or more), none
(less, *or no valid audit*). Nobody from outside has audited this site, so the true word is none,
however much of it works. Change `STATE` with the report of an audit in hand, never before.
"""

from datetime import date
from typing import Literal

State = Literal["none", "partial", "total"]

STATE: State = "none"
DECLARED_ON = date(2026, 11, 27)
STANDARD = "RGAA 4.1.2"
PLAN_YEARS = (2026, 2028)
