"""What a search finds follows what is published, withdrawn, moved or copied: at once."""

from django.db import transaction
from wagtail.models import Page

from content.actions.glossary import index_term
from content.actions.searching import forget, forget_all
from content.models import SearchEntry, Term
from curriculum.actions.finding import index_lesson, index_module, index_path
from curriculum.actions.packs.sheets import index_sheet
from curriculum.models import LearningPath, Lesson, Module, Sheet
from curriculum.queries.finding import as_it_stands, everything_taught, module_above
from curriculum.queries.lessons import lesson_keys_under, lessons_under

KINDS = {
    LearningPath: SearchEntry.Kind.PATH,
    Module: SearchEntry.Kind.MODULE,
    Lesson: SearchEntry.Kind.LESSON,
}


@transaction.atomic
def follow(page: Page) -> None:
    """Find a page as it is now: published it can be found, else no more."""
    current = as_it_stands(page) if type(page) in KINDS else None
    if current is None:
        lose(page)
    elif isinstance(current, LearningPath):
        index_path(current)
    elif isinstance(current, Module):
        _follow_module(current)
    else:
        _follow_lesson(current)


@transaction.atomic
def lose(page: Page) -> None:
    """A page that is withdrawn or about to be deleted; a module takes its lessons along."""
    if type(page) not in KINDS:
        return
    language = page.locale.language_code
    forget(KINDS[type(page)], page.translation_key, language=language)
    if isinstance(page, Module):
        forget(SearchEntry.Kind.LESSON, *lesson_keys_under(page), language=language)


@transaction.atomic
def find_everything_again() -> int:
    """All of it, from the pages and words themselves; how many can be found."""
    forget_all()
    for page in everything_taught():
        follow(page)
    for term in Term.objects.all():
        index_term(term)
    for sheet in Sheet.objects.all():
        index_sheet(sheet)
    return SearchEntry.objects.count()


def _follow_module(module: Module) -> None:
    """Its lessons too: they carry its name and its address."""
    index_module(module)
    for lesson in lessons_under([module]).select_related("locale"):
        index_lesson(lesson, module)


def _follow_lesson(lesson: Lesson) -> None:
    """Under a module that is withdrawn, nobody can open it."""
    module = module_above(lesson)
    if module is None:
        lose(lesson)
    else:
        index_lesson(lesson, module)
