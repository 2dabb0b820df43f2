"""Laying out the site before anything is taught in it."""

from datetime import datetime

from content.actions.site import lay_out
from content.models import Term
from curriculum.models import Catalogue, Question, Scenario, Shelf


def lay_out_site(at: datetime) -> None:
    """Home page, catalogue, shelf, and the group of trainers; again changes nothing."""
    lay_out([Catalogue, Shelf], [Question, Scenario, Term], at)
