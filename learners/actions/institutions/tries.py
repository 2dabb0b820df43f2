"""Counting wrong codes: by visitor, and by everybody together, never by network address."""

from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache

from learners.rules.institutions.pace import TRIES_WINDOW, may_try

SESSION_KEY = "invitation_code_tries"


def may_try_a_code(session: SessionBase, *, at: datetime) -> bool:
    return may_try(_by_visitor(session, at), cache.get(_shared_key(at), 0))


def count_wrong_code(session: SessionBase, *, at: datetime) -> None:
    session[SESSION_KEY] = [_window(at), _by_visitor(session, at) + 1]
    tries = cache.get(_shared_key(at), 0) + 1
    cache.set(_shared_key(at), tries, timeout=TRIES_WINDOW.total_seconds())


def _by_visitor(session: SessionBase, at: datetime) -> int:
    window, tries = session.get(SESSION_KEY, (0, 0))
    return int(tries) if window == _window(at) else 0


def _window(at: datetime) -> int:
    """The number of the quarter of an hour."""
    return int(at.timestamp() // TRIES_WINDOW.total_seconds())


def _shared_key(at: datetime) -> str:
    return f"{SESSION_KEY}:{_window(at)}"
