"""Writing a question of the bank: one form, which fits its kind."""

from typing import Any, cast
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from curriculum.forms.choices import ChoicesField, has_order, is_weighed
from curriculum.forms.wordings import (
    LINES_HELP,
    MORE_LINES,
    WEIGHED_HELP,
    choices_of,
    is_weighed_apart,
    sentence_for,
    typed_from,
)
from curriculum.models import Question
from curriculum.queries.questions import objectives_by_module, topics
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.questions import QuestionKind, Wording, as_content, faults_of

CHOSEN_AMONG: tuple[QuestionKind, ...] = ("single", "several")


class TopicInput(forms.TextInput):
    """Topics that exist are offered while one types: two spellings would be two topics."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ANN401  # Django's signature
        listed = f"{(attrs or {}).get('id', name)}-known"
        shown = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        options = format_html_join("", '<option value="{}">', ((topic,) for topic in topics()))
        return format_html('{}<datalist id="{}">{}</datalist>', shown, listed, options)


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
    kind = forms.ChoiceField(label=_("Sorte"), widget=forms.RadioSelect)
    prompt = forms.CharField(
        label=_("Énoncé"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une question, en mots simples. Une seule idée."),
        error_messages={"required": _("Écrivez l’énoncé.")},
    )
    choices = ChoicesField(label=_("Réponses"), required=False)
    general_feedback = forms.CharField(
        label=_("Retour pour tout le monde"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lu quand la question est juste."),
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=300,
        help_text=_("D’où vient le fait, avec l’année : « Insee, 2021 »."),
    )
    shuffle = forms.BooleanField(
        label=_("Mélanger les réponses"),
        required=False,
        initial=True,
        help_text=_("Décochez quand l’ordre a un sens : des dates, des quantités."),
    )

    class Meta:
        model = Question
        fields = ("name", "topic", "objective")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = None if self.instance._state.adding else self.instance.current  # noqa: SLF001  # Django's own way to know a new row
        if self.said:
            self.initial.update(_typed(self.said.wording))
        self.fit(self._kind())
        self.fields["objective"].choices = [("", _("Aucun")), *objectives_by_module()]
        self.fields["name"].help_text = _("Pour la retrouver. Les stagiaires ne le voient pas.")
        self.fields["topic"].help_text = _("Un quiz peut tirer ses questions d’un thème.")
        self.fields["topic"].widget = TopicInput()

    def _kind(self) -> QuestionKind:
        """What was sent or asked for, as long as the question may become it."""
        wanted = self.data.get(self.add_prefix("kind")) or self.initial.get("kind")
        if self.said and wanted not in family_of(cast(QuestionKind, self.said.kind)):
            wanted = self.said.kind
        return cast(QuestionKind, wanted if wanted in Question.Kind.values else "single")

    def fit(self, kind: QuestionKind) -> None:
        """Show the fields of this kind, and its lines."""
        family = family_of(kind)
        self.weighed = kind in CHOSEN_AMONG and self._is_weighed()
        if self.initial.get("kind") not in family:
            self.initial["kind"] = kind
        self.fields["kind"].choices = [c for c in Question.Kind.choices if c[0] in family]
        self.fields["choices"] = ChoicesField(
            kind,
            weighed=self.weighed,
            label=_("Réponses"),
            required=False,
            help_text=lines_help(kind, weighed=self.weighed),
        )
        if not has_order(kind):
            del self.fields["shuffle"]

    def _is_weighed(self) -> bool:
        """As sent, else as the question is, else as one asked for."""
        if self.is_bound:
            return is_weighed(self.data, self.add_prefix("choices"))
        if self.said:
            return is_weighed_apart(self.said.wording)
        return bool(self.initial.get("weighed"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if {"kind", "prompt", "choices"} <= cleaned.keys():
            self.wording = self._wording(cleaned)
            for fault in faults_of(self.wording):
                said = sentence_for(fault, self.wording.kind, weighed=self.weighed)
                self.add_error("choices", said)
        return cleaned

    @property
    def identity(self) -> UUID:
        """The same form sent twice is one question; changed in between, two."""
        facts = {name: self.cleaned_data[name] for name in ("name", "topic", "objective")}
        content = fingerprint_of({**facts, **as_content(self.wording)})
        return uuid5(self.cleaned_data.get("key") or uuid4(), content)

    def _wording(self, cleaned: dict[str, Any]) -> Wording:
        kind, said = cleaned["kind"], self.said.wording if self.said else None
        return Wording(
            kind=kind,
            prompt=cleaned["prompt"],
            choices=choices_of(kind, cleaned["choices"], said, weighed=self.weighed),
            general_feedback=cleaned.get("general_feedback", ""),
            source=cleaned.get("source", ""),
            shuffle=cleaned.get("shuffle", said.shuffle if said else True),
        )


def family_of(kind: QuestionKind) -> tuple[QuestionKind, ...]:
    """The kinds that share its lines: one may become the other."""
    return CHOSEN_AMONG if kind in CHOSEN_AMONG else (kind,)


def lines_help(kind: QuestionKind, *, weighed: bool) -> Any:  # noqa: ANN401  # a lazy text
    if kind == "true_false":
        return LINES_HELP[kind]
    return format_lazy("{} {}", WEIGHED_HELP if weighed else LINES_HELP[kind], MORE_LINES)


def _typed(wording: Wording) -> dict[str, Any]:
    return {
        "kind": wording.kind,
        "prompt": wording.prompt,
        "choices": typed_from(wording),
        "general_feedback": wording.general_feedback,
        "source": wording.source,
        "shuffle": wording.shuffle,
    }
