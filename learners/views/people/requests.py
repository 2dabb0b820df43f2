"""A request behind `login_required`."""

from django.http import HttpRequest

from learners.models import User


class SignedInRequest(HttpRequest):
    """For the annotations of views: somebody is there."""

    user: User
