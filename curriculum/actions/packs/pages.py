"""A page of a pack, written into the tree: made, updated, left alone, or removed.

`wanted` is what the pack says of a page, as plain values; `content` is what the page says, in
the same words, `live` among them: a page unpublished here was edited here.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from wagtail.models import Page

from curriculum.actions.packs.reports import Outcome
from curriculum.models import LearningPath, Lesson, Module
from curriculum.rules.fingerprints import fingerprint_of

PackedPage = LearningPath | Lesson | Module
P = TypeVar("P", LearningPath, Lesson, Module)
Content = Mapping[str, Any]


def add_page(page: PackedPage, parent: Page, wanted: Content) -> None:
    """A new page, published through its first revision."""
    page.packed = fingerprint_of(wanted)
    page.live = False
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()


def settle_page(
    page: P,
    wanted: Content,
    *,
    content: Callable[[P], Content],
    write: Callable[[P], None],
    replace: bool,
) -> Outcome:
    """Bring an existing page to what its pack says, unless it was edited here."""
    edited, known = _as_edited(page), fingerprint_of(wanted)
    current = fingerprint_of(content(edited))
    if current == known:
        return Outcome.UNCHANGED
    if current != page.packed:
        return _draft(edited, wanted, content, write) if replace else Outcome.LEFT_ALONE
    write(edited)
    edited.packed = known
    edited.save_revision().publish()
    return Outcome.UPDATED


def _draft(
    edited: P, wanted: Content, content: Callable[[P], Content], write: Callable[[P], None]
) -> Outcome:
    """What the pack says, as a draft for a person to publish; the same draft is made once."""
    if _words(content(edited)) == _words(wanted):
        return Outcome.LEFT_ALONE
    write(edited)
    edited.packed = fingerprint_of(wanted)
    edited.save_revision()
    return Outcome.DRAFTED


def remove_page(page: P, *, content: Callable[[P], Content]) -> Outcome:
    """Unpublish a page that left its pack, unless it was edited here."""
    if was_edited_here(page, content=content):
        return Outcome.LEFT_ALONE
    edited = _as_edited(page)
    edited.packed = fingerprint_of({**content(edited), "live": False})
    edited.save_revision()
    page.unpublish()
    return Outcome.REMOVED


def was_edited_here(page: P, *, content: Callable[[P], Content]) -> bool:
    return fingerprint_of(content(_as_edited(page))) != page.packed


def _as_edited(page: P) -> P:
    """What an editor sees: the newest revision, in the place where the page is now."""
    return page.get_latest_revision_as_object()


def _words(content: Content) -> str:
    """What a draft can change: neither its place nor whether it is published."""
    return fingerprint_of({k: v for k, v in content.items() if k not in ("live", "lessons")})
