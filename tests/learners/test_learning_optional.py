"""A module of one's choice: offered, asked of nobody, printed when it was done."""

import pytest

from curriculum.queries.outlines import current_outline
from learners.actions.learning.enrolments import enrol
from learners.models import Certificate, Enrolment
from tests.curriculum import lesson_writing as write
from tests.doors import finish_lesson, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def librarians(ada, a_moment):
    """Two modules, the second of one's choice, as the librarians' first meeting is."""
    asked, offered = (
        write.new_module("groupe", title="Animer"),
        write.new_module("rdv", title="Rdv"),
    )
    lessons = [
        write.new_lesson(
            module, write.quiz(write.question(module.slug)), slug=f"lecon-{module.slug}"
        )
        for module in (asked, offered)
    ]
    path = write.new_path(asked, offered)
    place = path.path_modules.last()
    place.is_required, place.variant = False, "poste public"
    place.save()
    path.save_revision().publish()
    enrolment, _ = enrol(ada, current_outline(path.translation_key), at=a_moment)
    return enrolment, lessons


def printed(enrolment):
    certificate = Certificate.objects.get(enrolment=enrolment)
    return {finding["module"] for finding in certificate.objectives}


def test_what_is_optional_is_neither_left_nor_in_the_percentage(librarians, ada, signed_in):
    enrolment, [asked, offered] = librarians
    client = signed_in(ada)
    assert "Modules : 1 à faire." in text_of(client.get("/mon-espace/"))
    finish_lesson(client, offered)

    enrolment.refresh_from_db()
    assert "Modules : 1 fait, 1 à faire." in text_of(client.get("/mon-espace/"))
    assert (enrolment.percentage, enrolment.state) == (0, Enrolment.State.IN_PROGRESS)
    assert "Il vous reste 1 leçon" in text_of(client.get("/mon-espace/"))
    finish_lesson(client, asked)
    enrolment.refresh_from_db()
    assert (enrolment.percentage, enrolment.minutes_credited) == (100, 5)


def test_an_optional_module_is_printed_when_it_was_done(librarians, ada, signed_in):
    enrolment, [asked, offered] = librarians
    client = signed_in(ada)
    finish_lesson(client, offered)
    finish_lesson(client, asked)

    assert printed(enrolment) == {"Animer", "Rdv"}


def test_an_optional_module_left_aside_is_not_printed(librarians, ada, signed_in):
    enrolment, [asked, _] = librarians
    finish_lesson(signed_in(ada), asked)

    assert printed(enrolment) == {"Animer"}
