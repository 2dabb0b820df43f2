"""Who else sees how far somebody is?"""

from datetime import datetime

from django.db.models import Q

from learners.models import Institution, User


def institutions_watching(person: User, *, at: datetime) -> list[Institution]:
    """The institutions that follow somebody at this moment, by name."""
    open_now = Q(referrals__seen_until=None) | Q(referrals__seen_until__gt=at)
    return list(
        Institution.objects.filter(
            open_now,
            referrals__enrolment__person=person,
            referrals__seen_from__lte=at,
            referrals__cancelled_at=None,
        )
        .distinct()
        .order_by("name")
    )
