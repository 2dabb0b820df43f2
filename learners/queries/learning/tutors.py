"""Who answers whom?"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from content.rules.roles import TRAINERS
from learners.models import Enrolment, HelpRequest, Tutorship, User
from learners.rules.learning.helping import USUAL_DELAY


def trainers() -> QuerySet[User]:
    """Those who may be named: the trainers' group, without accounts that were closed."""
    found = User.objects.filter(is_active=True, groups__name=TRAINERS)
    return found.order_by("last_name", "first_name", "pk")


def still_trains(tutor: UUID | None) -> bool:
    return tutor is not None and trainers().filter(pk=tutor).exists()


def promise_of(path: UUID) -> tuple[User | None, int]:
    """The tutor and the delay of a path; nobody, when who was named trains no more."""
    named = Tutorship.objects.filter(path=path).select_related("tutor").first()
    if named is None:
        return None, USUAL_DELAY
    return (named.tutor if still_trains(named.tutor_id) else None), named.delay


def tutorships(paths: Iterable[UUID]) -> dict[UUID, Tutorship]:
    found = Tutorship.objects.filter(path__in=list(paths)).select_related("tutor")
    return {named.path: named for named in found}


def helped() -> QuerySet[Enrolment]:
    """The enrolments whose learner may ask: the running ones, without try-outs."""
    running = Enrolment.objects.filter(state=Enrolment.State.IN_PROGRESS, is_tryout=False)
    related = running.select_related("person", "tutor", "outline")
    return related.order_by("person__last_name", "person__first_name", "pk")


def helped_by(tutor: UUID | None) -> QuerySet[Enrolment]:
    """Those of one tutor; of nobody, when there is no key."""
    return helped().filter(tutor=tutor)


def without_tutor(lookup: str = "tutor") -> Q:
    """Of an enrolment or a question: nobody is named, or who was named trains no more."""
    return Q(**{lookup: None}) | ~Q(**{f"{lookup}__in": trainers().values("pk")})


def tutor_of(enrolment: Enrolment) -> User | None:
    """Nobody, when who was named trains no more."""
    return enrolment.tutor if still_trains(enrolment.tutor_id) else None


def people_helped_by_each() -> list[tuple[User, int]]:
    """Each tutor of somebody, and of how many; two queries."""
    counted = helped().order_by().values("tutor").annotate(people=Count("pk"))
    numbers = {row["tutor"]: row["people"] for row in counted if row["tutor"]}
    found = User.objects.filter(pk__in=numbers).order_by("last_name", "first_name", "pk")
    return [(tutor, numbers[tutor.pk]) for tutor in found]


def locked_running(enrolments: Q) -> list[Enrolment]:
    """Running enrolments, held in id order until the end of the transaction."""
    running = Enrolment.objects.filter(enrolments, state=Enrolment.State.IN_PROGRESS)
    return list(running.select_for_update(of=("self",)).order_by("id"))


def open_requests_on(enrolments: Iterable[Enrolment]) -> QuerySet[HelpRequest]:
    open_ones = HelpRequest.objects.exclude(state=HelpRequest.State.CLOSED)
    return open_ones.filter(enrolment__in=[enrolment.pk for enrolment in enrolments])
