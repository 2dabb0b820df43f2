"""What a pack draws, against the bank as it will be once the pack is in."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from curriculum.queries.questions import drawable
from curriculum.readers.problems import Problem
from curriculum.rules.drawing import Drawable, overdrawn
from curriculum.rules.identity import Names
from curriculum.rules.packs import PackLesson, PackModule, Quiz

Named = Iterable[tuple[PackModule, Names]]


def draw_problems(modules: Named) -> Iterator[Problem]:
    """Quizzes that draw more questions than their topic holds. One query, none without a draw."""
    coming: dict[UUID, str] = {}
    drawing: list[tuple[PackLesson, Quiz, Names]] = []
    for taught, names in modules:
        for lesson in taught.lessons:
            for quiz in lesson.quizzes:
                coming |= {names.question(q.key): q.topic for q in quiz.questions}
                drawing += [(lesson, quiz, names)] * bool(quiz.draws)
    pool = _pool(coming, {draw.topic for _lesson, quiz, _names in drawing for draw in quiz.draws})
    sentence = _("« %(topic)s » : %(count)s à tirer au plus. Tirez-en moins, ou écrivez-en.")
    for lesson, quiz, names in drawing:
        listed = {names.question(asked.key) for asked in quiz.questions}
        for topic, count in overdrawn(quiz.draws, listed=listed, pool=pool).items():
            yield Problem(lesson.file, quiz.line, sentence % {"topic": topic, "count": count})


def _pool(coming: Mapping[UUID, str], topics: set[str]) -> list[Drawable]:
    """A question that the pack brings again has the topic that the pack says."""
    here = {known.question: known.topic for known in drawable(topics)}
    return [Drawable(question, topic) for question, topic in {**here, **coming}.items()]
