"""Whom does an institution see, and how far are they?"""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, Lower, Now

from learners.models import Enrolment, Institution, Referral, User
from learners.queries.institutions.institutions import institutions_followed_by
from learners.rules.institutions.following import UNDONE_WITHIN, Figures, Filter, is_named_like

INVITED = Q(enrolment=None)
# The person stopped: that alone is said of them, and no figure.
STOPPED = Q(stopped_at__isnull=False)
FINISHED = Q(enrolment__state=Enrolment.State.FINISHED) & ~STOPPED
# What was carried over from another path counts as a beginning.
STARTED = Q(enrolment__started_at__isnull=False) | Q(enrolment__percentage__gt=0)


def referrals_seen_by(person: User, *, at: datetime) -> QuerySet[Referral]:
    """Everybody whom the institutions of a referent sent, and may see at this moment.

    A referral is seen from the day the person was told until it is closed; after that, only
    when a paper was issued while it was open (decision 12).
    """
    seen = Q(seen_from__lte=at) & (Q(seen_until=None) | Q(seen_until__gt=at))
    certified = Q(
        enrolment__certificate__issued_at__gte=F("seen_from"),
        enrolment__certificate__issued_at__lte=F("seen_until"),
    )
    return Referral.objects.filter(
        INVITED & Q(seen_until=None) | seen | certified | STOPPED,
        cancelled_at=None,
        institution__in=institutions_followed_by(person, at=at),
    )


def figures_of(referrals: QuerySet[Referral]) -> Figures:
    """How many people are in each state, in one query."""
    enrolled = Q(enrolment__isnull=False) & ~STOPPED
    return Figures(
        **referrals.order_by().aggregate(
            invited=Count("pk", filter=INVITED),
            finished=Count("pk", filter=FINISHED),
            stopped=Count("pk", filter=STOPPED),
            in_progress=Count("pk", filter=enrolled & STARTED & ~FINISHED),
            not_started=Count("pk", filter=enrolled & ~STARTED & ~FINISHED),
        )
    )


def filtered(referrals: QuerySet[Referral], asked: Filter) -> QuerySet[Referral]:
    conditions = {
        Filter.ALL: Q(),
        Filter.NOT_FINISHED: (INVITED | ~FINISHED) & ~STOPPED,
        Filter.FINISHED: FINISHED,
        Filter.INVITED: INVITED,
        Filter.STOPPED: STOPPED,
    }
    return referrals.filter(conditions[asked])


def named_like(referrals: QuerySet[Referral], typed: str) -> QuerySet[Referral]:
    """Those whose name, given or typed by the referent, answers to what is searched.

    Compared here and not by the database, which does not know accents the same way everywhere.
    """
    if not typed.strip():
        return referrals
    names = referrals.order_by().values_list(
        "pk",
        "first_name",
        "last_name",
        "enrolment__person__first_name",
        "enrolment__person__last_name",
    )
    found = [
        pk for pk, *parts in names if is_named_like(" ".join(part for part in parts if part), typed)
    ]
    return referrals.filter(pk__in=found)


def in_list_order(referrals: QuerySet[Referral]) -> QuerySet[Referral]:
    """By name, with all that a row of the list shows: as many queries for 1 as for 1,000."""
    return (
        referrals.select_related("invitation", "enrolment__person", "enrolment__certificate")
        .prefetch_related("enrolment__outline")
        .order_by(
            Lower(Coalesce("enrolment__person__last_name", "last_name")),
            Lower(Coalesce("enrolment__person__first_name", "first_name")),
            "pk",
        )
    )


def institutions_seeing(enrolment: UUID, *, at: datetime) -> QuerySet[Institution]:
    """Who else reads how far this enrolment is."""
    return Institution.objects.filter(
        Q(referrals__seen_until=None) | Q(referrals__seen_until__gt=at),
        referrals__enrolment=enrolment,
        referrals__cancelled_at=None,
    ).distinct()


def open_referrals_on(enrolment: Enrolment) -> QuerySet[Referral]:
    """Through which somebody sees this enrolment now."""
    return Referral.objects.filter(
        enrolment=enrolment, cancelled_at=None, seen_until=None
    ).select_related("institution")


def stopped_referrals_on(enrolment: Enrolment) -> QuerySet[Referral]:
    """Closed because the person stopped: taking the path up again opens them."""
    return (
        Referral.objects.filter(enrolment=enrolment, cancelled_at=None)
        .exclude(stopped_at=None)
        .select_related("institution")
        .order_by("institution__name", "pk")
    )


def is_sent_again(referral: Referral) -> bool:
    """The institution sent this person another time since: the older referral stays closed."""
    newer = Referral.objects.filter(
        institution=referral.institution_id,
        path=referral.path,
        cancelled_at=None,
        seen_until=None,
    )
    same = Q(enrolment=referral.enrolment)
    if referral.email:
        same |= Q(email__iexact=referral.email)
    return newer.filter(same).exclude(pk=referral.pk).exists()


def locked_referral(referral: UUID) -> Referral:
    Referral.objects.select_for_update().get(pk=referral)
    return Referral.objects.select_related("institution", "enrolment__person").get(pk=referral)


def referrals_that_may_end(person: User, *, at: datetime) -> QuerySet[Referral]:
    """Whom a referent may stop following: enrolled, and followed now."""
    return Referral.objects.filter(
        enrolment__isnull=False,
        seen_until=None,
        cancelled_at=None,
        institution__in=institutions_followed_by(person, at=at),
    ).select_related("institution", "enrolment__person")


def referrals_ended_lately(person: User, *, at: datetime) -> QuerySet[Referral]:
    """Whom the institution stopped following, and may follow again."""
    return (
        Referral.objects.filter(
            ended_at__gt=at - UNDONE_WITHIN,
            cancelled_at=None,
            institution__in=institutions_followed_by(person, at=at),
        )
        .select_related("institution", "enrolment__person")
        .order_by("-ended_at", "pk")
    )


def stopped_on(person: User, path: UUID) -> Enrolment | None:
    """The way somebody stopped last on this path."""
    stopped = Enrolment.objects.filter(
        person=person, path=path, state=Enrolment.State.WITHDRAWN, is_tryout=False
    )
    return stopped.order_by("-enrolled_at").first()


def enrolment_on(person: User, path: UUID) -> Enrolment | None:
    """The way somebody follows, else the one they finished last: neither is begun again."""
    theirs = Enrolment.objects.filter(person=person, path=path).exclude(
        state=Enrolment.State.WITHDRAWN
    )
    return (
        theirs.select_related("outline").order_by(F("finished_at").desc(nulls_first=True)).first()
    )


def referrals_of(person: User) -> QuerySet[Referral]:
    """Who sent somebody, and what they were told; the latest first."""
    return (
        Referral.objects.filter(enrolment__person=person, cancelled_at=None)
        .select_related("institution")
        .order_by("-seen_from", "pk")
    )


def institutions_that_see(person: User) -> list[str]:
    """The names of those who, now, read how far somebody is; in one query."""
    still_open = Q(seen_until=None) | Q(seen_until__gt=Now())
    names = referrals_of(person).filter(still_open).values_list("institution__name", flat=True)
    return sorted(set(names))
