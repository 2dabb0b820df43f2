"""What an author reads after publishing: whom it reaches, and when."""

from uuid import uuid4

from curriculum.queries.outlines import current_outline
from learners.journey import changing
from learners.models import Enlargement, Letter
from tests.curriculum.editing import opened, send
from tests.doors import text_of
from tests.learners.changing import REASON, add_lesson, figures


def published(office, lesson, **changes):
    response = send(office, lesson, opened(lesson, **changes), "publish")
    assert response.status_code == 302, text_of(response)
    return text_of(office.get(response.url))


def test_a_correction_is_seen_by_everybody_at_once(office, enrolment, first):
    page = published(office, first, summary="Un mot corrigé.")

    assert "Une correction : tout le monde la voit dès maintenant." in page


def test_an_added_lesson_is_told_with_who_does_not_have_it(office, enrolment, small_path, module):
    page = published(office, add_lesson(module, live=False))

    assert "1 personne en cours ne l’a pas." in page
    assert f"/admin/additions/{small_path.pk}/" in office.get("/admin/additions/").text


def test_nothing_is_told_when_nobody_follows_the_path(office, small_path, first):
    page = published(office, first, summary="Un mot corrigé.")

    assert "tout le monde la voit" not in page


def test_the_same_path_enlarged_twice_is_enlarged_and_told_once(
    office, edith, enrolment, small_path, module, a_moment
):
    before = enrolment.outline
    add_lesson(module)
    outline = current_outline(small_path.translation_key)
    said = {"key": uuid4(), "reason": REASON, "by": edith, "at": a_moment}
    addition, _ = changing.apply_addition(outline, **said)

    assert changing.enlarge(enrolment.pk, addition, at=a_moment)
    assert not changing.enlarge(enrolment.pk, addition, at=a_moment)
    larger = figures(enrolment)

    # A copy of the database was put back meanwhile, but the letter had left.
    Enlargement.objects.all().delete()
    type(enrolment).objects.filter(pk=enrolment.pk).update(outline=before)
    assert changing.enlarge(enrolment.pk, addition, at=a_moment)
    assert figures(enrolment) == larger
    assert Letter.objects.filter(kind="path_enlarged").count() == 1
