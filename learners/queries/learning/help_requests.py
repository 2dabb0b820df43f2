"""Which questions?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from learners.models import Enrolment, HelpMessage, HelpRequest, User
from learners.queries.learning.enrolments import enrolment_open_to
from learners.queries.learning.tutors import without_tutor
from learners.queries.people.seeing import seen_by

State = HelpRequest.State
KIND = "help_request"
WORDS_AFTER_THE_PATH = timedelta(days=365)
WORDS_AT_MOST = timedelta(days=3 * 365)
YEARS_OF_PROOF = 6


class Shelf(StrEnum):
    """Which questions a trainer looks at; the first is the one to begin with."""

    MINE = ""
    NOBODYS = "sans-tuteur"
    OTHERS = "collegues"
    CLOSED = "closes"


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How many questions; `waiting` holds the late ones."""

    shelves: dict[Shelf, int]
    waiting: int
    late: int


def enrolment_helped_on(person: User, lesson: UUID, module: UUID) -> Enrolment | None:
    """The running enrolment through which somebody may ask about a lesson."""
    enrolment = enrolment_open_to(person, lesson, module)
    is_running = enrolment is not None and enrolment.state == Enrolment.State.IN_PROGRESS
    return enrolment if is_running else None


def own_questions(person: User) -> QuerySet[HelpRequest]:
    """Somebody's own, the latest first. Those of an account made one with theirs follow."""
    own = HelpRequest.objects.filter(enrolment__person=person)
    return own.select_related("tutor", "enrolment__outline").order_by("-last_at", "pk")


def questions_for(trainer: User) -> QuerySet[HelpRequest]:
    """What learners.rules.people.seeing shows somebody who trains; nobody answers themselves."""
    seen = HelpRequest.objects.filter(
        seen_by(trainer, KIND, owner="enrolment__person", tutor="tutor")
    )
    others = seen.exclude(enrolment__person=trainer)
    return others.select_related("enrolment__person", "enrolment__outline", "tutor")


def on_shelf(
    questions: QuerySet[HelpRequest], shelf: Shelf, trainer: User
) -> QuerySet[HelpRequest]:
    """What is nobody's is shown to each trainer first, with their own: it must not be lost."""
    return questions.filter(_shelves(trainer)[shelf])


def figures_of(questions: QuerySet[HelpRequest], trainer: User, today: date) -> Figures:
    """How many on each shelf; of the first, how many wait and are late. One query."""
    shelves = _shelves(trainer)
    waits = shelves[Shelf.MINE] & Q(state=State.ASKED)
    counted = {shelf.name: Count("pk", filter=condition) for shelf, condition in shelves.items()}
    found = questions.order_by().aggregate(
        **counted,
        waiting=Count("pk", filter=waits),
        late=Count("pk", filter=waits & Q(due_on__lt=today)),
    )
    by_shelf = {shelf: found[shelf.name] for shelf in Shelf}
    return Figures(shelves=by_shelf, waiting=found["waiting"], late=found["late"])


def _shelves(trainer: User) -> dict[Shelf, Q]:
    is_open, nobodys = ~Q(state=State.CLOSED), without_tutor()
    return {
        Shelf.MINE: is_open & (Q(tutor=trainer) | nobodys),
        Shelf.NOBODYS: is_open & nobodys,
        Shelf.OTHERS: is_open & ~Q(tutor=trainer) & ~nobodys,
        Shelf.CLOSED: Q(state=State.CLOSED),
    }


def late_first(questions: QuerySet[HelpRequest], today: date) -> QuerySet[HelpRequest]:
    """Late, then waiting, the first promised first; then answered, then closed, by date."""
    rank = Case(
        When(state=State.ASKED, due_on__lt=today, then=Value(0)),
        When(state=State.ASKED, then=Value(1)),
        When(state=State.ANSWERED, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    waiting = Case(When(state=State.ASKED, then="due_on"))
    return questions.annotate(rank=rank).order_by("rank", waiting.asc(), "-last_at", "pk")


def messages_of(question: HelpRequest) -> QuerySet[HelpMessage]:
    return question.messages.select_related("author")


def locked_question(question: UUID) -> HelpRequest:
    """One question as it is now, held until the end of the transaction."""
    held = HelpRequest.objects.select_for_update(of=("self",))
    return held.select_related("enrolment__person", "enrolment__tutor", "tutor").get(pk=question)


def words_to_erase(*, at: datetime) -> QuerySet[HelpMessage]:
    """The words whose time is over: a year after the path and they ended, three years at most."""
    a_year_ago = at - WORDS_AFTER_THE_PATH
    is_over = Q(request__enrolment__finished_at__lt=a_year_ago) | Q(
        request__enrolment__stopped_at__lt=a_year_ago
    )
    old = Q(written_at__lt=at - WORDS_AT_MOST) | (is_over & Q(written_at__lt=a_year_ago))
    return HelpMessage.objects.filter(old, erased_at=None)


def questions_to_delete(today: date) -> QuerySet[HelpRequest]:
    """Those whose proof is over: the last message is of the seventh year before this one."""
    return HelpRequest.objects.filter(last_at__year__lt=today.year - YEARS_OF_PROOF)
