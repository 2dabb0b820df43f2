"""What a learner asks, and what a trainer answers."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.core import signing
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from learners.forms.learning.guarded import GuardedField, GuardedForm
from learners.models import User
from learners.rules.learning.helping import LONGEST_DELAY, LONGEST_TEXT

SALT = "learners.help"


class MessageForm(GuardedForm):
    """Words, the key that makes twice once, and under whose name the form was shown."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    author = forms.CharField(widget=forms.HiddenInput, required=False)
    text = GuardedField(
        label=_("Votre message"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={"required": _("Écrivez votre message, même en quelques mots.")},
    )


def signature_of(person: User) -> str:
    return signing.dumps(str(person.pk), salt=SALT)


def author_in(signature: str) -> str:
    """The key of who was shown the form; empty when we did not sign it."""
    try:
        return str(signing.loads(signature, salt=SALT))
    except signing.BadSignature:
        return ""


class QuestionForm(MessageForm):
    """The first message."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Votre question")
        self.fields["text"].help_text = _(
            "Dites où vous en êtes, et ce qui bloque. Ne nommez pas la personne que vous aidez."
        )


class NamedTrainer(forms.ModelChoiceField):
    """Among those who train, by name."""

    def label_from_instance(self, obj: User) -> str:
        return obj.get_full_name() or str(obj)


class HandOverForm(forms.Form):
    """To whom a question goes."""

    to = NamedTrainer(
        label=_("Qui répondra ?"),
        queryset=User.objects.none(),
        empty_label=_("Choisissez une personne"),
        error_messages={
            "required": _("Choisissez qui répondra."),
            "invalid_choice": _("Cette personne ne forme plus. Choisissez-en une autre."),
        },
    )

    def __init__(self, *args: Any, trainers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("NamedTrainer", self.fields["to"]).queryset = trainers


class TakeOverForm(HandOverForm):
    """To whom all the people of a tutor go."""


class TutorForm(forms.Form):
    """Who answers, in the office; nobody is an answer too."""

    tutor = NamedTrainer(
        label=_("Qui répond ?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Personne : toutes les formatrices et tous les formateurs"),
        error_messages={
            "invalid_choice": _("Cette personne ne forme plus. Choisissez-en une autre.")
        },
    )

    def __init__(self, *args: Any, trainers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("NamedTrainer", self.fields["tutor"]).queryset = trainers


class TutorshipForm(TutorForm):
    """The same for a path, with what is promised."""

    delay = forms.IntegerField(
        label=_("En combien de jours ouvrés, au plus ?"),
        min_value=1,
        max_value=LONGEST_DELAY,
        help_text=_("Du lundi au vendredi, sans les jours fériés de métropole."),
        error_messages={
            "required": _("Écrivez un nombre de jours."),
            "invalid": _("Écrivez un nombre entier de jours."),
            "min_value": _("Écrivez au moins %(limit_value)s."),
            "max_value": _("Écrivez %(limit_value)s au plus."),
        },
    )
