"""What editors add beside words: Wagtail's models, ours so that they can grow."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtailmedia.models import AbstractMedia

from content.rules.privacy import NO_PERSONAL_DATA, PersonalData

LANGUAGES = [("fr", _("Français")), ("en", _("Anglais")), ("", _("Autre langue"))]


class Picture(AbstractImage):
    """A picture that editors place in lessons. Its text alternative is given where it is placed."""

    personal_data = PersonalData(
        fields=("uploaded_by_user",),
        purpose="know who added a picture",
        retention="as long as the picture",
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = Image.admin_form_fields


class Rendition(AbstractRendition):
    """A size of a picture, made when the page that shows it is published."""

    personal_data = NO_PERSONAL_DATA

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_size"
            )
        ]


class Recording(AbstractMedia):
    """Sound or video. What is said in it can be read too: that belongs to the recording."""

    personal_data = PersonalData(
        fields=("uploaded_by_user",),
        purpose="know who added a recording",
        retention="as long as the recording",
    )

    language = models.CharField(
        _("langue parlée"), max_length=5, choices=LANGUAGES, default="fr", blank=True
    )
    has_no_speech = models.BooleanField(
        _("sans parole"),
        default=False,
        help_text=_("Cochez si personne ne parle : ni sous-titres ni transcription à donner."),
    )
    captions = models.TextField(
        _("sous-titres"),
        blank=True,
        help_text=_("Au format WebVTT ou SRT. Une vidéo parlée en a besoin."),
    )
    transcript = models.TextField(
        _("transcription"),
        blank=True,
        help_text=_("Tout ce qui se dit, et ce qu’il faut voir. Une ligne vide entre deux idées."),
    )
    file_size = models.PositiveBigIntegerField(default=0, editable=False)
    file_hash = models.CharField(max_length=40, blank=True, editable=False)

    # Read from the file, not asked: `duration`. Not used: a width, a height, a thumbnail.
    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "collection",
        "language",
        "has_no_speech",
        "captions",
        "transcript",
        "tags",
    )

    class Meta:
        verbose_name = _("enregistrement")
        verbose_name_plural = _("enregistrements")

    @property
    def is_readable(self) -> bool:
        """Whether somebody who hears nothing, or sees nothing, gets what is said."""
        if self.has_no_speech:
            return True
        return bool(self.transcript and (self.type == "audio" or self.captions))


class Handout(AbstractDocument):
    """A file to take away: a sheet to print, a table to fill."""

    personal_data = PersonalData(
        fields=("uploaded_by_user",),
        purpose="know who added a file",
        retention="as long as the file",
    )

    language = models.CharField(
        _("langue"), max_length=5, choices=LANGUAGES, default="fr", blank=True
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "language",
        "collection",
        "tags",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("fichier à télécharger")
        verbose_name_plural = _("fichiers à télécharger")
