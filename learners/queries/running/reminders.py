"""Who may be reminded, of what, and when were they before?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils.timezone import localdate, localtime

from learners.models import Attempt, Enrolment, Letter, Reminder, User
from learners.rules.running.reminders import (
    APART,
    INACTIVE,
    REMINDER,
    SHOWN_AHEAD,
    Case,
    Due,
    first_possible,
    next_due,
)

State = Reminder.State


def running_on_paths() -> QuerySet[Enrolment]:
    """What reminders are about: paths in progress, try-outs left out."""
    return Enrolment.objects.real().in_progress()


def may_be_reminded(*, first: date, last: date) -> QuerySet[User]:
    """Whoever a reminder may reach between two days, by key: the rule decides for each.

    Nobody who refuses our letters, nobody without something in progress.
    """
    quiet = Q(last_done_at=None) | Q(last_done_at__date__lte=last - INACTIVE)
    pressed = Q(ends_on__gt=first, ends_on__lte=last + APART)
    people = running_on_paths().filter(quiet | pressed).values("person")
    return User.objects.filter(is_active=True, wants_letters=True, pk__in=people).order_by("pk")


def cases_of(people: Collection[UUID]) -> dict[UUID, Case]:
    """What the rule asks of each, in four queries however many they are."""
    moments: dict[UUID, list[datetime | None]] = defaultdict(list)
    deadlines: dict[UUID, list[date]] = defaultdict(list)
    for person, *dates, ends_on in (
        running_on_paths()
        .filter(person__in=people)
        .values_list("person", "enrolled_at", "last_done_at", "resumed_at", "ends_on")
    ):
        moments[person] += dates
        deadlines[person] += [ends_on] if ends_on else []
    for person, moment in _answered(people) + _signed_in(people):
        moments[person].append(moment)
    days = _days_of(people)
    return {
        person: Case(
            active_on=localdate(max(moment for moment in moments[person] if moment)),
            deadlines=tuple(deadlines[person]),
            written_on=tuple(days[person, State.WRITTEN.value]),
            skipped_on=tuple(days[person, State.SKIPPED.value]),
        )
        for person in people
        if any(moments[person])
    }


def dues(people: Collection[UUID] | None = None, *, at: datetime) -> dict[UUID, Due]:
    """Who will be reminded in the days to come, and when, if they do nothing until then."""
    first = first_possible(localtime(at))
    asked = may_be_reminded(first=first, last=first + SHOWN_AHEAD)
    if people is not None:
        asked = asked.filter(pk__in=people)
    cases = cases_of(list(asked.values_list("pk", flat=True)))
    found = {person: next_due(case, today=first) for person, case in cases.items()}
    return {person: due for person, due in found.items() if due is not None}


def reminders_since(day: date) -> QuerySet[Reminder]:
    """What was written or skipped lately, or is skipped already; the latest first."""
    lately = Reminder.objects.filter(day__gte=day).select_related("person", "skipped_by")
    return lately.order_by("-day", "person__last_name", "pk")


def _answered(people: Collection[UUID]) -> list[tuple[UUID, datetime | None]]:
    """When they last handed something in, or kept it half-filled."""
    answered = Attempt.objects.filter(person__in=people).order_by()
    return list(answered.values_list("person").annotate(Max("received_at")))


def _signed_in(people: Collection[UUID]) -> list[tuple[UUID, datetime | None]]:
    return list(User.objects.filter(pk__in=people).values_list("pk", "last_login"))


def _days_of(people: Collection[UUID]) -> dict[tuple[UUID, str], list[date]]:
    days: dict[tuple[UUID, str], list[date]] = defaultdict(list)
    rows = Reminder.objects.filter(person__in=people).order_by("day")
    for person, state, day in rows.values_list("person", "state", "day"):
        days[person, state].append(day)
    return days


def paths_of(people: Collection[UUID]) -> dict[UUID, list[Enrolment]]:
    """The running paths of each: the nearest last day first, then the latest done."""
    found: dict[UUID, list[Enrolment]] = defaultdict(list)
    running = running_on_paths().filter(person__in=people).select_related("outline", "person")
    for enrolment in sorted(running, key=_urgency):
        found[enrolment.person_id].append(enrolment)
    return found


def _urgency(enrolment: Enrolment) -> tuple[date, float]:
    last = enrolment.last_done_at or enrolment.enrolled_at
    return enrolment.ends_on or date.max, -last.timestamp()


def still_helps(letter: Letter) -> bool:
    """Whether what a reminder says is still true, and still wanted, as it leaves."""
    person = letter.person
    if person is None or not (person.is_active and person.wants_letters):
        return False
    came_back = Attempt.objects.filter(person=person, received_at__gt=letter.created_at)
    return running_on_paths().filter(person=person).exists() and not came_back.exists()


def learners_in_progress() -> QuerySet[User]:
    """Everybody whom a trainer may see in « Rappels », by name."""
    people = User.objects.filter(is_active=True, pk__in=running_on_paths().values("person"))
    return people.order_by("last_name", "first_name", "pk")


def unread_reminders(person: User) -> QuerySet[Letter]:
    """Those that wait on the page of somebody without an address."""
    return Letter.objects.filter(person=person, kind=REMINDER, state=Letter.State.NOTICE)


def locked_people(people: Iterable[UUID]) -> list[User]:
    """As they are now, held until the end of the transaction."""
    return list(User.objects.select_for_update().filter(pk__in=list(people)).order_by("pk"))
