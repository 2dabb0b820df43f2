"""Recordings and files of a pack, kept once: same bytes and same words, same row.

Other words make another row: what somebody corrected here is never written over. Without `keeps`,
what is not here yet is a bare row, that nobody saves.
"""

import hashlib
from pathlib import PurePosixPath

from django.core.files.base import ContentFile

from content.models import Handout, Recording
from content.rules.files import SOUNDS, suffix_of
from curriculum.rules.packs import HandoutRef, RecordingRef


def keep_recording(reference: RecordingRef, *, keeps: bool = True) -> Recording:
    facts = {
        "file_hash": _sha1(reference.content),
        "title": reference.title,
        "language": reference.language,
        "has_no_speech": reference.has_no_speech,
        "captions": reference.captions,
        "transcript": reference.transcript,
    }
    known = Recording.objects.filter(**facts).order_by("pk").first()
    if known or not keeps:
        return known or Recording()
    return Recording.objects.create(
        type="audio" if suffix_of(reference.name) in SOUNDS else "video",
        duration=reference.seconds,
        file=ContentFile(reference.content, name=PurePosixPath(reference.name).name),
        file_size=len(reference.content),
        **facts,
    )


def keep_handout(reference: HandoutRef, *, keeps: bool = True) -> Handout:
    facts = {
        "file_hash": _sha1(reference.content),
        "title": reference.title,
        "language": reference.language,
    }
    known = Handout.objects.filter(**facts).order_by("pk").first()
    if known or not keeps:
        return known or Handout()
    return Handout.objects.create(
        file=ContentFile(reference.content, name=PurePosixPath(reference.name).name),
        file_size=len(reference.content),
        **facts,
    )


def _sha1(content: bytes) -> str:
    """As Wagtail reckons it."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()
