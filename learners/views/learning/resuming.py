"""/reprendre/: what was sealed when a session ended is handed in once its author is back."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from learners.views.learning import attempts, exercises
from learners.views.learning.attempts import SEALED


def resume_sealed(request: HttpRequest) -> HttpResponse:
    """Hand in what was sealed, once its author is signed in again."""
    sealed: dict[str, Any] | None = request.session.get(SEALED)
    if not request.user.is_authenticated:
        return redirect("account_login")
    if sealed is None:
        return redirect("my_space")
    del request.session[SEALED]
    fields = QueryDict(mutable=True)
    for name, values in sealed["fields"].items():
        fields.setlist(name, values)
    door = exercises.receive if sealed.get("kind") == exercises.KIND else attempts.resume
    return door(request, fields, sealed["module"], sealed["lesson"])
