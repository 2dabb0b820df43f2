"""What a search may lead to, among pages."""

from wagtail.models import Page

from curriculum.models import LearningPath, Lesson, Module


def module_above(lesson: Lesson) -> Module | None:
    """The live module of a live lesson: without one, nobody can open it."""
    return Module.objects.live().filter(path=lesson.path[: -Page.steplen]).first()


def as_it_stands(page: Page) -> Page | None:
    """A page as the database has it now, if it is live."""
    return type(page).objects.live().filter(pk=page.pk).select_related("locale").first()


def everything_taught() -> list[Page]:
    """Every live path, and every live module, whose lessons follow it."""
    return [*LearningPath.objects.live(), *Module.objects.live()]
