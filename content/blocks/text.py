"""Dire: words that an editor can place anywhere."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import AdminAutoHeightTextInput

from content.blocks.helped import Helped

MAX_TEXT = 100_000  # signs: a lesson of fifty pages, written in one field


class MarkdownBlock(blocks.TextBlock):
    """A text with a little Markdown; what Word gives comes in clean (static/js/paste.js)."""

    def __init__(self, *, max_length: int = MAX_TEXT, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    @cached_property
    def field(self) -> forms.CharField:
        kind = "flat" if refuse_titles in self.field_options["validators"] else ""
        widget = AdminAutoHeightTextInput(attrs={"rows": self.rows, "data-markdown": kind})
        return forms.CharField(widget=widget, **self.field_options)


def refuse_titles(text: str) -> None:
    """A title in a box would break the outline that a screen reader tells."""
    if any(line.startswith("#") for line in text.splitlines()):
        raise ValidationError(_("Pas de titre ici. Mettez ces mots en gras."))


class HeadingBlock(Helped, blocks.CharBlock):
    """The title of a part: it stands in the margin, beside what follows."""

    class Meta:
        icon = "title"
        label = _("Titre")
        group = _("Dire")
        help_text = _("Quatre mots au plus : il tient dans la marge. Exemple : Ce que l’on regarde")


class PassageBlock(Helped, MarkdownBlock):
    """Plain text with a little Markdown: bold, lists, links."""

    class Meta:
        icon = "pilcrow"
        label = _("Texte")
        group = _("Dire")
        help_text = _(
            "Écrivez comme dans un e-mail, ou collez depuis Word. Une ligne vide sépare deux"
            " paragraphes, **deux étoiles** mettent en gras, un tiret commence une liste."
        )


class NoteBlock(blocks.StructBlock):
    """A note set apart from the running text."""

    kind = blocks.ChoiceBlock(
        label=_("Sorte"),
        choices=[
            ("situation", _("Situation : une scène pour commencer")),
            ("savoir", _("À savoir : un fait, sa source et son année")),
            ("retenir", _("À retenir : trois lignes")),
            ("essayer", _("À essayer : un geste pour demain")),
            ("attention", _("Attention : ce qui peut nuire")),
        ],
        default="savoir",
        help_text=_("La sorte donne le mot écrit dans la marge."),
    )
    title = blocks.CharBlock(
        label=_("Titre"),
        required=False,
        max_length=80,
        help_text=_("Facultatif. Exemple : Mardi, dix heures"),
    )
    text = MarkdownBlock(
        label=_("Texte"),
        help_text=_("Une ligne vide sépare deux idées."),
        validators=[refuse_titles],
    )

    class Meta:
        icon = "info-circle"
        label = _("Encadré")
        group = _("Dire")
        help_text = _("Ce qui se lit à part : une scène, un chiffre, trois lignes à retenir.")


class QuotationBlock(blocks.StructBlock):
    """What somebody says or wrote, in their words."""

    text = MarkdownBlock(
        label=_("Paroles"),
        max_length=2_000,
        validators=[refuse_titles],
        help_text=_("Sans guillemets : ils s’ajoutent seuls. Exemple : Je n’ose plus demander."),
    )
    who = blocks.CharBlock(
        label=_("Qui le dit"),
        required=False,
        max_length=200,
        help_text=_("Exemple : Madame Perrin, 71 ans. Ou : Insee, 2021"),
    )

    class Meta:
        icon = "openquote"
        label = _("Citation")
        group = _("Dire")
        help_text = _("Les mots d’une personne ou d’un texte, avec leur auteur.")


class AccordionBlock(blocks.StructBlock):
    """What may wait: folded on the screen, open on paper."""

    title = blocks.CharBlock(
        label=_("Titre"),
        max_length=120,
        help_text=_("Il se voit seul : dites ce qu’il cache. Exemple : Et sur un iPhone ?"),
    )
    text = MarkdownBlock(
        label=_("Texte replié"),
        help_text=_("Il s’ouvre d’un clic. Rien d’indispensable ici."),
    )

    class Meta:
        icon = "collapse-down"
        label = _("Texte replié")
        group = _("Dire")
        help_text = _("Un complément pour qui le veut : il reste replié à l’écran.")
