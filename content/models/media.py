"""Pictures: Wagtail's, with a model of our own so that it can grow."""

from typing import ClassVar

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from content.rules.privacy import NO_PERSONAL_DATA, PersonalData


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
