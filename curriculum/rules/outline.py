"""What a path asks, what is left of it, and what a new completion finishes.

The one rule: every screen, letter, report and paper takes its figures from here.
Ids are UUIDs; `done` holds the ids of completed items (activities, lessons, modules, path);
`retired` holds the ids of activities that this learner has not to do any more. Minutes are whole.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from curriculum.rules.drawing import Draw


@dataclass(frozen=True)
class ActivityItem:
    """Something to hand in: `mark` is the percentage that passes it.

    `questions` and `draws` are what it asked then; both empty in outlines older than them.
    """

    id: UUID
    kind: str
    title: str
    minutes: int
    mark: int
    questions: tuple[UUID, ...] = ()
    draws: tuple[Draw, ...] = ()


@dataclass(frozen=True)
class LessonItem:
    """A page to read and do; `reading_minutes` are credited with its last activity.

    `always`: asked even of whom the rest of the module is spared.
    """

    id: UUID
    title: str
    reading_minutes: int
    required: bool
    activities: tuple[ActivityItem, ...]
    always: bool = False

    @property
    def minutes(self) -> int:
        return self.reading_minutes + sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True)
class ObjectiveItem:
    """What one can do after a module."""

    id: UUID
    text: str


@dataclass(frozen=True)
class ModuleItem:
    """A module in a path, required or optional."""

    id: UUID
    title: str
    required: bool
    objectives: tuple[ObjectiveItem, ...]
    lessons: tuple[LessonItem, ...]


@dataclass(frozen=True)
class PathOutline:
    """Everything a path asks, in order."""

    path: UUID
    title: str
    modules: tuple[ModuleItem, ...]

    def lessons(self) -> Iterator[tuple[ModuleItem, LessonItem]]:
        """Every lesson with its module, optional ones included, in order."""
        return ((module, lesson) for module in self.modules for lesson in module.lessons)

    def required_lessons(self) -> Iterator[tuple[ModuleItem, LessonItem]]:
        return (
            (module, lesson)
            for module, lesson in self.lessons()
            if module.required and lesson.required
        )

    @property
    def minutes(self) -> int:
        """What the path announces: the minutes of its required lessons."""
        return sum(lesson.minutes for _, lesson in self.required_lessons())


@dataclass(frozen=True)
class Remaining:
    """What is left: lessons to read, what stands alone in a lesson, the minutes of both.

    Half-days are given on a date: their hours are not among the minutes.
    """

    lessons: int
    quizzes: int
    minutes: int
    dialogues: int = 0
    exercises: int = 0
    half_days: int = 0


def activities_left(
    lesson: LessonItem, done: Collection[UUID], retired: Collection[UUID]
) -> list[ActivityItem]:
    """Nothing is left of a lesson that was completed, whatever was added to it since."""
    if lesson.id in done:
        return []
    return [a for a in lesson.activities if a.id not in done and a.id not in retired]


def is_withdrawn(lesson: LessonItem, done: Collection[UUID], retired: Collection[UUID]) -> bool:
    """A lesson whose activities were all retired before being done is asked of nobody."""
    return (
        lesson.id not in done
        and bool(lesson.activities)
        and all(a.id in retired and a.id not in done for a in lesson.activities)
    )


def is_lesson_finished(
    lesson: LessonItem, done: Collection[UUID], retired: Collection[UUID]
) -> bool:
    """A lesson without an activity is finished by saying so, never by itself."""
    if lesson.id in done:
        return True
    return any(a.id in done for a in lesson.activities) and not activities_left(
        lesson, done, retired
    )


def is_module_finished(
    module: ModuleItem, done: Collection[UUID], retired: Collection[UUID]
) -> bool:
    """An empty module is never finished: nobody has learnt anything in it."""
    asked = [x for x in module.lessons if x.required and not is_withdrawn(x, done, retired)]
    return module.id in done or (
        bool(asked) and all(is_lesson_finished(lesson, done, retired) for lesson in asked)
    )


def is_path_finished(
    outline: PathOutline, done: Collection[UUID], retired: Collection[UUID]
) -> bool:
    """Every lesson that is asked: a module once completed may have been added to since."""
    if outline.path in done:
        return True
    asked = [x for _, x in outline.required_lessons() if not is_withdrawn(x, done, retired)]
    return bool(asked) and all(is_lesson_finished(lesson, done, retired) for lesson in asked)


@dataclass(frozen=True)
class Finished:
    """An item that is now finished, with the minutes it credits by itself."""

    id: UUID
    kind: str
    minutes: int


def newly_finished(
    outline: PathOutline, done: Collection[UUID], retired: Collection[UUID]
) -> list[Finished]:
    """What follows from `done`: finished lessons, modules and path not yet among `done`.

    A lesson credits its reading minutes here, its activities having credited their own; what
    is optional credits nothing.
    """
    known = set(done)
    lessons = [
        Finished(lesson.id, "lesson", reading_credit(module, lesson))
        for module, lesson in outline.lessons()
        if lesson.id not in known and is_lesson_finished(lesson, known, retired)
    ]
    known.update(item.id for item in lessons)
    modules = [
        Finished(module.id, "module", 0)
        for module in outline.modules
        if module.id not in known and is_module_finished(module, known, retired)
    ]
    known.update(item.id for item in modules)
    if outline.path not in known and is_path_finished(outline, known, retired):
        return [*lessons, *modules, Finished(outline.path, "path", 0)]
    return [*lessons, *modules]


def reading_credit(module: ModuleItem, lesson: LessonItem) -> int:
    """Reading is credited for a required lesson that has an activity, and for no other."""
    credits_hours = module.required and lesson.required and lesson.activities
    return lesson.reading_minutes if credits_hours else 0


def activity_credit(outline: PathOutline, activity: UUID) -> int:
    """Minutes an activity credits; raises LookupError when the outline does not hold it."""
    for module, lesson in outline.lessons():
        for item in lesson.activities:
            if item.id == activity:
                return item.minutes if module.required and lesson.required else 0
    raise LookupError(activity)


def pass_mark(outline: PathOutline, activity: UUID) -> int:
    """The percentage that passes an activity, as pinned when the learner started.

    Raises LookupError when the outline does not hold it.
    """
    item = activity_in(outline, activity)
    if item is None:
        raise LookupError(activity)
    return item.mark


def activity_in(outline: PathOutline, activity: UUID) -> ActivityItem | None:
    """An activity as it was pinned; None when the path does not ask for it."""
    items = (item for _, lesson in outline.lessons() for item in lesson.activities)
    return next((item for item in items if item.id == activity), None)


def remaining(outline: PathOutline, done: Collection[UUID], retired: Collection[UUID]) -> Remaining:
    """What is left to do of a path. Optional lessons and modules are not counted."""
    return left_of_lessons((lesson for _, lesson in outline.required_lessons()), done, retired)


def left_of_lessons(
    lessons: Iterable[LessonItem], done: Collection[UUID], retired: Collection[UUID]
) -> Remaining:
    """A lesson without reading counts by its activities; what is no quiz or dialogue, exercises."""
    left = [lesson for lesson in lessons if activities_left(lesson, done, retired)]
    alone = Counter(
        activity.kind if activity.kind in ("quiz", "dialogue") else "exercise"
        for lesson in left
        if not lesson.reading_minutes
        for activity in activities_left(lesson, done, retired)
    )
    return Remaining(
        lessons=sum(1 for lesson in left if lesson.reading_minutes),
        quizzes=alone["quiz"],
        dialogues=alone["dialogue"],
        exercises=alone["exercise"],
        minutes=sum(minutes_left_of(lesson, done, retired) for lesson in left),
    )


def minutes_left_of(lesson: LessonItem, done: Collection[UUID], retired: Collection[UUID]) -> int:
    """Reading and the activities still to hand in."""
    left = activities_left(lesson, done, retired)
    return lesson.reading_minutes + sum(activity.minutes for activity in left) if left else 0


def percentage(outline: PathOutline, done: Collection[UUID], retired: Collection[UUID]) -> int:
    """Required minutes done ÷ (done + left), rounded down; 100 only when the path is finished."""
    if is_path_finished(outline, done, retired):
        return 100
    did = sum(minutes_done_of(lesson, done) for _, lesson in outline.required_lessons())
    total = did + remaining(outline, done, retired).minutes
    return min(99, 100 * did // total) if total else 0


def minutes_done_of(lesson: LessonItem, done: Collection[UUID]) -> int:
    """A finished lesson counts whole; an unfinished one by the activities handed in."""
    if lesson.id in done:
        return lesson.minutes
    return sum(activity.minutes for activity in lesson.activities if activity.id in done)


def next_lesson(
    outline: PathOutline, done: Collection[UUID], retired: Collection[UUID]
) -> tuple[ModuleItem, LessonItem] | None:
    """The first required lesson with something left; None when nothing is."""
    for module, lesson in outline.required_lessons():
        if activities_left(lesson, done, retired):
            return module, lesson
    return None


def holds(outline: PathOutline, item: UUID) -> bool:
    """Whether an activity or a lesson belongs to the path."""
    return any(
        item == lesson.id or any(item == activity.id for activity in lesson.activities)
        for _, lesson in outline.lessons()
    )


def holds_module(outline: PathOutline, module: UUID) -> bool:
    return any(item.id == module for item in outline.modules)


def activities_of(outline: PathOutline) -> set[UUID]:
    """Every activity of the path, optional ones included."""
    return {activity.id for _, lesson in outline.lessons() for activity in lesson.activities}
