"""Keeping what the page of a path said, by date."""

from datetime import datetime

from curriculum.models import LearningPath, PublishedProgramme
from curriculum.queries.programmes import programme_now, programme_of
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.programme import as_json


def renew_programme(path: LearningPath, *, at: datetime) -> bool:
    """Write a new row when what the page says has changed, and end the one before.

    To be called in a transaction that holds the path (see renew_outline).
    """
    content = as_json(programme_of(path))
    fingerprint = fingerprint_of(content)
    before = programme_now(path.translation_key)
    if before and before.fingerprint == fingerprint:
        return False
    end_programme(path, at=at)
    PublishedProgramme.objects.create(
        path=path.translation_key, content=content, fingerprint=fingerprint, since=at
    )
    return True


def end_programme(path: LearningPath, *, at: datetime) -> bool:
    """Nothing is public any more from now on; what was stays."""
    in_force = PublishedProgramme.objects.filter(path=path.translation_key, until=None)
    return in_force.update(until=at) > 0
