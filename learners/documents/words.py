"""Sentences that say figures."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext

from content.rules.typography import NBSP


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
