"""What may somebody do?"""

from django.db.models import QuerySet

from content.rules.roles import DISABILITY_REFERENTS, TRAINERS
from learners.models import User


def may_read_everything(person: User) -> bool:
    """Whoever works in the office reads every lesson, without an enrolment and without a trace."""
    return person.is_active and person.has_perm("wagtailadmin.access_admin")


def may_print_cards(person: User) -> bool:
    """Trainers and administrators: a card opens an account for whoever holds it."""
    return person.is_active and person.has_perm("learners.add_cardsheet")


def trains(person: User) -> bool:
    """Members of the trainers' group, and nobody by rank alone."""
    return person.is_active and person.groups.filter(name=TRAINERS).exists()


def is_trainer(person: User) -> bool:
    """Whether somebody may train: members of the group, and whoever administers the whole site."""
    return person.is_active and (person.is_superuser or trains(person))


def disability_referents() -> QuerySet[User]:
    return User.objects.filter(is_active=True, groups__name=DISABILITY_REFERENTS).order_by("pk")


def is_disability_referent(person: User) -> bool:
    """Members of their group alone: no rank replaces it, an administrator's neither."""
    return person.is_active and person.groups.filter(name=DISABILITY_REFERENTS).exists()
