"""Inviting somebody: their name, their address, their path."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content.forms.written import WrittenSelect
from content.rules.languages import WRITTEN_IN
from content.rules.typography import duration
from curriculum.models import LearningPath
from curriculum.queries.translations import titles_in
from curriculum.rules.outline_words import title_said
from learners.forms.institutions.refusals import SENTENCES
from learners.rules.institutions.invitations import Invitee
from learners.rules.institutions.mailboxes import is_shared
from learners.rules.institutions.refusals import Refusal


class InviteeForm(forms.Form):
    """Who is invited. The key makes a second sending of the same form change nothing."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    first_name = forms.CharField(
        label=_("Prénom"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    last_name = forms.CharField(
        label=_("Nom"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        max_length=254,
        help_text=_("À son nom : une boîte partagée (accueil@, contact@) ne convient pas."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if is_shared(email):
            raise forms.ValidationError(SENTENCES[Refusal.SHARED_MAILBOX], code="shared_mailbox")
        return email

    def invitee(self) -> Invitee:
        """Once valid."""
        said = self.cleaned_data
        return Invitee(
            email=said["email"],
            first_name=said["first_name"],
            last_name=said["last_name"],
            team=said.get("team", ""),
        )


class CorrectInviteeForm(InviteeForm):
    """Who is invited, corrected before they answer."""

    team = forms.CharField(
        label=_("Service"),
        max_length=100,
        required=False,
        help_text=_("Pour retrouver la personne dans votre liste."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class InvitePersonForm(CorrectInviteeForm):
    """A person sent on one of the open paths; with a single path, nobody is asked which."""

    path = forms.TypedChoiceField(label=_("Parcours"), coerce=UUID, widget=WrittenSelect)

    def __init__(self, *args: Any, paths: Sequence[LearningPath], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paths = {path.translation_key: path for path in paths}
        field = cast("forms.TypedChoiceField", self.fields["path"])
        field.choices = shown_paths(self.paths)
        if len(self.paths) == 1:
            field.initial = next(iter(self.paths))
            field.widget = forms.HiddenInput()

    def chosen_path(self) -> LearningPath:
        """Once valid."""
        return self.paths[self.cleaned_data["path"]]


def shown_paths(paths: Mapping[UUID, LearningPath]) -> list[tuple[UUID, str]]:
    """Each with its minutes, in the language of the page: one query, none in French."""
    language = get_language() or WRITTEN_IN
    words = titles_in(language, paths)
    said = {key: title_said(key, path.title, words) for key, path in paths.items()}
    return [
        (key, type(title)(f"{title} ({duration(paths[key].minutes, language)})"))
        for key, title in said.items()
    ]
