"""A path changes while people follow it: what reaches them, when, and what they are told."""

from curriculum.models import Activity, PathModule
from curriculum.queries.outlines import current_outline
from learners.journey import learning
from learners.models import Certificate, Enlargement, Entry, Letter
from learners.queries.learning.recounting import differences
from tests.curriculum import lesson_writing as write
from tests.doors import finish_lesson, hand_in, text_of
from tests.learners.changing import REASON, add_lesson, apply_it, figures
from tests.learners.working import work_off

# Added


def test_an_added_lesson_waits_for_its_author_and_is_offered_meanwhile(
    at_work, enrolment, module, first
):
    finish_lesson(at_work, first)
    added = add_lesson(module)
    work_off()

    assert figures(enrolment) == (50, 5, 1)
    page = text_of(at_work.get("/modules/a-lire/trois/"))
    assert "Cette leçon est offerte en plus. Elle ne compte pas" in page
    assert "En plus" in text_of(at_work.get("/modules/a-lire/"))
    assert "Il vous reste 1 leçon (environ 5 min)." in text_of(at_work.get("/mon-espace/"))
    assert added.live


def test_whoever_starts_today_is_asked_for_what_was_added(denis, small_path, module, a_moment):
    add_lesson(module)
    made, _ = learning.begin(denis, current_outline(small_path.translation_key), at=a_moment)

    assert figures(made) == (0, 15, 3)


def test_the_author_sees_how_many_who_and_what_each_gains(
    office, at_work, enrolment, small_path, module, first
):
    finish_lesson(at_work, first)
    add_lesson(module)
    index = text_of(office.get("/admin/additions/"))
    page = text_of(office.get(f"/admin/additions/{small_path.pk}/"))

    assert "Un parcours 1 1" in index
    assert "1 personne sur 1 en cours suit une version plus ancienne." in page
    assert "« Une leçon » : une leçon de plus, 5 min" in page
    assert "Ada Lovelace 50 %, puis 33 % 5 min, puis 10 min 5 min" in page
    assert "Appliquer à cette personne" in page


def test_once_applied_people_in_progress_are_asked_and_told_why(
    office, at_work, ada, enrolment, small_path, module, first
):
    finish_lesson(at_work, first)
    add_lesson(module)
    apply_it(office, small_path)

    assert figures(enrolment) == (33, 10, 2)
    page = text_of(at_work.get("/mon-espace/"))
    assert "Il vous reste 2 leçons (environ 10 min)." in page
    assert f"Ce qui était fait reste fait. {REASON} « Une leçon » : une leçon de plus" in page
    letter = Letter.objects.get(kind="path_enlarged")
    assert (letter.to, letter.context["reason"]) == (ada.email, REASON)
    assert letter.context["added"] == ["« Une leçon » : une leçon de plus, 5\u00a0min"]
    assert list(differences()) == []
    page = text_of(office.get(f"/admin/additions/{small_path.pk}/"))
    assert "Rien à décider : la personne en cours suit la dernière version." in page
    assert f"Edith Clarke {REASON} 1" in page


def test_the_journal_keeps_who_applied_it_and_what_became_of_each(
    office, edith, ada, enrolment, small_path, module, at_work, first
):
    finish_lesson(at_work, first)
    add_lesson(module)
    apply_it(office, small_path)

    applied = Entry.objects.get(kind="addition_applied")
    enlarged = Entry.objects.get(kind="path_enlarged")
    assert (applied.actor, applied.object) == (edith.pk, small_path.translation_key)
    assert (enlarged.actor, enlarged.person, enlarged.object) == (edith.pk, ada.pk, enrolment.pk)
    assert enlarged.result == "50 → 33"


def test_an_extra_done_before_it_was_applied_is_not_asked_again(
    office, at_work, enrolment, small_path, module, first
):
    finish_lesson(at_work, first)
    finish_lesson(at_work, add_lesson(module))
    assert figures(enrolment) == (50, 5, 1)
    apply_it(office, small_path)

    assert figures(enrolment) == (66, 5, 1)
    assert enrolment.minutes_credited == 10
    assert list(differences()) == []


def test_a_lesson_once_done_gains_nothing_by_an_activity_added_to_it(
    office, at_work, enrolment, small_path, first
):
    finish_lesson(at_work, first)
    quiz = first.body.raw_data[0]
    write.write(first, quiz, write.quiz(write.question("plus"), minutes=1))
    page = text_of(at_work.get("/modules/a-lire/un/"))
    assert "Cette activité est offerte en plus." in page
    apply_it(office, small_path)

    assert figures(enrolment) == (50, 5, 1)


def test_a_module_once_done_does_not_hide_the_lesson_added_to_it(
    office, at_work, enrolment, small_path, module, first, second
):
    other = write.new_module("encore", title="Encore")
    write.new_lesson(other, write.quiz(write.question("quatre")), slug="quatre")
    small_path.path_modules.add(PathModule(module=other, sort_order=5))
    small_path.save_revision().publish()
    apply_it(office, small_path)
    finish_lesson(at_work, first)
    finish_lesson(at_work, second)
    add_lesson(module)
    apply_it(office, small_path, reason="Un oubli.")

    assert figures(enrolment) == (50, 10, 2)
    assert enrolment.state == "in_progress"
    page = text_of(at_work.get("/mon-espace/"))
    assert "Modules : 1 en cours, 1 à faire." in page


def test_whoever_has_finished_is_never_reached(
    office, at_work, enrolment, small_path, module, first, second
):
    finish_lesson(at_work, first)
    finish_lesson(at_work, second)
    add_lesson(module)
    apply_it(office, small_path)

    assert figures(enrolment) == (100, 0, 0)
    assert (Certificate.objects.count(), Enlargement.objects.count()) == (1, 0)


def test_a_raised_mark_waits_and_a_lowered_one_lets_through_who_had_reached_it(
    office, at_work, enrolment, small_path, first
):
    questions = [write.question(name) for name in ("a", "b")]
    quiz = write.quiz(*questions, minutes=2, pass_mark=100)
    write.write(first, quiz)
    apply_it(office, small_path, reason="Deux questions.")
    activity = first.body.raw_data[0]["id"]
    hand_in(at_work, first, Activity.objects.get(pk=activity), wrong=1)
    assert figures(enrolment)[0] == 0
    quiz["value"]["pass_mark"] = 50
    write.write(first, quiz)
    work_off()
    assert figures(enrolment)[0] == 0
    apply_it(office, small_path, reason="Trop dur.")

    assert figures(enrolment)[0] == 50


def test_a_question_added_to_a_quiz_waits_and_one_taken_off_is_gone_at_once(
    office, at_work, enrolment, small_path, first
):
    one, two = write.question("a"), write.question("b")
    quiz = write.quiz(one, two, minutes=2)
    write.write(first, quiz)
    apply_it(office, small_path, reason="Deux questions.")
    quiz["value"]["questions"] = [
        {"type": "item", "id": "x", "value": str(q.pk)} for q in (two, write.question("c"))
    ]
    write.write(first, quiz)
    work_off()

    assert "Rendre mes" not in text_of(at_work.get("/modules/a-lire/un/"))
    finish_lesson(at_work, first)
    assert figures(enrolment) == (50, 5, 1)
    assert list(differences()) == []


# Taken off


def test_what_is_taken_off_acts_at_once_and_stays_off_if_it_comes_back(
    at_work, enrolment, small_path, first, second
):
    finish_lesson(at_work, first)
    second.unpublish()
    work_off()
    enrolment.refresh_from_db()
    assert enrolment.state == "finished"


def test_a_lesson_that_comes_back_is_offered_and_not_asked_again(
    office, at_work, enrolment, module, small_path, first, second
):
    third = add_lesson(module)
    apply_it(office, small_path)
    finish_lesson(at_work, first)
    second.unpublish()
    work_off()
    assert figures(enrolment) == (50, 5, 1)
    second.save_revision().publish()
    work_off()

    assert figures(enrolment) == (50, 5, 1)
    assert "offerte en plus" in text_of(at_work.get("/modules/a-lire/deux/"))
    assert list(differences()) == []
    assert third.live


def test_a_module_that_leaves_the_path_is_asked_of_nobody(
    office, at_work, enrolment, small_path, first
):
    other = write.new_module("encore", title="Encore")
    write.new_lesson(other, write.quiz(write.question("quatre")), slug="quatre")
    small_path.path_modules.add(PathModule(module=other, sort_order=5))
    small_path.save_revision().publish()
    apply_it(office, small_path)
    finish_lesson(at_work, first)
    small_path.path_modules.remove(small_path.path_modules.get(module=other))
    small_path.save_revision().publish()
    work_off()

    assert figures(enrolment) == (50, 5, 1)
    assert list(differences()) == []


def test_a_lesson_made_optional_is_asked_of_nobody(at_work, enrolment, first, second):
    finish_lesson(at_work, first)
    second.is_required = False
    second.save_revision().publish()
    work_off()
    enrolment.refresh_from_db()

    assert (enrolment.state, enrolment.percentage) == ("finished", 100)
