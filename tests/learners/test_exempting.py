"""A module's quiz first: without an error the rest is spared, and its minutes do not count."""

from io import StringIO

import pytest
from django.core.management import call_command

from curriculum.models import Lesson
from curriculum.queries.outlines import current_outline
from curriculum.rules.exempting import module_in, quiz_of, spared_by
from learners.documents.certificates import text_of as text_of_certificate
from learners.journey import exempting
from learners.models import Certificate, Completion, Enrolment, Entry, Exemption, Letter
from learners.queries.learning.enrolments import outline_of
from learners.rules.learning.exempting import Refusal
from tests.doors import (
    activities_of,
    filled,
    finish_exercises,
    finish_lesson,
    finish_path,
    hand_in,
    lesson_url,
    quiz_form,
    text_of,
)
from tests.learners.sparing import module, quiz

__all__ = ["module", "quiz"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def address(ada_enrolled, module):
    return f"/mon-espace/dispense/{ada_enrolled.pk}/{module.id}/"


@pytest.fixture
def decision(ada_enrolled, module, path, ada, signed_in):
    """Where a trainer decides; Ada has said where she stands."""
    modules = outline_of(ada_enrolled).modules
    said = {f"m-{item.id}": "often" for item in modules}
    signed_in(ada).post(f"/mon-espace/positionnement/{ada_enrolled.pk}/", said)
    return f"/formation/positionnements/{ada_enrolled.pk}/dispenses/{module.id}/"


def spared(enrolment):
    return set(
        Completion.objects.filter(enrolment=enrolment, origin="exempted").values_list(
            "item", flat=True
        )
    )


def recounted():
    out = StringIO()
    call_command("recount", stdout=out)
    return out.getvalue()


def facts(kind):
    return Entry.objects.filter(kind=kind).count()


def test_without_an_error_the_rest_is_done_and_counts_no_minute(
    ada, ada_enrolled, module, quiz, address, signed_in
):
    browser = signed_in(ada)
    assert "Commencer par le quiz" in text_of(browser.get(f"/modules/{quiz[0].get_parent().slug}/"))
    assert "ses minutes ne comptent pas" in text_of(browser.get(address))

    for _ in range(2):
        response = browser.post(address)
    assert response.url == f"{lesson_url(quiz[0])}#quiz-{quiz[1].id}"
    page = browser.get(hand_in(browser, *quiz).url)

    assert "le reste du module est dispensé" in text_of(page)
    left = {activity.id for activity in spared_by(module, quiz[1].id, (), ())}
    assert left < spared(ada_enrolled)
    assert set(Completion.objects.filter(origin="exempted").values_list("minutes")) == {(0,)}
    ada_enrolled.refresh_from_db()
    assert str(module.id) in ada_enrolled.done
    assert ada_enrolled.minutes_credited == quiz[1].minutes
    assert Exemption.objects.get().used_at is not None
    assert [facts(k) for k in ("exemption_asked", "module_exempted")] == [1, 1]
    assert text_of(browser.get("/mon-espace/")).count("Dispensé") == 1
    spared_lessons = text_of(browser.get(f"/modules/{quiz[0].get_parent().slug}/"))
    assert spared_lessons.count("Dispensé") == len(module.lessons)
    assert "le reste de ce module est dispensé" in text_of(browser.get(address))
    assert "stored" not in recounted()


def test_with_an_error_or_without_asking_nothing_changes(
    ada, ada_enrolled, quiz, address, signed_in
):
    browser = signed_in(ada)
    browser.post(address)
    hand_in(browser, *quiz, wrong=1)
    hand_in(browser, *quiz)

    assert not spared(ada_enrolled)
    assert Exemption.objects.get().used_at is None
    assert "Seul le premier essai compte." in text_of(browser.get(address))
    assert browser.post(address).status_code == 409


def test_who_did_not_ask_is_spared_nothing(ada, ada_enrolled, quiz, signed_in):
    hand_in(signed_in(ada), *quiz)

    assert not spared(ada_enrolled)


def test_another_quiz_of_the_module_spares_nothing(ada, ada_enrolled, module, address, signed_in):
    browser = signed_in(ada)
    browser.post(address)
    first = Lesson.objects.get(translation_key=module.lessons[0].id)

    hand_in(browser, first, activities_of(first)[0])

    assert not spared(ada_enrolled)
    assert Exemption.objects.get().is_open


def test_who_did_everything_before_the_quiz_is_spared_nothing(
    ada, ada_enrolled, module, quiz, address, signed_in
):
    browser = signed_in(ada)
    browser.post(address)
    for item in module.lessons:
        lesson = Lesson.objects.get(translation_key=item.id)
        finish_exercises(browser, lesson)
        if lesson != quiz[0]:
            finish_lesson(browser, lesson)

    hand_in(browser, *quiz)

    ada_enrolled.refresh_from_db()
    assert str(module.id) in ada_enrolled.done
    assert ada_enrolled.exempted == []
    assert Exemption.objects.get().is_open


def test_the_same_hand_in_from_two_browsers_spares_once(
    ada, ada_enrolled, quiz, address, signed_in
):
    one, two = signed_in(ada), signed_in(ada)
    one.post(address)
    lesson = lesson_url(quiz[0])
    same = filled(quiz_form(one.get(lesson), quiz[1]))
    other = filled(quiz_form(two.get(lesson), quiz[1]))

    for browser, data in ((one, same), (two, same), (two, other)):
        assert browser.post(f"{lesson}rendre/", data).status_code == 302

    assert facts("module_exempted") == 1
    assert "stored" not in recounted()


def test_a_path_finished_by_it_is_certified_and_its_paper_says_so(
    ada, ada_enrolled, module, quiz, address, signed_in
):
    browser = signed_in(ada)
    other = outline_of(ada_enrolled).modules[1]
    for lesson in Lesson.objects.filter(translation_key__in=[x.id for x in other.lessons]):
        finish_lesson(browser, lesson)
    browser.post(address)

    response = hand_in(browser, *quiz)

    assert response.url.endswith("/fini/#fini")
    certificate = Certificate.objects.get()
    assert certificate.minutes < 90
    text = text_of_certificate(certificate, "fr")
    titles = [said.title.replace("\u00a0", " ") for said in text.modules]
    assert [title.endswith(" — dispensé, 0 minute") for title in titles] == [True, False]
    assert "sans erreur du premier coup" in text.words["proves"]


def test_a_lesson_marked_always_stays_to_be_done(ada, path, module, signed_in, ada_enrolled):
    lesson = Lesson.objects.get(translation_key=module.lessons[0].id)
    lesson.is_always = True
    lesson.save_revision().publish()
    Enrolment.objects.update(outline=current_outline(path.translation_key))
    kept = {activity.id for activity in module.lessons[0].activities}
    renewed = Enrolment.objects.get()
    found = module_in(outline_of(renewed), module.id)
    page = Lesson.objects.get(translation_key=quiz_of(found, ())[0].id)
    browser = signed_in(ada)
    asked = text_of(browser.get(f"/mon-espace/dispense/{renewed.pk}/{module.id}/"))
    browser.post(f"/mon-espace/dispense/{renewed.pk}/{module.id}/")

    hand_in(browser, page, activities_of(page)[-1])

    renewed.refresh_from_db()
    assert spared(renewed)
    assert not spared(renewed) & {*kept, module.id}
    assert "même sans erreur" in asked
    assert str(module.id) not in renewed.done
    hand_in(browser, lesson, activities_of(lesson)[0])
    renewed.refresh_from_db()
    assert str(module.id) in renewed.done


def test_what_is_begun_over_or_elsewhere_is_refused_in_words(
    ada, ada_enrolled, module, address, signed_in, blaise, a_moment
):
    browser = signed_in(ada)
    first = Lesson.objects.get(translation_key=module.lessons[0].id)
    hand_in(browser, first, activities_of(first)[0])
    assert "Ce module est déjà commencé." in text_of(browser.post(address))
    nowhere = f"/mon-espace/dispense/{ada_enrolled.pk}/{ada_enrolled.pk}/"
    assert browser.post(nowhere).status_code == 404
    with pytest.raises(LookupError):
        exempting.ask(ada_enrolled.pk, ada_enrolled.pk, at=a_moment)
    assert signed_in(blaise).post(address).status_code == 404
    finish_path(browser)
    assert "Ce parcours n’est plus en cours." in text_of(browser.post(address))
    assert not Exemption.objects.exists()


def test_a_trainer_grants_and_withdraws_with_a_reason(
    ada, ada_enrolled, module, quiz, address, decision, blaise, signed_in
):
    trainer = signed_in(blaise)
    assert "Dispenses" in text_of(trainer.get(f"/formation/positionnements/{ada_enrolled.pk}/"))
    assert trainer.post(decision, {"reason": " \0 "}).status_code == 422
    assert trainer.post(decision, {"reason": "x" * 100_000}).status_code == 422
    assert not Exemption.objects.exists()

    for _ in range(2):
        trainer.post(decision, {"reason": "Elle l’enseigne 🙂", "decision": "yes"})
    letter = Letter.objects.get(kind="exemption_granted")
    assert (letter.to, letter.context["module_title"]) == ("ada@exemple.fr", module.title)
    assert "Retirer cette dispense ?" in text_of(trainer.get(decision))
    trainer.post(decision, {"reason": "Deux fois", "decision": "yes"})
    assert Exemption.objects.get().reason == "Elle l’enseigne 🙂"
    for _ in range(2):
        trainer.post(decision, {"reason": "Une autre équipe", "decision": "no"})

    learner = signed_in(ada)
    page = text_of(learner.post(address))
    assert "a retiré cette dispense" in page
    assert "Une autre équipe" in page
    hand_in(learner, *quiz)
    assert not spared(ada_enrolled)
    assert [facts(f"exemption_{k}") for k in ("granted", "withdrawn")] == [1, 1]
    assert "Rien à décider ici." in text_of(trainer.get(decision))


def test_a_used_exemption_is_not_withdrawn(
    ada, ada_enrolled, quiz, address, decision, blaise, signed_in, module, a_moment
):
    learner, trainer = signed_in(ada), signed_in(blaise)
    trainer.post(decision, {"reason": "Retirée", "decision": "no"})
    trainer.post(decision, {"reason": "Accordée", "decision": "yes"})
    hand_in(learner, *quiz)

    trainer.post(decision, {"reason": "Trop tard", "decision": "no"})

    used = Exemption.objects.get()
    assert (used.reason, used.withdrawn_at, used.used_at is None) == ("Accordée", None, False)
    said = text_of(trainer.get(f"/formation/positionnements/{ada_enrolled.pk}/"))
    assert "le quiz est sans erreur au premier essai" in said
    elsewhere = {"by": blaise, "reason": "?", "at": a_moment}
    assert not exempting.grant(ada_enrolled.pk, ada_enrolled.pk, **elsewhere)
    assert not exempting.withdraw(ada_enrolled.pk, ada_enrolled.pk, **elsewhere)
    assert exempting.ask(ada_enrolled.pk, module.id, at=a_moment) == Refusal.USED
