"""A page of a pack, written into the tree: made, updated, left alone, or removed.

`wanted` is what the pack says of a page, as plain values; `content` is what the page says, in
the same words, `live` among them: a page unpublished here was edited here.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db.models import Model
from wagtail.models import Page

from curriculum.actions.packs.reports import Manner, Outcome
from curriculum.models import LearningPath, Lesson, Module
from curriculum.rules.fingerprints import fingerprint_of

PackedPage = LearningPath | Lesson | Module
P = TypeVar("P", LearningPath, Lesson, Module)
Content = Mapping[str, Any]


def add_page(page: PackedPage, parent: Page, wanted: Content, *, by: Model | None) -> None:
    """A new page, published through its first revision."""
    page.packed = fingerprint_of(wanted)
    page.live, page.owner = False, by
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision(user=by).publish(user=by)
    page.refresh_from_db()


def settle_page(
    page: P,
    wanted: Content,
    *,
    content: Callable[[P], Content],
    write: Callable[[P], None],
    manner: Manner,
) -> Outcome:
    """Bring an existing page to what its pack says, unless it was edited here."""
    edited, known = _as_edited(page), fingerprint_of(wanted)
    current = fingerprint_of(content(edited))
    if current == known:
        return Outcome.UNCHANGED
    if current != page.packed:
        return _draft(edited, wanted, content, write, manner)
    if not manner.is_trial:
        write(edited)
        edited.packed = known
        edited.save_revision(user=manner.by).publish(user=manner.by)
    return Outcome.UPDATED


def _draft(
    edited: P,
    wanted: Content,
    content: Callable[[P], Content],
    write: Callable[[P], None],
    manner: Manner,
) -> Outcome:
    """What the pack says, as a draft for a person to publish; the same draft is made once."""
    if not manner.replaces or _words(content(edited)) == _words(wanted):
        return Outcome.LEFT_ALONE
    if not manner.is_trial:
        write(edited)
        edited.packed = fingerprint_of(wanted)
        edited.save_revision(user=manner.by, log_action=True)
    return Outcome.DRAFTED


def remove_page(page: P, manner: Manner, *, content: Callable[[P], Content]) -> Outcome:
    """Unpublish a page that left its pack, unless it was edited here."""
    if was_edited_here(page, content=content):
        return Outcome.LEFT_ALONE
    if not manner.is_trial:
        edited = _as_edited(page)
        edited.packed = fingerprint_of({**content(edited), "live": False})
        edited.save_revision(user=manner.by)
        page.unpublish(user=manner.by)
    return Outcome.REMOVED


def was_edited_here(page: P, *, content: Callable[[P], Content]) -> bool:
    return fingerprint_of(content(_as_edited(page))) != page.packed


def _as_edited(page: P) -> P:
    """What an editor sees: the newest revision, in the place where the page is now."""
    return page.get_latest_revision_as_object()


def _words(content: Content) -> str:
    """What a draft can change: neither its place nor whether it is published."""
    return fingerprint_of({k: v for k, v in content.items() if k not in ("live", "lessons")})
