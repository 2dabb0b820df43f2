"""Whose device this is, kept in the session: how long it lasts, and what may be kept here."""

from datetime import UTC, datetime
from typing import TypedDict

from django.http import HttpRequest

from learners.rules.people.devices import OWN, Stay
from learners.views.people.menus import WORKS_IN_OFFICE

KEY = "stay"
MINE, SHARED = "mine", "shared"


class Kept(TypedDict):
    """JSON, since it lives in the session."""

    device: str
    opened_at: float
    seen_at: float


def open_stay(request: HttpRequest, *, own_device: bool, at: datetime) -> None:
    """Said once, at the door. A cookie outlives the browser only on a device of one's own."""
    moment = at.timestamp()
    device = MINE if own_device else SHARED
    request.session[KEY] = Kept(device=device, opened_at=moment, seen_at=moment)
    stay = stay_in(request)
    if stay and stay.is_long:
        request.session.set_expiry(int(OWN.total_seconds()))


def device_of(request: HttpRequest) -> str:
    """`mine` or `shared`: what nobody claimed is shared. Asks the database nothing."""
    kept: Kept | None = request.session.get(KEY)
    return kept["device"] if kept else SHARED


def stay_in(request: HttpRequest) -> Stay | None:
    """None for a visitor. The office's own pages are the office, whatever the door knew."""
    kept: Kept | None = request.session.get(KEY)
    if kept is None:
        return None
    in_office = bool(request.session.get(WORKS_IN_OFFICE)) or request.path.startswith("/admin/")
    return Stay(
        own_device=kept["device"] == MINE,
        in_office=in_office,
        opened_at=datetime.fromtimestamp(kept["opened_at"], tz=UTC),
        seen_at=datetime.fromtimestamp(kept["seen_at"], tz=UTC),
    )


def note_visit(request: HttpRequest, stay: Stay, *, at: datetime) -> None:
    if stay.is_worth_noting(at=at):
        request.session[KEY] = {**request.session[KEY], "seen_at": at.timestamp()}
