"""The words of the glossary."""

from itertools import groupby

from content.models import Term
from content.rules.glossary_terms import Entry, Glossary
from content.rules.searching import folded


def terms_by_letter() -> list[tuple[str, list[Term]]]:
    """Every term in the order of a dictionary, under its first letter, without its accent."""
    terms = sorted(Term.objects.all(), key=lambda term: folded(term.word))
    by_letter = groupby(terms, key=lambda term: folded(term.word)[:1].upper())
    return [(letter, list(group)) for letter, group in by_letter]


def glossary() -> Glossary:
    """The words that a page can explain, none of them explained yet."""
    rows = Term.objects.values_list("slug", "word", "meaning", "other_forms")
    return Glossary(tuple(Entry(*row) for row in rows))
