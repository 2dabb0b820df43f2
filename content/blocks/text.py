"""Words and pictures that an editor can place anywhere."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class HeadingBlock(blocks.CharBlock):
    """The title of a part: it stands in the margin, beside what follows."""

    class Meta:
        icon = "title"
        label = _("Titre")
        group = _("Dire")
        help_text = _("Quatre mots au plus : il tient dans la marge.")


class PassageBlock(blocks.TextBlock):
    """Plain text with a little Markdown: bold, lists, links."""

    class Meta:
        icon = "pilcrow"
        label = _("Texte")
        group = _("Dire")
        help_text = _(
            "Écrivez comme dans un e-mail. Une ligne vide sépare deux paragraphes,"
            " **deux étoiles** mettent en gras, un tiret commence une liste."
        )


class NoteBlock(blocks.StructBlock):
    """A note set apart from the running text."""

    kind = blocks.ChoiceBlock(
        label=_("Sorte"),
        choices=[
            ("situation", _("Situation : une scène pour commencer")),
            ("savoir", _("À savoir : un fait, sa source et son année")),
            ("retenir", _("À retenir : trois lignes")),
            ("essayer", _("À essayer : un geste pour demain")),
            ("attention", _("Attention : ce qui peut nuire")),
        ],
        default="savoir",
    )
    title = blocks.CharBlock(label=_("Titre"), required=False, max_length=80)
    text = blocks.TextBlock(label=_("Texte"), help_text=_("Une ligne vide sépare deux idées."))

    class Meta:
        icon = "info-circle"
        label = _("Encadré")
        group = _("Dire")


class PictureBlock(blocks.StructBlock):
    """A picture with its text alternative, or marked decorative."""

    picture = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Légende"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Image")
        group = _("Montrer")
