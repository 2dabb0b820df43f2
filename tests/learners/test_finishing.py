"""« Vous avez fini »: a page of its own after the last answer, and for as long as it is kept."""

import pytest

from curriculum.queries.outlines import current_outline
from learners import tasks
from learners.journey import learning
from learners.models import Certificate, Enrolment
from tests.curriculum import lesson_writing as write
from tests.doors import (
    activities_of,
    filled,
    finish_lesson,
    finish_path,
    lesson_url,
    quiz_form,
    soup,
)
from tests.doors import text_of as text
from tests.learners.certified import finish

QUERIES = 6
pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work(ada, ada_enrolled, signed_in):
    return signed_in(ada)


def page_of(enrolment):
    return f"/mon-espace/parcours/{enrolment.pk}/fini/"


def test_the_last_answer_leads_to_the_title_of_the_page(at_work, ada_enrolled):
    address = finish_path(at_work).url
    page = at_work.get(address)
    title = soup(page).h1

    assert address == f"{page_of(ada_enrolled)}#{title['id']}"
    assert title["tabindex"] == "-1"
    assert "Vous avez fini « Aider sans faire à la place »." in text(page)
    assert "Vous y avez passé 1 h 30." in text(page)
    assert "objectifs acquis sur" in text(page)
    assert "Votre attestation arrive" in text(page)
    assert "Personne d’autre n’est prévenu." in text(page)
    assert "Les phrases du début vous attendent" in text(page)
    assert "Pour entrer : un code envoyé à ada@exemple.fr." in text(page)


def test_the_last_form_sent_twice_leads_there_twice(at_work, small_path, enrolment, second):
    finish_lesson(at_work, write.Lesson.objects.get(slug="un"))
    (quiz,) = activities_of(second)
    data = filled(quiz_form(at_work.get(lesson_url(second)), quiz))
    sent = [at_work.post(f"{lesson_url(second)}rendre/", data).url for _ in range(2)]

    assert sent == [f"{page_of(enrolment)}#fini"] * 2


def test_the_certificate_is_said_to_come_until_it_is_there(at_work, ada_enrolled):
    finish_path(at_work)
    certificate = Certificate.objects.get()
    tasks.make_paper(str(certificate.pk))
    made = at_work.get(page_of(ada_enrolled))

    assert "Votre attestation est prête" in text(made)
    assert soup(made).select_one("main .button")["href"].endswith(f"/{certificate.number}/")


def test_who_sent_the_person_is_named(ada_referred, at_work):
    finish_path(at_work)

    said = text(at_work.get(page_of(ada_referred.enrolment)))
    assert "Maison des solidarités du Val-d’Ourcq voit que vous avez fini, vos heures" in said


def test_it_is_found_again_from_one_s_space(at_work, ada_enrolled):
    finish_path(at_work)

    links = [link["href"] for link in soup(at_work.get("/mon-espace/")).select("main a")]
    assert page_of(ada_enrolled) in links


def test_a_cancelled_certificate_is_said_to_be_so(at_work, ada_enrolled, a_moment):
    finish_path(at_work)
    Certificate.objects.update(revoked_at=a_moment, revocation_reason="Erreur de nom.")

    said = text(at_work.get(page_of(ada_enrolled)))
    assert "Votre attestation a été annulée." in said
    assert "acquis sur" not in said


def test_what_was_all_done_elsewhere_credits_no_time(at_work, ada_enrolled, a_moment):
    finish(ada_enrolled, at=a_moment)
    Enrolment.objects.update(minutes_credited=0, started_at=None)

    said = text(at_work.get(page_of(ada_enrolled)))
    assert "Le 2 novembre 2026. Tout était déjà fait dans un autre parcours." in said


def test_a_path_in_progress_has_no_such_page_nor_somebody_else_s(
    at_work, ada_enrolled, denis, signed_in, a_moment
):
    assert at_work.get(page_of(ada_enrolled)).status_code == 404
    finish(ada_enrolled, at=a_moment)

    assert signed_in(denis).get(page_of(ada_enrolled)).status_code == 404


@pytest.mark.parametrize("offered", [0, 1, 3])
def test_modules_at_choice_are_offered_in_as_many_queries(
    ada, signed_in, a_moment, offered, django_assert_num_queries
):
    modules = [write.new_module(f"m{n}", title=f"Module {n}") for n in range(1 + offered)]
    for module in modules:
        quiz = write.quiz(write.question(module.slug))
        write.new_lesson(module, quiz, slug=f"lecon-{module.slug}")
    path = write.new_path(*modules)
    path.path_modules.exclude(module=modules[0]).update(is_required=False)
    path = type(path).objects.get(pk=path.pk)
    path.save_revision().publish()
    begun, _ = learning.begin(ada, current_outline(path.translation_key), at=a_moment)
    browser = signed_in(ada)
    finish_lesson(browser, write.Lesson.objects.get(slug="lecon-m0"))

    with django_assert_num_queries(QUERIES + bool(offered)):
        page = browser.get(page_of(begun))
    links = [link.get_text() for link in soup(page).select("main li a")]
    assert links == [f"Module {n}" for n in range(1, 1 + offered)]
