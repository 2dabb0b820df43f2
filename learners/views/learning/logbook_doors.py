"""What opens a logbook: a password, never a code by e-mail alone (decision 0037)."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from learners.actions.people import throttles
from learners.forms.people.profiles import ProofForm
from learners.journey import noting
from learners.queries.learning.logbooks import seal_of
from learners.views.people.codes import came_by_password
from learners.views.people.entries import safe_next
from learners.views.people.pages import in_words
from learners.views.people.requests import SignedInRequest

OPENED = "logbook_opened"
READ = ("GET", "HEAD", "POST")

View = Callable[..., HttpResponse]


def opened(view: View) -> View:
    """The view, for whoever gave what opens their logbook; the others are asked for it.

    What they had written comes back with the page, to be copied: a session ends, a text stays.
    """

    @never_cache
    @_or_given_back
    @login_required
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_open(request):
            return view(request, *args, **kwargs)
        wanted = request.get_full_path() if request.method != "POST" else reverse("logbook")
        return redirect(reverse("open_logbook", query={"next": wanted}))

    return guarded


def _or_given_back(view: View) -> View:
    @wraps(view)
    def careful(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        text = request.POST.get("text", "").replace("\0", "")
        if text and not (request.user.is_authenticated and is_open(request)):
            page = "learners/learning/text_given_back.html"
            return render(request, page, {"text": text}, status=HTTPStatus.FORBIDDEN)
        return view(request, *args, **kwargs)

    return careful


def is_open(request: SignedInRequest) -> bool:
    """A session begun with the password that the notes are closed with, or that gave it since."""
    if request.session.get(OPENED):
        return True
    return came_by_password(request, request.user) and not is_sealed_otherwise(request)


def is_sealed_otherwise(request: SignedInRequest) -> bool:
    """The notes were closed with a password that is not the one of today."""
    return seal_of(request.user) not in {"", request.user.password}


@login_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(READ)
def open_logbook(request: SignedInRequest) -> HttpResponse:
    """Asks for the password; where it is open already, closes it with the one of today."""
    if request.method != "POST":
        return _page(request, ProofForm())
    form = ProofForm(request.POST)
    if refused := _refused(request, form, lambda password: _opens(request, password)):
        return refused
    request.session[OPENED] = True
    return redirect(safe_next(request, request.POST.get("next", "")) or "logbook")


@login_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(READ)
def start_logbook_again(request: SignedInRequest) -> HttpResponse:
    """For whoever lost what opens it: the notes go, an empty logbook comes."""
    if request.method != "POST":
        return _page(request, ProofForm(), starts_again=True)
    form = ProofForm(request.POST)
    if refused := _refused(request, form, request.user.check_password, starts_again=True):
        return refused
    noting.start_again(request.user)
    request.session[OPENED] = True
    messages.success(request, _("Votre nouveau carnet est ouvert. L’ancien est effacé."))
    return redirect("logbook")


def _opens(request: SignedInRequest, password: str) -> bool:
    return noting.open_logbook(request.user, password, is_open=is_open(request))


def _refused(
    request: SignedInRequest,
    form: ProofForm,
    is_right: Callable[[str], bool],
    *,
    starts_again: bool = False,
) -> HttpResponse | None:
    """The page again, when the password is missing, wrong, or was tried too often."""
    at, who = now(), str(request.user.pk)
    if not form.is_valid():
        return _page(request, form, starts_again=starts_again, status=422)
    wait = throttles.spend(throttles.CURRENT_PASSWORDS, who, at=at)
    if wait is not None:
        form.add_error("password", _("Trop d’essais. Attendez %s.") % in_words(wait))
        return _page(request, form, starts_again=starts_again, status=429)
    if not is_right(form.cleaned_data["password"]):
        form.add_error("password", _("Ce n’est pas ce mot de passe."))
        return _page(request, form, starts_again=starts_again, status=422)
    throttles.give_back(throttles.CURRENT_PASSWORDS, who, at=at)
    return None


def _page(
    request: SignedInRequest,
    form: ProofForm,
    *,
    starts_again: bool = False,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    asked = request.POST.get("next", "") or request.GET.get("next", "")
    context = {
        "form": form,
        "next": safe_next(request, asked),
        "is_sealed": bool(seal_of(request.user)),
        "is_sealed_otherwise": is_sealed_otherwise(request),
        "is_open": is_open(request),
        "has_password": request.user.has_usable_password(),
    }
    page = "start_logbook_again" if starts_again else "open_logbook"
    return render(request, f"learners/learning/{page}.html", context, status=status)
