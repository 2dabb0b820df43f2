"""A message sent after the session ended, or by whoever took the keyboard: never lost or lent."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypedDict, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from learners.forms.learning.helping import MessageForm, author_in, signature_of
from learners.rules.learning.helping import LONGEST_TEXT
from learners.views.people.requests import SignedInRequest

KEY = "unsent_words"


class Unsent(TypedDict):
    """JSON, since it lives in the session. `at` is the address it was meant for."""

    author: str
    at: str
    key: str
    text: str


View = Callable[..., HttpResponse]


def for_its_author(view: View) -> View:
    """Whoever is signed out signs in first and finds their words again, under no other name."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method == "POST":
                _keep(request)
            return redirect_to_login(request.get_full_path())
        if request.method == "POST" and _author(request) != str(request.user.pk):
            template = "learners/learning/someone_elses_words.html"
            return render(request, template, status=HTTPStatus.FORBIDDEN)
        return view(request, *args, **kwargs)

    return door


def _author(request: HttpRequest) -> str:
    return author_in(request.POST.get("author", ""))


def _keep(request: HttpRequest) -> None:
    """Twice the length that may be sent: the rest was refused anyway."""
    author = _author(request)
    if not author:
        return
    request.session[KEY] = Unsent(
        author=author,
        at=request.path,
        key=request.POST.get("key", "")[:36],
        text=request.POST.get("text", "")[: 2 * LONGEST_TEXT],
    )
    messages.info(
        request, _("Votre session était finie. Votre message est gardé : connectez-vous.")
    )


def initial_of(request: SignedInRequest) -> dict[str, str]:
    """What a message form begins with: what was kept of it, for its author alone."""
    begins = {"author": signature_of(request.user)}
    kept = cast("Unsent | None", request.session.get(KEY))
    if kept is None or kept["at"] != request.path:
        return begins
    if kept["author"] != str(request.user.pk):
        forget(request)
        return begins
    return {**begins, "key": kept["key"], "text": kept["text"]}


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def is_shown_again(request: SignedInRequest, form: MessageForm) -> bool:
    """Nothing was sent, what was sent lacks something, or names were just replaced in it."""
    if request.method != "POST" or form.replace_what_was_found():
        return True
    return not form.is_valid()
