"""Writing down what can be found."""

from uuid import UUID

from django.db import transaction

from content.models import SearchEntry, SearchWord
from content.rules.searching import Weighed, weighed

IN_TITLE, IN_SUMMARY, IN_TEXT = 12, 4, 1
FACTS = ("title", "summary", "text", "place", "address")


@transaction.atomic
def index(wanted: SearchEntry, *, also: str = "") -> None:
    """What a search finds of something published; the same again writes nothing.

    `also` are other names of it: they count as its title does, and are not shown.
    """
    known = {"kind": wanted.kind, "key": wanted.key, "language": wanted.language}
    facts = {name: getattr(wanted, name) for name in FACTS}
    entry, _is_new = SearchEntry.objects.select_for_update().get_or_create(facts, **known)
    if any(getattr(entry, name) != value for name, value in facts.items()):
        SearchEntry.objects.filter(pk=entry.pk).update(**facts)
    _write_words(entry, _words(wanted, also))


def _words(wanted: SearchEntry, also: str) -> list[Weighed]:
    parts = (
        (wanted.title, IN_TITLE),
        (also, IN_TITLE),
        (wanted.summary, IN_SUMMARY),
        (wanted.text, IN_TEXT),
    )
    return weighed(parts, wanted.language)


def _write_words(entry: SearchEntry, words: list[Weighed]) -> None:
    """Only when they changed: a word corrected in a module does not rewrite its lessons."""
    kept = set(entry.words.values_list("stem", "word", "weight"))
    if kept == {(each.stem, each.word, each.weight) for each in words}:
        return
    entry.words.all().delete()
    SearchWord.objects.bulk_create(
        SearchWord(entry=entry, stem=each.stem, word=each.word, weight=each.weight)
        for each in words
    )


def forget(kind: str, *keys: UUID, language: str = "") -> None:
    """No search leads there any more, in one language or in all."""
    entries = SearchEntry.objects.filter(kind=kind, key__in=keys)
    (entries.filter(language=language) if language else entries).delete()


def forget_all() -> None:
    SearchEntry.objects.all().delete()
