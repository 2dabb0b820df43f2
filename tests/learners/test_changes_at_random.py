"""An author changes a path at random while people hand in at random: nothing done is ever lost."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest
from wagtail.models import Revision

from curriculum.journey.moving import move_activity
from curriculum.models import Activity, LearningPath, Lesson, Module, PathModule
from curriculum.queries.outlines import current_outline
from curriculum.queries.questions import current_versions
from curriculum.rules.activities import activity_ids
from curriculum.rules.moving import CannotMoveError
from learners.forms.learning.quizzes import new_form
from learners.journey import changing, learning
from learners.models import Certificate, Completion, Enlargement, Enrolment, Letter, User
from learners.queries.learning.recounting import differences
from learners.rules.learning.handing_in import HandIn
from tests.curriculum import lesson_writing as write
from tests.doors import right_choices
from tests.learners.working import work_off
from tests.people import person


@dataclass
class Known:
    """What was true at the last look, and must never be lost."""

    completions: set[tuple[UUID, UUID]] = field(default_factory=set)
    certificates: dict[str, tuple[object, ...]] = field(default_factory=dict)
    percentages: dict[UUID, int] = field(default_factory=dict)
    finished: set[UUID] = field(default_factory=set)
    enlargements: int = 0


class Author:
    """Somebody who changes anything, and publishes each time."""

    def __init__(self, path: LearningPath, user: User, draw: Random, at: datetime) -> None:
        self.path, self.user, self.draw, self.at = path, user, draw, at

    def act(self) -> None:
        doing: list[Callable[[], object]] = [
            self.correct,
            self.add_lesson,
            self.offer_lesson,
            self.withdraw_lesson,
            self.bring_back,
            self.reorder,
            self.add_quiz,
            self.take_quiz_off,
            self.change_mark,
            self.change_minutes,
            self.change_obligation,
            self.drop_or_add_module,
            self.reorder_modules,
            self.move_an_activity,
            self.put_back,
            self.apply,
        ]
        self.draw.choice(doing)()

    def lesson(self, *, live: bool = True) -> Lesson | None:
        lessons = list(Lesson.objects.filter(live=live, slug__startswith="hasard"))
        return self.draw.choice(lessons) if lessons else None

    def publish(self, lesson: Lesson) -> None:
        lesson.save_revision().publish()

    def correct(self) -> None:
        if lesson := self.lesson():
            lesson.title = f"Titre {self.draw.random()}"
            self.publish(lesson)

    def add_lesson(self, *, required: bool = True) -> None:
        slug = f"hasard-{uuid4().hex[:8]}"
        quiz = write.quiz(write.question(slug), minutes=self.draw.randint(1, 4))
        module = self.draw.choice(list(Module.objects.filter(slug__startswith="hasard")))
        lesson = write.new_lesson(module, quiz, slug=slug, minutes=6, live=False)
        lesson.is_required = required
        self.publish(lesson)

    def offer_lesson(self) -> None:
        self.add_lesson(required=False)

    def withdraw_lesson(self) -> None:
        if (lesson := self.lesson()) and Lesson.objects.live().count() > 2:
            lesson.unpublish()

    def bring_back(self) -> None:
        if lesson := self.lesson(live=False):
            self.publish(lesson)

    def reorder(self) -> None:
        one, other = self.lesson(), self.lesson()
        if one and other and one.pk != other.pk:
            one.move(other, pos="right")

    def add_quiz(self) -> None:
        if lesson := self.lesson():
            blocks = list(lesson.body.raw_data)
            write.write(lesson, *blocks, write.quiz(write.question(uuid4().hex), minutes=1))

    def take_quiz_off(self) -> None:
        lesson = self.lesson()
        if lesson and len(lesson.body.raw_data) > 1:
            write.write(lesson, *list(lesson.body.raw_data)[1:])

    def change_mark(self) -> None:
        if lesson := self.lesson():
            blocks = list(lesson.body.raw_data)
            blocks[0]["value"]["pass_mark"] = self.draw.choice([50, 70, 100])
            write.write(lesson, *blocks)

    def change_minutes(self) -> None:
        if lesson := self.lesson():
            lesson.minutes = self.draw.randint(8, 15)
            self.publish(lesson)

    def change_obligation(self) -> None:
        if lesson := self.lesson():
            lesson.is_required = not lesson.is_required
            self.publish(lesson)

    def drop_or_add_module(self) -> None:
        path = LearningPath.objects.get(pk=self.path.pk)
        last = Module.objects.get(slug="hasard-2")
        here = path.path_modules.filter(module=last).first()
        if here:
            path.path_modules.remove(here)
        else:
            path.path_modules.add(PathModule(module=last, sort_order=9))
        path.save_revision().publish()

    def reorder_modules(self) -> None:
        path = LearningPath.objects.get(pk=self.path.pk)
        places = list(path.path_modules.all())
        orders = [place.sort_order for place in places]
        for place, order in zip(places, reversed(orders), strict=True):
            place.sort_order = order
        path.path_modules.set(places)
        path.save_revision().publish()

    def move_an_activity(self) -> None:
        one, other = self.lesson(), self.lesson()
        if one and other:
            activity = self.draw.choice(sorted(activity_ids(one.body.raw_data)))
            with suppress(CannotMoveError):
                move_activity(activity, one, other, by=self.user, at=self.at)

    def put_back(self) -> None:
        """Any older version, published again as it was."""
        if lesson := self.lesson():
            older = Revision.objects.for_instance(lesson).order_by("pk")
            self.draw.choice(list(older)).as_object().save_revision().publish()

    def apply(self) -> None:
        outline = current_outline(self.path.translation_key)
        changing.apply_addition(outline, key=uuid4(), reason="Au hasard.", by=self.user, at=self.at)


def answer_something(learner: User, draw: Random, at: datetime) -> None:
    """One hand-in of one live activity, right three times out of four; offered or asked."""
    activity = draw.choice(list(Activity.objects.filter(retired_at=None, lesson__in=ours())))
    versions = current_versions([UUID(question) for question in activity.questions])
    form = new_form(learner, activity.id, list(versions.values()))
    chosen = {a.question: choice_for(a.question, draw) for a in form.asked}
    learning.hand_in(HandIn(form=form, chosen=chosen), person=learner, at=at, claimed_at=at)


def ours() -> list[UUID]:
    lessons = Lesson.objects.filter(slug__startswith="hasard")
    return list(lessons.values_list("translation_key", flat=True))


def choice_for(question: UUID, draw: Random) -> tuple[int, ...]:
    (right,) = right_choices(question)
    return (right if draw.random() < 0.75 else 1 - right,)


def look(known: Known) -> None:
    """Nothing lost, nothing changed that was certified, nothing taken back without a word."""
    completions = set(Completion.objects.values_list("enrolment_id", "item"))
    certificates = {
        number: tuple(said)
        for number, *said in Certificate.objects.values_list(
            "number", "name", "path_title", "minutes", "objectives", "revoked_at"
        )
    }
    enrolments = list(Enrolment.objects.all())
    enlarged = list(Enlargement.objects.order_by("pk").values_list("enrolment_id", flat=True))
    told = Letter.objects.filter(kind="path_enlarged").count()

    assert known.completions <= completions
    assert known.certificates.items() <= certificates.items()
    assert known.finished <= {e.pk for e in enrolments if e.state == "finished"}
    fell = {e.pk for e in enrolments if e.percentage < known.percentages.get(e.pk, 0)}
    assert fell <= set(enlarged[known.enlargements :])
    assert told == len(enlarged)
    assert list(differences()) == []
    known.completions, known.certificates = completions, certificates
    known.percentages = {e.pk: e.percentage for e in enrolments}
    known.finished = {e.pk for e in enrolments if e.state == "finished"}
    known.enlargements = len(enlarged)


@pytest.mark.parametrize(
    ("seed", "people", "steps"), [(1, 12, 120), (2, 12, 120), (3, 12, 120), (4, 200, 160)]
)
def test_whatever_an_author_does_nothing_done_is_lost(seed, people, steps, edith, a_moment):
    draw = Random(seed)  # noqa: S311  # chance guards nothing here
    modules = [write.new_module(f"hasard-{n}", title=f"Hasard {n}") for n in (1, 2)]
    path = write.new_path(*modules, slug="au-hasard")
    author = Author(path, edith, draw, a_moment)
    for _ in range(4):
        author.add_lesson()
    outline = current_outline(path.translation_key)
    learners = [person(f"p{n}@exemple.fr", "P", str(n)) for n in range(people)]
    for learner in learners:
        learning.begin(learner, outline, at=a_moment)
    known = Known()
    for step in range(steps):
        at = author.at = a_moment + timedelta(minutes=step)
        if draw.random() < 0.2:
            author.act()
        else:
            answer_something(draw.choice(learners), draw, at)
        if step % 10 == 0:
            work_off()
            look(known)
    work_off()
    look(known)
