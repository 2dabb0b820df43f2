"""Before each page: is the session over, is the curtain down?"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import now
from django.utils.translation import gettext as _

from learners.views.people.curtains import curtain_page, hold_form, is_down
from learners.views.people.devices import note_visit, stay_in

# Nobody's: the same for all, and asked for many times a page. The session is not even read.
SAME_FOR_ALL = frozenset({"health", "robots", "media", "captions", "service_worker", "manifest"})
# What works while the page is hidden. The two doors of a quiz keep what they receive.
BEHIND_THE_CURTAIN = frozenset(
    {
        "curtain",
        "account_logout",
        "left",
        "keep_quiz",
        "hand_in_quiz",
        "keep_exercise",
        "hand_in_exercise",
    }
)


class Presence:
    """A middleware: after those that know the session, the person, and messages."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, _view: object, _words: object, _named: object
    ) -> HttpResponseBase | None:
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in SAME_FOR_ALL or has_ended(request):
            return None
        if is_down(request) and name not in BEHIND_THE_CURTAIN:
            hold_form(request)
            return curtain_page(request)
        return None


def has_ended(request: HttpRequest) -> bool:
    """End a session that lasted or rested too long; note the visit of another."""
    stay, at = stay_in(request), now()
    if stay is None:
        return False
    if not stay.is_over(is_hidden=is_down(request), at=at):
        note_visit(request, stay, at=at)
        return False
    logout(request)
    if request.method != "POST":
        messages.info(
            request, _("Vous n’avez rien fait pendant longtemps : votre session est finie.")
        )
    return True
