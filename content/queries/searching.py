"""What does a search find?"""

from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum

from content.models import SearchEntry, SearchWord
from content.rules.searching import nearest, stem_of

WRITTEN_IN = "fr"


def entries_with(stems: Sequence[Collection[str]], language: str) -> QuerySet[SearchEntry]:
    """What holds every word, the best first; in this language, or in French for want of it."""
    found = _readable_in(language) if stems else SearchEntry.objects.none()
    for each in stems:
        found = found.filter(Exists(_words_of_entry(each)))
    every = {stem for each in stems for stem in each}
    rank = _words_of_entry(every).values("entry").annotate(total=Sum("weight")).values("total")
    ranked = found.annotate(rank=Subquery(rank))
    return ranked.order_by("-rank", "title", "pk").defer("text")


def _words_of_entry(stems: Collection[str]) -> QuerySet[SearchWord]:
    return SearchWord.objects.filter(entry=OuterRef("pk"), stem__in=sorted(stems))


def _readable_in(language: str) -> QuerySet[SearchEntry]:
    if language == WRITTEN_IN:
        return SearchEntry.objects.filter(language=language)
    translated = SearchEntry.objects.filter(
        kind=OuterRef("kind"), key=OuterRef("key"), language=language
    )
    return SearchEntry.objects.filter(Q(language=language) | Q(language=WRITTEN_IN)).exclude(
        Q(language=WRITTEN_IN) & Exists(translated)
    )


def texts_of(entries: Collection[SearchEntry]) -> dict[int, str]:
    """The plain words of the entries whose excerpt will be shown."""
    found = SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries])
    return dict(found.values_list("pk", "text"))


def corrected(words: Sequence[str], language: str) -> str | None:
    """The same words, each unknown one replaced by the nearest known; None when nothing helps."""
    stems = {word: stem_of(word, language) for word in words}
    known = set(
        SearchWord.objects.filter(stem__in=list(stems.values())).values_list("stem", flat=True)
    )
    unknown = [word for word in words if stems[word] not in known]
    guesses = {word: nearest(word, _beginning_like(stems[word])) for word in unknown}
    if not unknown or None in guesses.values():
        return None
    return " ".join(guesses.get(word) or word for word in words)


def _beginning_like(stem: str) -> list[str]:
    """Words that begin with the same letter: few people mistype the first one."""
    near = SearchWord.objects.filter(stem__startswith=stem[:1])
    return list(near.values_list("word", flat=True).distinct())
