"""The sheet of statements, the need, and what trainers and referents write after it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.rules.typography import typo
from curriculum.models import Module
from learners.forms.learning.guarded import GuardedField, GuardedForm
from learners.models import AdjustmentNeed
from learners.rules.learning.placing import NEVER, OFTEN, SOMETIMES, UNKNOWN, Said

ANSWERS = [
    (OFTEN, _("Je le fais souvent")),
    (SOMETIMES, _("Parfois")),
    (NEVER, _("Jamais")),
    (UNKNOWN, _("Je ne sais pas ce que c’est")),
]
LONGEST_NEED, LONGEST_SENTENCE = 2000, 500


class NeedForm(forms.Form):
    """What somebody needs, in their words; nothing written takes it back."""

    need = GuardedField(
        label=_("Avez-vous besoin d’un aménagement ?"),
        required=False,
        max_length=LONGEST_NEED,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lecture, son, rythme, lieu, matériel. L’orthographe ne compte pas."),
    )
    tells_trainers = forms.BooleanField(
        label=_(
            "La personne référente peut dire à qui me forme ce qu’il faut prévoir, sans la raison."
        ),
        required=False,
    )

    @classmethod
    def about(cls, need: AdjustmentNeed | None) -> dict[str, Any]:
        """What the form shows of what was said before."""
        return {"need": need.text, "tells_trainers": need.tells_trainers} if need else {}


class PlacementForm(NeedForm):
    """Each statement with its four answers, in the order of the path; the need at the end."""

    def __init__(self, *args: Any, statements: Sequence[Module], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.statements = statements
        for module in statements:
            self.fields[_name(module)] = forms.ChoiceField(
                label=typo(module.statement),
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choisissez une réponse.")},
            )
        self.order_fields([*map(_name, statements), "need", "tells_trainers"])

    def lines(self) -> list[forms.BoundField]:
        """The statements, as the page shows them."""
        return [self[_name(module)] for module in self.statements]

    def said(self) -> list[Said]:
        """Once valid."""
        return [
            Said(module.translation_key, module.statement, self.cleaned_data[_name(module)])
            for module in self.statements
        ]


def _name(module: Module) -> str:
    return f"m-{module.translation_key}"


class AdaptationForm(GuardedForm):
    """Something is adapted, or nothing is and a sentence says why: never an empty box."""

    is_needed = forms.TypedChoiceField(
        label=_("Votre décision"),
        choices=[("yes", _("J’adapte quelque chose")), ("no", _("Rien à adapter"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez l’un ou l’autre.")},
    )
    text = GuardedField(
        label=_("Quoi, ou pourquoi rien"),
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une phrase. La personne la lira, un auditeur aussi."),
        error_messages={"required": _("Écrivez une phrase, même quand rien ne change.")},
    )


class ArrangementForm(forms.Form):
    """What trainers should prepare, without the reason."""

    arrangement = GuardedField(
        label=_("Ce qu’il faut prévoir"),
        required=False,
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Sans la raison. Exemple : « documents en fichier, deux jours avant »."),
    )
