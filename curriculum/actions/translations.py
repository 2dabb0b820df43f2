"""What can happen to the English of a page or a question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from content.rules.languages import ENGLISH
from curriculum.models import Translation
from curriculum.rules.translating import French, reworded, said_of, words_as_json


class ChangedMeanwhileError(Exception):
    """Somebody else saved since this form was shown."""


@dataclass(frozen=True)
class Work:
    """What somebody typed beside the French, by place.

    `marks` say which French they saw, `agreed` where the English still holds, `number` which
    saving they started from.
    """

    typed: Mapping[str, str]
    marks: Mapping[str, str]
    agreed: Collection[str] = field(default_factory=tuple)
    number: int = 0


@transaction.atomic
def keep_translation(
    source: UUID, kind: Translation.Kind, french: French, work: Work, *, at: datetime
) -> Translation:
    """The draft, as it was typed. Raises ChangedMeanwhileError; nothing is written then."""
    translation = _held(source, kind, at=at)
    draft = words_as_json(
        reworded(translation.drafted, french, work.typed, marks=work.marks, agreed=work.agreed)
    )
    if draft == translation.draft:
        return translation
    if translation.number != work.number:
        raise ChangedMeanwhileError(source)
    translation.draft, translation.edited_at = draft, at
    translation.number += 1
    translation.save()
    return translation


def publish_translation(translation: Translation, *, at: datetime) -> bool:
    """The draft is what readers read; False when it is already, or says nothing."""
    if not translation.draft or translation.draft == translation.published:
        return False
    translation.published, translation.published_at = translation.draft, at
    translation.save()
    return True


def withdraw_translation(translation: Translation) -> bool:
    """Readers read French again; the draft stays. False when nothing was published."""
    if translation.published_at is None:
        return False
    translation.published, translation.published_at = {}, None
    translation.save()
    return True


def copy_translation(source: UUID, copy: UUID, *, at: datetime) -> bool:
    """A copy says in English what its model says; False when that is nothing, or is there."""
    known = Translation.objects.filter(source=source, language=ENGLISH).first()
    if known is None:
        return False
    facts = {"kind": known.kind, "edited_at": at, "draft": known.draft}
    facts |= {"published": known.published, "published_at": known.published_at}
    _copy, is_new = Translation.objects.get_or_create(source=copy, language=ENGLISH, defaults=facts)
    return is_new


def move_words(french: French, source: UUID, target: UUID, *, at: datetime) -> bool:
    """What is said of these French texts is said in another page too; False when it is nothing.

    Read at once where that page is read in English; where it is not, the words wait in its draft.
    """
    left = Translation.objects.filter(source=source, language=ENGLISH).first()
    if left is None:
        return False
    drafted = words_as_json(said_of(left.drafted, french))
    if not drafted:
        return False
    joined = _held(target, Translation.Kind(left.kind), at=at)
    joined.draft |= drafted
    if joined.published_at:
        joined.published |= words_as_json(said_of(left.said, french))
    joined.number, joined.edited_at = joined.number + 1, at
    joined.save()
    return True


def _held(source: UUID, kind: Translation.Kind, *, at: datetime) -> Translation:
    """The one row, held until the end of the transaction."""
    facts = {"kind": kind, "edited_at": at}
    Translation.objects.get_or_create(source=source, language=ENGLISH, defaults=facts)
    return Translation.objects.select_for_update().get(source=source, language=ENGLISH)
