"""A live module as a pack: what its pages, its questions and its files say today."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from curriculum.actions.packs.lessons import content_of_lesson
from curriculum.actions.packs.modules import content_of_module
from curriculum.actions.packs.names import KeptNames, NotAKeyError
from curriculum.actions.packs.pages import was_edited_here
from curriculum.documents.pack_blocks import BlocksOut
from curriculum.documents.pack_files import LostFileError
from curriculum.models import Lesson, Module, PackName
from curriculum.queries.questions import current_versions
from curriculum.queries.scenarios import scenarios_now
from curriculum.rules import identity
from curriculum.rules.activities import activities_of
from curriculum.rules.dialogues import dialogues_of
from curriculum.rules.pack_writing import files_of
from curriculum.rules.packs import PackLesson, PackModule, PackObjective
from curriculum.rules.rows import quizzes_of
from curriculum.rules.scenarios import Scenario


class CannotExportError(Exception):
    """Why, and what to do about it, in plain words."""


def pack_of(module: Module) -> dict[str, bytes]:
    """Every file of the pack of a live module. What had no key yet is given one, for ever.

    Raises CannotExportError.
    """
    try:
        return _pack_of(module)
    except NotAKeyError as refused:
        sentence = _(
            "L’adresse « %(slug)s » ne peut pas être une clé :"
            " des minuscules sans accent, des chiffres et des tirets."
        )
        raise CannotExportError(sentence % {"slug": refused}) from refused
    except LostFileError as lost:
        sentence = _("Le fichier « %(name)s » n’est plus sur le site. Remplacez-le dans la leçon.")
        raise CannotExportError(sentence % {"name": lost}) from lost


@transaction.atomic
def _pack_of(module: Module) -> dict[str, bytes]:
    """A module born here has an id made from its own: two exports at once agree."""
    row = PackName.objects.filter(pk=module.translation_key).first()
    names = KeptNames(row.pack if row else uuid5(module.translation_key, "paquet"))
    lessons = list(Lesson.objects.live().child_of(module).order_by("path"))
    objectives = tuple(
        PackObjective(names.key_of(identity.OBJECTIVE, o.key, o.text), o.text)
        for o in module.objectives.order_by("sort_order", "pk")
    )
    scenarios = scenarios_now(_scenarios_of(lessons))
    out = BlocksOut(names, current_versions(_questions_of(lessons)), scenarios)
    written = tuple(_lesson(lesson, out, names) for lesson in lessons)
    pack = PackModule(
        pack=names.pack,
        key=names.address_of(identity.MODULE, module.translation_key, module.slug),
        title=module.title,
        language=module.locale.language_code,
        minutes=sum(lesson.minutes for lesson in written if lesson.required),
        updated=_updated_on(module, lessons, row.updated_on if row else None),
        summary=module.summary,
        introduction=module.introduction,
        statement=module.statement,
        objectives=objectives,
        lessons=written,
        licence=module.licence,
        authors=module.authors,
        scenarios=_in_order(version.written for version in scenarios.values()),
    )
    names.save()
    return files_of(pack)


def _questions_of(lessons: list[Lesson]) -> list[UUID]:
    return [q for x in lessons for quiz in quizzes_of(x.body.raw_data) for q in quiz.questions]


def _in_order(scenarios: Iterable[Scenario]) -> tuple[Scenario, ...]:
    return tuple(sorted(scenarios, key=lambda scenario: scenario.key))


def _scenarios_of(lessons: list[Lesson]) -> list[UUID]:
    placed = (dialogue for x in lessons for dialogue in dialogues_of(x.body.raw_data))
    return [dialogue.scenario for dialogue in placed if dialogue.scenario]


def _lesson(lesson: Lesson, out: BlocksOut, names: KeptNames) -> PackLesson:
    blocks = tuple(block for raw in lesson.body.raw_data if (block := out.block_of(raw)))
    key = names.address_of(identity.LESSON, lesson.translation_key, lesson.slug)
    return PackLesson(
        file="",
        key=key,
        title=lesson.title,
        minutes=lesson.minutes,
        required=lesson.is_required and bool(activities_of(lesson.body.raw_data)),
        summary=lesson.summary,
        blocks=blocks,
        always=lesson.is_always,
    )


def _updated_on(module: Module, lessons: list[Lesson], given: date | None) -> date:
    """The date that its pack gave, as long as nothing was edited here since."""
    edited = was_edited_here(module, content=content_of_module) or any(
        was_edited_here(lesson, content=content_of_lesson) for lesson in lessons
    )
    if given is not None and not edited:
        return given
    return localdate(max(page.last_published_at for page in (module, *lessons)))
