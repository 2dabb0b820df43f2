"""What `login_required` promises, said to the type checker."""

from django.http import HttpRequest

from learners.models import User


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User
