"""What somebody is here for."""

from learners.models import Enrolment, Membership, User


def is_referent(person: User) -> bool:
    """Whether somebody follows people for an institution."""
    return Membership.objects.filter(user=person, left_at=None).exists()


def home_of(person: User) -> str:
    """The name of the address where this person's work starts.

    One who learns and refers, or learns and teaches, starts with what they learn.
    """
    if Enrolment.objects.filter(person=person, is_tryout=False).exists():
        return "my_space"
    if is_referent(person):
        return "my_institutions"
    if person.has_perm("wagtailadmin.access_admin"):
        return "wagtailadmin_home"
    return "my_space"
