"""Writing a question of the bank."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from curriculum.forms.choices import ChoicesField, TypedChoice
from curriculum.models import Question
from curriculum.queries.questions import objectives_by_module
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.questions import (
    Choice,
    Fault,
    QuestionKind,
    Wording,
    as_content,
    faults_of,
    fractions,
)

WHAT_IS_WRONG: dict[Fault, tuple[str, Any]] = {
    "too_few": ("choices", _("Il faut au moins deux réponses. Ajoutez-en.")),
    "twice": ("choices", _("Deux réponses disent la même chose. Gardez-en une.")),
    "one_right": ("choices", _("Cochez « Juste » devant une réponse, et une seule.")),
    "none_right": ("choices", _("Cochez « Juste » devant au moins une réponse.")),
}


class QuestionForm(WagtailAdminModelForm):
    """A valid form has a `wording`; nothing is saved by the form itself."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    objective = forms.TypedChoiceField(
        label=_("Objectif"),
        required=False,
        coerce=UUID,
        empty_value=None,
        help_text=_("Ce que la question vérifie. L’attestation en dépend."),
    )
    kind = forms.ChoiceField(
        label=_("Sorte"),
        choices=Question.Kind.choices,
        initial=Question.Kind.SINGLE,
        widget=forms.RadioSelect,
    )
    prompt = forms.CharField(
        label=_("Énoncé"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Écrivez l’énoncé.")},
    )
    choices = ChoicesField(
        label=_("Réponses"),
        required=False,
        help_text=_("De deux à huit. Le retour est lu par qui choisit cette réponse."),
    )
    general_feedback = forms.CharField(
        label=_("Retour pour tout le monde"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=300,
        help_text=_("D’où vient le fait, avec l’année : « Insee, 2021 »."),
    )
    shuffle = forms.BooleanField(label=_("Mélanger les réponses"), required=False, initial=True)

    class Meta:
        model = Question
        fields = ("name", "topic", "objective")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["objective"].choices = [("", _("Aucun")), *objectives_by_module()]
        self.fields["name"].help_text = _("Pour la retrouver. Les stagiaires ne le voient pas.")
        self.said = None if self.instance._state.adding else self.instance.current  # noqa: SLF001  # Django's own way to know a new row
        if self.said:
            self.initial.update(_typed(self.said.wording))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if {"kind", "prompt", "choices"} <= cleaned.keys():
            self.wording = self._wording(cleaned)
            for fault in faults_of(self.wording):
                self.add_error(*WHAT_IS_WRONG[fault])
        return cleaned

    @property
    def identity(self) -> UUID:
        """The same form sent twice is one question; changed in between, two."""
        facts = {name: self.cleaned_data[name] for name in ("name", "topic", "objective")}
        content = fingerprint_of({**facts, **as_content(self.wording)})
        return uuid5(self.cleaned_data.get("key") or uuid4(), content)

    def _wording(self, cleaned: dict[str, Any]) -> Wording:
        typed: list[TypedChoice] = cleaned["choices"]
        shares = self._fractions(cleaned["kind"], [line.is_right for line in typed])
        return Wording(
            kind=cleaned["kind"],
            prompt=cleaned["prompt"],
            choices=tuple(
                Choice(line.text, share, line.feedback)
                for line, share in zip(typed, shares, strict=True)
            ),
            general_feedback=cleaned.get("general_feedback", ""),
            source=cleaned.get("source", ""),
            shuffle=cleaned.get("shuffle", True),
        )

    def _fractions(self, kind: QuestionKind, right: list[bool]) -> list[Decimal]:
        """Shares that a pack chose stay, as long as the same lines are right."""
        if self.said and self.said.kind == kind:
            known = [choice.fraction for choice in self.said.wording.choices]
            if [share > 0 for share in known] == right:
                return known
        return fractions(kind, right)


def _typed(wording: Wording) -> dict[str, Any]:
    return {
        "kind": wording.kind,
        "prompt": wording.prompt,
        "choices": [TypedChoice(c.text, c.fraction > 0, c.feedback) for c in wording.choices],
        "general_feedback": wording.general_feedback,
        "source": wording.source,
        "shuffle": wording.shuffle,
    }
