"""English words of a pack, written once: made, updated, or left alone when edited here."""

from datetime import datetime
from uuid import UUID

from content.rules.languages import ENGLISH
from curriculum.actions.packs.reports import Outcome
from curriculum.models import Translation
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.translating import Said, Words, words_as_json


def settle_words(
    source: UUID, kind: Translation.Kind, words: Words, *, replace: bool, at: datetime
) -> Outcome:
    """Bring the English of one thing to what its pack says, unless it was edited here.

    Words that do not change keep the French they were written from: a French that changed alone
    leaves them to be read again.
    """
    wanted = _fingerprint(words)
    facts = {"kind": kind, "edited_at": at}
    translation, is_new = Translation.objects.select_for_update().get_or_create(
        source=source, language=ENGLISH, defaults=facts
    )
    current = _fingerprint(translation.drafted)
    if current == wanted and not is_new:
        return Outcome.UNCHANGED
    is_edited_here = bool(translation.draft) and current != translation.packed
    if is_edited_here and not replace:
        return Outcome.LEFT_ALONE
    translation.draft = words_as_json(_with_their_french(words, translation.drafted))
    translation.edited_at, translation.packed = at, wanted
    translation.number += 1
    if not is_edited_here:
        translation.published = translation.draft
        translation.published_at = at if words else None
    translation.save()
    return _outcome(is_new=is_new, is_edited_here=is_edited_here)


def _outcome(*, is_new: bool, is_edited_here: bool) -> Outcome:
    if is_new:
        return Outcome.CREATED
    return Outcome.DRAFTED if is_edited_here else Outcome.UPDATED


def _with_their_french(words: Words, before: Words) -> dict[str, Said]:
    return {
        place: before[place] if place in before and before[place].text == said.text else said
        for place, said in words.items()
    }


def _fingerprint(words: Words) -> str:
    return fingerprint_of({place: said.text for place, said in words.items()})
