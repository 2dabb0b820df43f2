"""When nobody is disturbed: nights, weekends, and the public holidays of metropolitan France.

The days are those of article L3133-1 of the labour code. Those of one region alone (Alsace and
Moselle, overseas) are not known here.
"""

from datetime import date, datetime, time, timedelta

OPENS, CLOSES = time(9), time(17)
SATURDAY = 5
FIXED = frozenset({(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)})
AFTER_EASTER = frozenset({1, 39, 50})  # Easter Monday, Ascension, Whit Monday


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian reckoning (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, over = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - shift + 15) % 30
    weekday = (32 + 2 * over + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day: date) -> bool:
    return (day.month, day.day) in FIXED or (day - easter(day.year)).days in AFTER_EASTER


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not is_holiday(day)


def is_open(moment: datetime) -> bool:
    """`moment` is local: its hour is read as it is."""
    return is_working_day(moment.date()) and OPENS <= moment.time() < CLOSES


def opens_next(moment: datetime) -> datetime:
    """The first moment, after a local one that is not open, when letters may leave."""
    day = moment.date()
    if moment.time() >= OPENS:
        day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, tzinfo=moment.tzinfo)
