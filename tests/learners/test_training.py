"""/formation/: one page says what waits for whoever trains."""

from uuid import UUID

import pytest
from django.contrib.auth.models import Group

from learners.journey import placing
from learners.models import Enrolment
from learners.rules.learning.placing import Said
from tests.doors import soup, text_of

pytestmark = pytest.mark.django_db


def test_a_trainer_reads_what_waits_first(
    blaise, ada_enrolled, signed_in, a_moment, django_assert_num_queries
):
    browser = signed_in(blaise)
    assert soup(browser.get("/formation/")).h1.get_text() == "Rien ne vous attend."

    Enrolment.objects.update(tutor=blaise)
    placing.answer(ada_enrolled, "start", [Said(UUID(int=1), "Je regarde.", "never")], at=a_moment)
    with django_assert_num_queries(10):
        page = browser.get("/formation/")

    assert soup(page).h1.get_text() == "1 chose vous attend."
    assert soup(page).select_one("main li a").get_text() == "Positionnements"
    assert "1 attend votre décision." in text_of(page)


def test_a_disability_referent_has_the_needs_alone(gaston, ada, signed_in, a_moment):
    gaston.groups.set([Group.objects.get(name="Référentes et référents handicap")])
    placing.say_need(ada, "Une loupe", tells_trainers=False, at=a_moment)

    page = signed_in(gaston).get("/formation/")

    assert [link.get_text() for link in soup(page).select("main li a")] == ["Besoins d’aménagement"]
    assert "1 besoin à lire." in text_of(page)
