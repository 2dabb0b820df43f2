"""« Déplacer une activité… »."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from curriculum.models import Lesson
from curriculum.queries.moving import lessons_by_module
from curriculum.rules.activities import activities_of
from curriculum.rules.moving import CannotMoveError, Obstacle

WHY: dict[Obstacle, Any] = {
    "not_here": _("Cette activité n’est plus dans « %(lesson)s ». Rechargez la page."),
    "same_lesson": _("L’activité est déjà dans « %(lesson)s ». Choisissez une autre leçon."),
    "not_live": _("« %(lesson)s » n’est pas publiée. Publiez-la d’abord."),
    "unpublished": _("« %(lesson)s » a des changements à publier. Publiez-les d’abord."),
    "in_review": _("« %(lesson)s » est en relecture. Attendez la réponse, ou annulez-la."),
    "locked": _("« %(lesson)s » est verrouillée. Demandez à qui l’a verrouillée."),
    "being_edited": _("Quelqu’un écrit dans « %(lesson)s ». Attendez qu’il ou elle enregistre."),
    "nothing_left": _(
        "« %(lesson)s » est obligatoire et n’aurait plus de quiz à la fin."
        " Ajoutez-en un, ou rendez-la facultative."
    ),
}


def sentence_of(refused: CannotMoveError) -> str:
    return str(WHY[refused.obstacle]) % {"lesson": refused.lesson}


class MoveActivityForm(forms.Form):
    """Which activity of this lesson, and to which other."""

    activity = forms.TypedChoiceField(
        label=_("Activité"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une activité."),
            "invalid_choice": _("Cette activité n’est pas dans la leçon. Choisissez-en une autre."),
        },
    )
    target = forms.TypedChoiceField(
        label=_("Vers la leçon"),
        coerce=int,
        help_text=_("L’activité se place à la fin, et prend ses minutes avec elle."),
        error_messages={
            "required": _("Choisissez une leçon."),
            "invalid_choice": _("Cette leçon n’existe plus. Choisissez-en une autre."),
        },
    )

    def __init__(self, *args: Any, lesson: Lesson, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        activities = activities_of(lesson.body.raw_data)
        shelves = lessons_by_module(but=lesson)
        offered: dict[str, list[tuple[str, Any]]] = {
            "activity": [(str(activity.id), activity.title) for activity in activities],
            "target": [
                ("", _("Choisissez une leçon")),
                *((title, [(x.pk, x.title) for x in lessons]) for title, lessons in shelves),
            ],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
            field.choices = choices
