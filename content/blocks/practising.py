"""S’exercer: what one does, step by step, and what one takes away."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from content.blocks.text import MarkdownBlock, refuse_titles


class StepBlock(blocks.StructBlock):
    """One gesture."""

    title = blocks.CharBlock(
        label=_("Titre de l’étape"),
        max_length=120,
        help_text=_("Commencez par un verbe. Exemple : Ouvrir la messagerie"),
    )
    text = MarkdownBlock(
        label=_("Explication"),
        required=False,
        validators=[refuse_titles],
        help_text=_("Facultative. Ce que l’on voit, ce que l’on fait."),
    )

    class Meta:
        label = _("Étape")
        icon = "list-ol"


class StepsBlock(blocks.StructBlock):
    """Gestures in their order, numbered."""

    steps = blocks.ListBlock(StepBlock(), label=_("Étapes"), min_num=1, max_num=20)

    class Meta:
        icon = "list-ol"
        label = _("Étapes")
        group = _("S’exercer")
        help_text = _("Les gestes dans l’ordre. Les numéros s’ajoutent seuls.")


class DownloadBlock(blocks.StructBlock):
    """A file to take away."""

    handout = DocumentChooserBlock(
        label=_("Fichier"),
        help_text=_("Son format, son poids et sa langue s’affichent seuls."),
    )
    title = blocks.CharBlock(
        label=_("Titre du lien"),
        required=False,
        max_length=200,
        help_text=_("À défaut, le titre du fichier. Exemple : La fiche à imprimer"),
    )

    class Meta:
        icon = "download"
        label = _("Fichier à télécharger")
        group = _("S’exercer")
        help_text = _(
            "PDF, OpenDocument, Word, Excel, PowerPoint, EPUB, CSV ou texte. 20 Mo au plus."
        )
