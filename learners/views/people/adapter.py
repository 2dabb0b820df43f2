"""allauth's adapter: what À portée does its own way in signing in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learners.actions.people.visits import note_sign_in
from learners.models import User
from learners.views.people.devices import open_stay
from learners.views.people.entries import entry_of, forget_entry
from learners.views.people.menus import remember_roles


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by invitation; our journey writes the letters, our pages speak."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing: `journey.signing_in` writes the letter that holds the code."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: our pages say what happened, in their own words."""

    def login(self, request: HttpRequest, user: User) -> None:
        """Open the session, for as long as the device allows, and write it in the journal."""
        entry = entry_of(request)
        super().login(request, user)
        forget_entry(request)
        remember_roles(request, user)
        at = timezone.now()
        open_stay(request, own_device=bool(entry and entry["own_device"]), at=at)
        note_sign_in(user, how=way_in(request, user), at=at)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Whoever proved that the account is theirs may know that it is closed."""
        forget_entry(request)
        return render(request, "account/account_inactive.html", status=403)


def way_in(request: HttpRequest, user: User) -> str:
    """As allauth recorded it: "code" or "password"; else the person came by an invitation."""
    records = get_authentication_records(request, user)
    return str(records[-1]["method"]) if records else "invitation"
