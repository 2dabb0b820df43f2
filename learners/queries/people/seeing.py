"""May this person see that? A filter made from learners.rules.people.seeing."""

from django.db.models import Q

from learners.models import User
from learners.queries.people.rights import is_trainer
from learners.rules.people.seeing import Reader, may_see


def seen_by(viewer: User, kind: str, *, owner: str = "person", tutor: str = "") -> Q:
    """The rows of this kind that the viewer may see, to give to a queryset.

    `owner` is the lookup of the learner, `tutor` that of the trainer named on their enrolment.
    Institutions and the disability referent have doors of their own. Raises KeyError for a kind
    nobody declared.
    """
    found = Q(**{owner: viewer})
    if tutor and may_see(kind, Reader.TUTOR):
        found |= Q(**{tutor: viewer})
    if may_see(kind, Reader.TRAINERS) and is_trainer(viewer):
        return Q()
    return found
