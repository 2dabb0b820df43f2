"""Pictures of a pack, kept once."""

import hashlib
from pathlib import PurePosixPath

from django.core.files.base import ContentFile

from content.models import Picture
from curriculum.rules.packs import PictureRef

TITLE_LENGTH = 255


def keep_picture(reference: PictureRef, *, keeps: bool = True) -> Picture:
    """The picture with these bytes: the one already there, or a new one; a bare one in a trial."""
    digest = hashlib.sha1(reference.content, usedforsecurity=False).hexdigest()  # Wagtail's own
    known = Picture.objects.filter(file_hash=digest).first()
    return known or (_new(reference, digest) if keeps else Picture())


def _new(reference: PictureRef, digest: str) -> Picture:
    name = PurePosixPath(reference.name)
    picture = Picture(
        title=(reference.caption or reference.alt or name.stem)[:TITLE_LENGTH],
        file=ContentFile(reference.content, name=name.name),
        file_hash=digest,
        file_size=len(reference.content),
    )
    picture.save()
    return picture
