"""Terms of the glossary: written, taken away; a search follows at once."""

from django.db import transaction
from django.utils.text import slugify

from content.actions.searching import forget, index
from content.models import SearchEntry, Term

WRITTEN_IN = "fr"


@transaction.atomic
def write_term(term: Term) -> None:
    """A term without an address takes that of its word, for ever."""
    term.slug = term.slug or _free_slug(term)
    term.save()
    index_term(term)


def index_term(term: Term) -> None:
    index(
        SearchEntry(
            kind=SearchEntry.Kind.TERM,
            key=term.pk,
            language=WRITTEN_IN,
            title=term.word,
            summary=term.meaning,
            text=term.example,
            place=term.other_forms,
            address=f"/glossaire/#{term.slug}",
        ),
        also=term.other_forms,
    )


@transaction.atomic
def take_away_term(term: Term) -> None:
    forget(SearchEntry.Kind.TERM, term.pk)
    term.delete()


def _free_slug(term: Term) -> str:
    """Two words may give one address (« OS », « os »): the second takes a number.

    « content » is the name of the part of every page that holds the text.
    """
    wanted = slugify(term.word.replace("œ", "oe").replace("Œ", "Oe"))[:70] or "mot"
    taken = {"content"} | set(
        Term.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(s for s in numbered if s not in taken)
