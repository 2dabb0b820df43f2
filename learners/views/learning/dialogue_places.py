"""A dialogue in its lesson, at its address: whose is it to lead, whose only to look at?"""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language

from curriculum.models import Lesson
from curriculum.queries.lessons import lessons_of
from curriculum.queries.translations import blocks_in_english, say_pages, words_in
from curriculum.rules.dialogues import Dialogue, dialogues_of
from learners.models import User
from learners.queries.learning.enrolments import enrolment_open_to
from learners.queries.people.rights import may_read_everything


@dataclass(frozen=True)
class Place:
    """A dialogue in its lesson, at its address."""

    lesson: Lesson
    dialogue: Dialogue

    def address(self, name: str = "dialogue") -> str:
        return reverse(name, args=[self.lesson.module_slug, self.lesson.slug, self.dialogue.id])


def place_for(person: User, module: str, lesson: str, activity: UUID) -> Place:
    """A dialogue of one's path. Raises Http404 for whoever it is not open to."""
    place = dialogue_at(module, lesson, activity)
    page = place.lesson
    if enrolment_open_to(person, page.translation_key, page.module_key) is None:
        raise Http404(lesson)
    return place


def place_to_look_at(person: User, module: str, lesson: str, activity: UUID) -> Place | None:
    """For whoever works in the office and is not enrolled: they lead it without a trace."""
    if not may_read_everything(person):
        return None
    place = dialogue_at(module, lesson, activity)
    page = place.lesson
    enrolment = enrolment_open_to(person, page.translation_key, page.module_key)
    return place if enrolment is None else None


def dialogue_at(module: str, lesson: str, activity: UUID) -> Place:
    """A dialogue of a live lesson, in the language of the page. Raises Http404."""
    page = next((item for item in lessons_of(module) if item.slug == lesson), None)
    if page is None:
        raise Http404(lesson)
    words = words_in(get_language(), [page.translation_key])
    asked = dialogues_of(blocks_in_english(page, words))
    found = next((it for it in asked if it.id == activity and it.scenario), None)
    if found is None:
        raise Http404(activity)
    say_pages([page], words)
    return Place(page, found)
