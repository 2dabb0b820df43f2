"""What a visitor said at the door, kept in the session until they are in: address, device, next."""

from typing import TypedDict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

KEY = "sign_in"


class Entry(TypedDict):
    """JSON, since it lives in the session. `key` is that of the form."""

    email: str
    own_device: bool
    next: str
    key: str


def entry_from(cleaned: dict[str, object]) -> Entry:
    """Some doors ask for no address, or lead to one place only."""
    return Entry(
        email=str(cleaned.get("email", "")),
        own_device=bool(cleaned["own_device"]),
        next=str(cleaned.get("next", "")),
        key=str(cleaned.get("key", "")),
    )


def entry_of(request: HttpRequest) -> Entry | None:
    entry: Entry | None = request.session.get(KEY)
    return entry


def keep_entry(request: HttpRequest, entry: Entry) -> None:
    request.session[KEY] = entry


def forget_entry(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def safe_next(request: HttpRequest, wanted: str) -> str:
    """`wanted` when it is a place on this site, else nothing.

    « accueil » is none: `redirect` would look for a view of that name.
    """
    is_here = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_here and wanted.startswith("/") else ""


def address_after(request: HttpRequest, wanted: str) -> str:
    """Where to go once signed in: /connexion/suite/, which knows who one is."""
    wanted = safe_next(request, wanted)
    after = reverse("after_sign_in")
    return f"{after}?{urlencode({'next': wanted})}" if wanted else after


def already_in(request: HttpRequest, wanted: str = "") -> HttpResponse:
    """Say in whose name: on a shared device, it may be the person before."""
    sentence = _("Une session est déjà ouverte, au nom de %(name)s.") % {"name": request.user}
    messages.info(request, sentence)
    return redirect(address_after(request, wanted))
