"""May this person see that? A filter made from learners.rules.people.seeing."""

from django.db.models import Q

from learners.models import User
from learners.queries.learning.tutors import without_tutor
from learners.queries.people.rights import trains
from learners.rules.people.seeing import Reader, may_see


def seen_by(viewer: User, kind: str, *, owner: str = "person", tutor: str = "") -> Q:
    """The rows of this kind that the viewer may see, to give to a queryset.

    `owner` is the lookup of the learner, `tutor` that of the trainer named on their enrolment.
    Institutions and the disability referent have doors of their own. Raises KeyError for a kind
    nobody declared.
    """
    if _trains_for(viewer, kind, has_tutor=True):
        return Q()
    found = Q(**{owner: viewer})
    if tutor and may_see(kind, Reader.TUTOR):
        found |= Q(**{tutor: viewer})
    if tutor and _trains_for(viewer, kind, has_tutor=False):
        found |= without_tutor(tutor)
    return found


def _trains_for(viewer: User, kind: str, *, has_tutor: bool) -> bool:
    """Whether this kind is shown to everybody who trains, and the viewer is one of them."""
    if viewer.is_superuser and may_see(kind, Reader.ADMINISTRATION, has_tutor=has_tutor):
        return viewer.is_active
    return may_see(kind, Reader.TRAINERS, has_tutor=has_tutor) and trains(viewer)
