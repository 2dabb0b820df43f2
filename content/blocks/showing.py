"""Montrer: pictures, recordings, tables."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as Grid
from wagtail.images.blocks import ImageBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from content.blocks.helped import Helped
from content.rules.grids import HEADERS, grid

MAX_ROWS, MAX_COLUMNS, MAX_CELL, MAX_CAPTION = 200, 12, 1_000, 300


class PictureBlock(blocks.StructBlock):
    """A picture with its text alternative, or marked decorative."""

    picture = ImageBlock(
        label=_("Image"),
        help_text=_(
            "Dites ce que l’on y voit, pour qui ne la voit pas. Exemple : Deux chaises devant un"
            " même écran. Si elle n’apprend rien, cochez « décorative »."
        ),
    )
    caption = blocks.CharBlock(
        label=_("Légende"),
        required=False,
        max_length=300,
        help_text=_("Facultative, sous l’image. Exemple : Chacun sa chaise, un seul clavier."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        group = _("Montrer")
        help_text = _("PNG, JPEG, GIF, WebP, AVIF ou SVG, 10 Mo au plus.")


class RecordingChooserBlock(AbstractMediaChooserBlock):
    """Sound or video."""

    def render_basic(self, value: Any, context: Any = None) -> str:  # noqa: ANN401, ARG002  # Wagtail's signature
        return str(value or "")


class RecordingBlock(blocks.StructBlock):
    """A recording, which can also be read."""

    recording = RecordingChooserBlock(
        label=_("Enregistrement"),
        help_text=_("Sa transcription et ses sous-titres s’écrivent dans sa fiche."),
    )

    class Meta:
        icon = "media"
        label = _("Son ou vidéo")
        group = _("Montrer")
        help_text = _("MP3, M4A ou MP4, 100 Mo au plus.")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """A draft may wait for its transcript; a published page may not."""
        cleaned = super().clean(value)
        recording = cleaned.get("recording")
        if recording and not self.is_deferred_validation and not recording.is_readable:
            sentence = gettext(
                "« %(title)s » ne se lit pas encore. Ajoutez sa transcription dans sa fiche, et ses"
                " sous-titres si c’est une vidéo. Ou cochez « sans parole »."
            )
            problem = ValidationError(sentence % {"title": recording.title})
            raise blocks.StructBlockValidationError(block_errors={"recording": problem})
        return cleaned


class TableBlock(Helped, Grid):
    """A real table: a caption, and headers that say what each cell is about."""

    def value_from_form(self, value: str) -> dict[str, Any] | None:
        """Nothing for what is no table at all."""
        try:
            table = json.loads(value or "null")
        except ValueError:
            return None
        if not isinstance(table, dict) or not is_grid(table.get("data")):
            return None
        caption, headers = table.get("table_caption"), table.get("table_header_choice")
        return grid(table["data"], caption=str(caption or ""), headers=str(headers or ""))

    def clean(self, value: dict[str, Any] | None) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean(value)
        refusal = "" if self.is_deferred_validation else refusal_of_table(cleaned)
        if refusal:
            raise ValidationError(refusal)
        return cleaned

    class Meta:
        icon = "table"
        label = _("Tableau")
        group = _("Montrer")
        help_text = _(
            "Collez depuis un tableur, ou tapez. La légende et les en-têtes se lisent à voix haute."
            " Exemple de légende : Qui fait quoi, au guichet"
        )


def is_grid(data: object) -> bool:
    """Rows of one length, of texts or nothing."""
    if not isinstance(data, list) or not data or not all(isinstance(row, list) for row in data):
        return False
    same = len({len(row) for row in data}) == 1
    return same and all(cell is None or isinstance(cell, str) for row in data for cell in row)


def refusal_of_table(table: dict[str, Any] | None) -> str:
    """Why a reader could not follow this table; empty when one can."""
    rows = [[cell or "" for cell in row] for row in table["data"]] if table else []
    if table is None or not any(cell.strip() for row in rows for cell in row):
        return gettext("Tableau vide. Remplissez-le, ou retirez-le.")
    if len(rows) > MAX_ROWS or len(rows[0]) > MAX_COLUMNS:
        return gettext(
            "Tableau trop grand : 200 lignes et 12 colonnes au plus. Donnez-le en fichier."
        )
    if any(len(cell) > MAX_CELL for row in rows for cell in row):
        return gettext("Une case dépasse 1 000 signes. Mettez ce texte hors du tableau.")
    caption = str(table.get("table_caption") or "").strip()
    if not caption or len(caption) > MAX_CAPTION:
        return gettext("Donnez une légende au tableau, de 300 signes au plus.")
    if table.get("table_header_choice") not in HEADERS:
        return gettext(
            "Dites où sont les en-têtes : la première ligne, la première colonne, ou les deux."
        )
    return ""
