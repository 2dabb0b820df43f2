"""Sentences that say figures, the same on every page and in every letter."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext

from content.rules.typography import NBSP, duration
from curriculum.rules.outline import Remaining


def what_is_left(left: Remaining) -> str:
    """« Il vous reste 2 leçons et 1 quiz (environ 25 min). » and nothing more elsewhere."""
    things = left_things(left)
    if not things:
        return gettext("Il ne vous reste rien à faire.")
    return gettext("Il vous reste %(things)s (environ %(duration)s).") % {
        "things": things,
        "duration": duration(left.minutes, get_language() or "fr"),
    }


def left_things(left: Remaining) -> str:
    """« 2 leçons et 1 quiz », or nothing."""
    parts = []
    if left.lessons:
        parts.append(
            ngettext("%(count)s leçon", "%(count)s leçons", left.lessons) % {"count": left.lessons}
        )
    if left.quizzes:
        parts.append(
            ngettext("%(count)s quiz", "%(count)s quiz", left.quizzes) % {"count": left.quizzes}
        )
    return gettext(" et ").join(parts)


def how_modules_stand(*, done: int, started: int, todo: int) -> str:
    """« Modules : 1 fait, 2 en cours, 3 à faire. », without what counts zero."""
    parts = [
        words % {"count": count}
        for count, words in (
            (done, ngettext("%(count)s fait", "%(count)s faits", done)),
            (started, gettext("%(count)s en cours")),
            (todo, gettext("%(count)s à faire")),
        )
        if count
    ]
    return gettext("Modules : %(parts)s.") % {"parts": ", ".join(parts)}


def week_day_in_words(day: date) -> str:
    """« mardi 1er décembre » in French, "Tuesday 1 December" in English."""
    words = date_format(day, "l j F")
    if get_language() == "fr":
        words = words.replace(" 1 ", " 1er ", 1)
    return NBSP.join(words.rsplit(" ", 1))
