"""What is left, in one sentence: the same on every page and in every letter."""

from django.utils.translation import get_language, gettext, ngettext

from content.rules.typography import duration
from curriculum.rules.outline import Remaining


def what_is_left(left: Remaining) -> str:
    """« Il vous reste 2 leçons et 1 quiz (environ 25 min), et 1 demi-journée. », word for word.

    The sentence of every page and every letter; nobody writes another.
    """
    things, half_days = left_things(left), _half_days(left)
    if not things and not half_days:
        return gettext("Il ne vous reste rien à faire.")
    if not things:
        return gettext("Il vous reste %(things)s.") % {"things": half_days}
    said = {"things": things, "duration": duration(left.minutes, get_language() or "fr")}
    if half_days:
        told = gettext("Il vous reste %(things)s (environ %(duration)s), et %(half_days)s.")
        return told % {**said, "half_days": half_days}
    return gettext("Il vous reste %(things)s (environ %(duration)s).") % said


def left_in_short(left: Remaining) -> str:
    """« 2 leçons et 1 quiz (25 min), et 1 demi-journée », for a cell of a table."""
    things, half_days = left_things(left), _half_days(left)
    if not things:
        return half_days or gettext("Rien")
    time = duration(left.minutes, get_language() or "fr")
    said = gettext("%(things)s (%(time)s)") % {"things": things, "time": time}
    if half_days:
        both = {"things": said, "half_days": half_days}
        return gettext("%(things)s, et %(half_days)s") % both
    return said


def left_things(left: Remaining) -> str:
    """« 2 leçons, 1 quiz et 1 dialogue », or nothing."""
    counted = _counted(left)
    several, last = ", ".join(counted[:-1]), counted[-1:]
    return gettext(" et ").join([several, *last] if several else last)


def _counted(left: Remaining) -> list[str]:
    """In the order of the sentence; what counts zero says nothing."""
    count = {"count": left.lessons}
    lessons = ngettext("%(count)s leçon", "%(count)s leçons", left.lessons) % count
    count = {"count": left.quizzes}
    quizzes = ngettext("%(count)s quiz", "%(count)s quiz", left.quizzes) % count
    count = {"count": left.dialogues}
    dialogues = ngettext("%(count)s dialogue", "%(count)s dialogues", left.dialogues) % count
    count = {"count": left.exercises}
    exercises = ngettext("%(count)s exercice", "%(count)s exercices", left.exercises) % count
    said = (
        (left.lessons, lessons),
        (left.quizzes, quizzes),
        (left.dialogues, dialogues),
        (left.exercises, exercises),
    )
    return [words for number, words in said if number]


def _half_days(left: Remaining) -> str:
    count = {"count": left.half_days}
    words = ngettext("%(count)s demi-journée", "%(count)s demi-journées", left.half_days) % count
    return words if left.half_days else ""
