"""Writing a scenario: its text in one field, each fault said with its line and its scene."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from curriculum.models import Scenario
from curriculum.readers.scenarios import read_scenario
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.scenario_json import as_plain
from curriculum.rules.scenario_writing import text_of_scenario
from curriculum.rules.scenarios import Scenario as Written

MAX_FAULTS = 30
MODEL = """\
id: mon-dialogue
titre: Un titre
personne: Madame Martin
depart: N01
confiance: {depart: 2, min: 0, max: 8, rupture: FIN_C}
indices: [urgence]
etapes:
  N01:
    titre: La porte
    decor: Ce que l’on voit.
    dit: Ce qu’elle dit.
    indices: [urgence]
    choix:
      - texte: Ce que l’on peut répondre ?
        vers: FIN_A
        confiance: 1
        type: ouverte
        retour: Pourquoi cela ouvre.
      - texte: Autre chose.
        vers: FIN_C
        confiance: -1
        type: jugement
        retour: Pourquoi cela ferme.

  FIN_A:
    fin: true
    titre: Une fin
    dit: Ce qu’elle dit en partant.
    bilan: Ce que l’on en retient.

  FIN_C:
    fin: true
    titre: La rupture
    dit: Ce qu’elle dit en partant.
    bilan: Ce que l’on en retient.
"""


class ScenarioForm(WagtailAdminModelForm):
    """A valid form has what is `written`; nothing is saved by the form itself."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    text = forms.CharField(
        label=gettext_lazy("Texte du scénario"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 40, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "En YAML : chaque étape, ce qu’elle dit, et ce que l’on peut répondre."
            " Les remarques (#) ne sont pas gardées."
        ),
    )

    class Meta:
        model = Scenario
        fields = ()

    written: Written

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_new = self.instance._state.adding  # noqa: SLF001  # Django's own way to know a new row
        current = None if is_new else self.instance.current
        self.initial["text"] = text_of_scenario(current.written) if current else MODEL

    def clean_text(self) -> str:
        """What was typed stays in the field, whatever is wrong with it."""
        text: str = self.cleaned_data["text"]
        faults: list[tuple[int, str]] = []
        written = read_scenario(
            text.replace("\r\n", "\n"), lambda line, said: faults.append((line, said))
        )
        if faults or written is None:
            raise ValidationError([_said(*fault) for fault in sorted(faults)[:MAX_FAULTS]])
        others = Scenario.objects.exclude(pk=self.instance.pk)
        if others.filter(key=written.key).exclude(pk=self._identity(written)).exists():
            sentence = _("Un autre scénario s’appelle « %(key)s ». Changez son id.")
            raise ValidationError(sentence % {"key": written.key})
        self.written = written
        return text

    def _identity(self, written: Written) -> UUID:
        """Twice the same form is one scenario."""
        sent = self.data.get(self.add_prefix("key"), "")
        return uuid5(_key_in(sent), fingerprint_of(as_plain(written)))

    @property
    def identity(self) -> UUID:
        return self._identity(self.written)


def _key_in(sent: str) -> UUID:
    try:
        return UUID(sent)
    except ValueError:
        return uuid4()


def _said(line: int, sentence: str) -> str:
    return _("Ligne %(line)s : %(sentence)s") % {"line": line, "sentence": sentence}
