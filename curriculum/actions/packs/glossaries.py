"""The words of a glossary's pack: made, updated, left alone when edited here, or taken away."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from content.actions.glossary import take_away_term, write_term
from content.models import Term
from curriculum.actions.packs.reports import ImportReport, Manner, Outcome
from curriculum.readers.problems import Problem
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.identity import Names
from curriculum.rules.pack_paths import PackGlossary, PackTerm

FACTS = ("slug", "word", "meaning", "example", "other_forms")


def glossary_problems(glossary: PackGlossary) -> Iterator[Problem]:
    """A word that somebody else already wrote here, under another identity."""
    names = Names(glossary.pack)
    own = {names.term(term.key) for term in glossary.terms}
    others = Term.objects.exclude(pk__in=own).exclude(pack=glossary.pack)
    words, slugs = set(), set()
    for word, slug in others.values_list("word", "slug"):
        words.add(word.casefold())
        slugs.add(slug)
    for term in glossary.terms:
        if term.word.casefold() in words or term.key in slugs:
            sentence = _("« %(word)s » est déjà dans le glossaire du site. Retirez l’un des deux.")
            yield Problem(glossary.file, term.line, sentence % {"word": term.word})


def settle_glossary(glossary: PackGlossary, report: ImportReport, manner: Manner) -> None:
    """To replace is to write over what was edited here: a word has no draft."""
    known = {term.pk: term for term in Term.objects.filter(pack=glossary.pack)}
    names = Names(glossary.pack)
    wanted = {names.term(said.key): said for said in glossary.terms}
    for key in known.keys() - wanted.keys():  # first: what leaves may give its word to another
        report.note(_remove(known[key], manner), known[key].slug)
    for key, said in wanted.items():
        term = known.get(key) or Term(pk=key, pack=glossary.pack)
        report.note(_settle(term, said, manner), said.key)


def _settle(term: Term, said: PackTerm, manner: Manner) -> Outcome:
    wanted = _wanted(said)
    outcome = Outcome.UPDATED if term.packed else Outcome.CREATED
    current = fingerprint_of(content_of_term(term))
    if term.packed and current == fingerprint_of(wanted):
        return Outcome.UNCHANGED
    if term.packed and current != term.packed and not manner.replaces:
        return Outcome.LEFT_ALONE
    if not manner.is_trial:
        for name, value in wanted.items():
            setattr(term, name, value)
        term.packed = fingerprint_of(wanted)
        write_term(term)
    return outcome


def _remove(term: Term, manner: Manner) -> Outcome:
    if fingerprint_of(content_of_term(term)) != term.packed:
        return Outcome.LEFT_ALONE
    if not manner.is_trial:
        take_away_term(term)
    return Outcome.REMOVED


def content_of_term(term: Term) -> dict[str, Any]:
    return {name: getattr(term, name) for name in FACTS}


def _wanted(said: PackTerm) -> dict[str, Any]:
    return {
        "slug": said.key,
        "word": said.word,
        "meaning": said.meaning,
        "example": said.example,
        "other_forms": said.other_forms,
    }
