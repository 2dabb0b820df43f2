"""Sentences that say figures."""

from django.utils.translation import gettext, ngettext


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
