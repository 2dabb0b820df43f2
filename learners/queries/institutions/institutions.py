"""Which institutions, and who follows people there?"""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from learners.models import Institution, Invitation, Membership, User


def current_memberships(at: datetime) -> QuerySet[Membership]:
    """Referents in office: one who left sees nothing more, from that moment."""
    return Membership.objects.filter(Q(left_at=None) | Q(left_at__gt=at))


def institutions_followed_by(person: User, *, at: datetime) -> QuerySet[Institution]:
    """Where somebody is a referent today; the door of every page of an institution."""
    theirs = current_memberships(at).filter(user=person, institution=OuterRef("pk"))
    return Institution.objects.filter(Exists(theirs)).order_by("name", "id")


def referents_of(institution: Institution, *, at: datetime) -> QuerySet[Membership]:
    """Who follows people there, with their names."""
    return (
        current_memberships(at)
        .filter(institution=institution)
        .select_related("user")
        .order_by("user__last_name", "user__first_name", "id")
    )


def is_referent_of(institution: Institution, email: str, *, at: datetime) -> bool:
    return (
        current_memberships(at).filter(institution=institution, user__email__iexact=email).exists()
    )


def institutions_with_figures() -> QuerySet[Institution]:
    """Every institution with `people`, `referents` and `pending` invitations counted."""
    return Institution.objects.annotate(
        people=Count(
            "referrals",
            filter=Q(referrals__cancelled_at=None, referrals__enrolment__isnull=False),
            distinct=True,
        ),
        referents=Count("memberships__user", filter=Q(memberships__left_at=None), distinct=True),
        pending=Count(
            "invitations",
            filter=Q(invitations__used_at=None, invitations__cancelled_at=None),
            distinct=True,
        ),
    )


def referents_invited_to(institution: Institution) -> QuerySet[Invitation]:
    """Invitations of referents that nobody used or cancelled, the latest first."""
    return Invitation.objects.filter(
        institution=institution, referral=None, used_at=None, cancelled_at=None
    ).order_by("-created_at", "id")
