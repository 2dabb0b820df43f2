"""What the menu must know of somebody, said once by the doors so that no page asks again."""

from django.http import HttpRequest

from learners.models import User
from learners.queries.people.rights import (
    is_disability_referent,
    is_trainer,
    may_read_everything,
)
from learners.queries.people.roles import is_referent

FOLLOWS_PEOPLE = "follows_people"
WORKS_IN_OFFICE = "works_in_office"
TRAINS = "trains"


def remember_roles(request: HttpRequest, person: User) -> None:
    """Keep in the session which entries somebody's menu has."""
    request.session[FOLLOWS_PEOPLE] = is_referent(person)
    request.session[WORKS_IN_OFFICE] = may_read_everything(person)
    request.session[TRAINS] = is_trainer(person) or is_disability_referent(person)
