"""Which modules is somebody spared, or may they be?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from curriculum.rules.exempting import (
    module_in,
    modules_spared,
    obstacle_in,
    quiz_of,
)
from curriculum.rules.outline import ActivityItem, LessonItem, ModuleItem
from learners.models import Attempt, Enrolment, Exemption
from learners.queries.learning.enrolments import asked_no_more, done_by, outline_of
from learners.rules.learning.exempting import Refusal, may_be_granted, refusal_of


@dataclass(frozen=True)
class Standing:
    """One module of a path: its quiz with its lesson, what was decided, why nothing may be."""

    module: ModuleItem
    quiz: tuple[LessonItem, ActivityItem] | None
    exemption: Exemption | None
    refusal: Refusal | None

    @property
    def is_open(self) -> bool:
        """The quiz may be taken, and would spare the rest."""
        return bool(
            self.exemption and self.exemption.is_open and self.refusal in (None, Refusal.BEGUN)
        )

    @property
    def may_be_granted(self) -> bool:
        return not self.is_open and may_be_granted(self.refusal)

    @property
    def may_be_withdrawn(self) -> bool:
        return self.exemption is not None and self.exemption.is_open


def standings_of(enrolment: Enrolment) -> list[Standing]:
    """Every module of the path, in order: three queries, however many there are."""
    retired = asked_no_more(enrolment)
    modules = outline_of(enrolment).modules
    quizzes = {module.id: quiz_of(module, retired) for module in modules}
    rows = Exemption.objects.filter(enrolment=enrolment).select_related(
        "granted_by", "withdrawn_by"
    )
    by_module = {row.module: row for row in rows}
    tried = _tried(enrolment, [found[1].id for found in quizzes.values() if found])
    return [
        _standing(
            enrolment,
            module,
            quiz=quizzes[module.id],
            row=by_module.get(module.id),
            tried=tried,
            retired=retired,
        )
        for module in modules
    ]


def standing_of(enrolment: Enrolment, module: UUID) -> Standing | None:
    """The same for one module; None when it is not in this path."""
    if module_in(outline_of(enrolment), module) is None:
        return None
    return next(standing for standing in standings_of(enrolment) if standing.module.id == module)


def modules_to_ask_for(enrolment: Enrolment) -> set[UUID]:
    """Those of which the quiz may be taken first now, asked already or not."""
    standings = standings_of(enrolment)
    return {s.module.id for s in standings if s.is_open or s.refusal is None}


def _standing(
    enrolment: Enrolment,
    module: ModuleItem,
    *,
    quiz: tuple[LessonItem, ActivityItem] | None,
    row: Exemption | None,
    tried: Collection[UUID],
    retired: Collection[UUID],
) -> Standing:
    refusal = refusal_of(
        is_running=enrolment.state == Enrolment.State.IN_PROGRESS,
        is_used=row is not None and row.used_at is not None,
        has_tried=quiz is not None and quiz[1].id in tried,
        is_withdrawn=row is not None and row.withdrawn_at is not None,
        obstacle=obstacle_in(module, done_by(enrolment), retired),
    )
    return Standing(module, quiz, row, refusal)


def _tried(enrolment: Enrolment, quizzes: Collection[UUID]) -> set[UUID]:
    handed_in = Attempt.objects.filter(
        person=enrolment.person_id, activity__in=quizzes, state=Attempt.State.HANDED_IN
    )
    return set(handed_in.values_list("activity", flat=True))


def open_exemptions(enrolments: Iterable[Enrolment]) -> list[Exemption]:
    """Those that may still serve; no query when these came locked, with none."""
    held = [e.pk for e in enrolments if getattr(e, "awaits_exemption", True)]
    theirs = Exemption.objects.filter(enrolment__in=held, used_at=None, withdrawn_at=None)
    return list(theirs.order_by("enrolment_id", "module")) if held else []


def is_first_hand_in(attempt: Attempt) -> bool:
    handed_in = Attempt.objects.filter(
        person=attempt.person_id, activity=attempt.activity_id, state=Attempt.State.HANDED_IN
    )
    return not handed_in.exclude(pk=attempt.pk).exists()


def exempted_in(enrolment: Enrolment) -> set[UUID]:
    """The items that somebody was spared. Asks the database nothing."""
    return {UUID(item) for item in enrolment.exempted}


def modules_spared_to(enrolment: Enrolment) -> set[UUID]:
    return modules_spared(outline_of(enrolment), exempted_in(enrolment))
