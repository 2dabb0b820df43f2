"""Pinning what a path asks."""

from datetime import datetime

from curriculum.models import LearningPath, Outline
from curriculum.queries.outlines import outline_of
from curriculum.rules.fingerprints import outline_fingerprint
from curriculum.rules.outline_json import as_json


def renew_outline(path: LearningPath, *, at: datetime) -> bool:
    """Write a new outline when what counts has changed; those who started keep theirs.

    To be called in a transaction: two publications at once wait for one another.
    """
    LearningPath.objects.select_for_update(of=("self",)).get(pk=path.pk)
    outline = outline_of(path)
    fingerprint = outline_fingerprint(outline)
    newest = Outline.objects.filter(path=path.translation_key).order_by("-number").first()
    if newest and newest.fingerprint == fingerprint:
        return False
    Outline.objects.create(
        path=path.translation_key,
        number=newest.number + 1 if newest else 1,
        content=as_json(outline),
        fingerprint=fingerprint,
        created_at=at,
    )
    return True
