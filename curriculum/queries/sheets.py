"""Which sheets are there, and which go with a module?"""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from curriculum.models import Sheet, SheetModule

Audience = Sheet.Audience


def field_sheets() -> QuerySet[Sheet]:
    """Anybody's: blank forms and reminders."""
    return _with_modules().filter(audience=Audience.FIELD)


def session_sheets() -> QuerySet[Sheet]:
    """Those of trainers: their door says who may open them."""
    return _with_modules().filter(audience=Audience.TRAINERS)


def sheets_of_module(module: UUID, *, with_sessions: bool) -> list[Sheet]:
    """Those that stand on a module: the field's first, sessions for those who work here."""
    theirs = Sheet.objects.filter(stands_on__module__translation_key=module)
    shown = theirs if with_sessions else theirs.filter(audience=Audience.FIELD)
    return list(shown.order_by("audience", "slug").distinct())


def _with_modules() -> QuerySet[Sheet]:
    live = SheetModule.objects.filter(module__live=True).select_related("module")
    return Sheet.objects.prefetch_related(Prefetch("stands_on", live))
