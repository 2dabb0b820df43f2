"""What an author changed, in words: the same in the office, on pages and in letters."""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from content.rules.typography import duration
from curriculum.rules.changes import Change, Kind

SENTENCES = {
    Kind.LESSON_ADDED: _("« %(lesson)s » : une leçon de plus, %(after)s"),
    Kind.LESSON_OFFERED: _("« %(lesson)s » : une leçon facultative, %(after)s"),
    Kind.LESSON_REMOVED: _("« %(lesson)s » : leçon retirée"),
    Kind.MADE_REQUIRED: _("« %(lesson)s » : la leçon devient obligatoire, %(after)s"),
    Kind.MADE_OPTIONAL: _("« %(lesson)s » : la leçon devient facultative"),
    Kind.ACTIVITY_ADDED: _(
        "« %(activity)s », dans « %(lesson)s » : une activité de plus, %(after)s"
    ),
    Kind.ACTIVITY_REMOVED: _("« %(activity)s », dans « %(lesson)s » : activité retirée"),
    Kind.MARK_RAISED: _("« %(activity)s » : le seuil passe de %(before)s à %(after)s"),
    Kind.MARK_LOWERED: _("« %(activity)s » : le seuil baisse de %(before)s à %(after)s"),
    Kind.MINUTES_CHANGED: _("« %(lesson)s » : la durée passe de %(before)s à %(after)s"),
    Kind.QUESTIONS_ADDED: _("« %(activity)s » : de nouvelles questions, %(after)s en tout"),
    Kind.QUESTIONS_REMOVED: _("« %(activity)s » : des questions retirées, %(after)s en tout"),
}
MARKS = (Kind.MARK_RAISED, Kind.MARK_LOWERED)
QUESTIONS = (Kind.QUESTIONS_ADDED, Kind.QUESTIONS_REMOVED)


def sentence_on(change: Change) -> str:
    """« Dire non et rester là » : une leçon de plus, 7 min."""
    return str(SENTENCES[change.kind]) % {
        "lesson": change.lesson,
        "activity": change.activity,
        "before": _figure(change.kind, change.before),
        "after": _figure(change.kind, change.after),
    }


def _figure(kind: Kind, figure: int) -> str:
    if kind in MARKS:
        return gettext("%(mark)s %%") % {"mark": figure}
    if kind in QUESTIONS:
        return str(figure)
    return duration(figure, get_language() or "fr")
