"""The worker reminds those who stopped coming, once a week, and stops at once when asked."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from curriculum.models import Activity, Lesson
from curriculum.queries.outlines import current_outline
from learners import tasks
from learners.actions.running.purging import purge_what_is_over
from learners.emails.letters import render
from learners.journey import learning, leaving, merging, reminding, sending
from learners.models import Attempt, Enrolment, Entry, Letter, Reminder, User
from tests.doors import text_of
from tests.learners.reminding import A_WEEK, TWO_WEEKS_LATER, queued, reminders, states
from tests.people import person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
QUERIES = 10


def plain(text):
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def remind(at=TWO_WEEKS_LATER):
    reminding.remind_people(at=at)
    return reminders()


def test_after_two_weeks_a_letter_says_what_is_left_and_what_comes_next(ada_enrolled):
    [letter] = remind()
    rendered = render(letter)
    said = plain(rendered.text)

    assert (
        rendered.subject == "«\u202fAider sans faire à la place\u202f»\u00a0: la suite vous attend"
    )
    assert "Il vous reste 8 leçons, 2 quiz et 2 exercices (environ 1 h 30)." in said
    assert "Ensuite : « Quatre côtés, une personne », 8 min." in said
    assert "/modules/regarder-a-360/quatre-cotes-une-personne/" in said
    assert rendered.html.count('class="button"') == 1
    assert (letter.to, letter.state) == ("ada@exemple.fr", "waiting")
    assert queued("send_letter") == 1
    assert Entry.objects.filter(kind="reminder_written", result="inactivity").count() == 1


@pytest.mark.parametrize(
    "at",
    [
        TWO_WEEKS_LATER - DAY,
        TWO_WEEKS_LATER.replace(hour=8),
        TWO_WEEKS_LATER.replace(hour=17),
        TWO_WEEKS_LATER + 5 * DAY,
    ],
)
def test_nothing_leaves_too_early_at_night_or_on_a_saturday(ada_enrolled, at):
    assert remind(at) == []


def test_three_weeks_three_letters_then_silence(ada_enrolled):
    for hours in range(0, 60 * 24, 7):
        remind(TWO_WEEKS_LATER + timedelta(hours=hours))

    assert states() == [("16/11", "written"), ("23/11", "written"), ("30/11", "written")]


def test_all_the_paths_of_a_person_are_in_one_letter_the_nearest_last_day_first(
    ada, ada_enrolled, small_path, a_moment
):
    other, _ = learning.begin(ada, current_outline(small_path.translation_key), at=a_moment)
    reminding.set_deadline(other.pk, date(2026, 12, 1), by=ada, at=a_moment)
    [letter] = remind()
    said = plain(render(letter).text)

    assert [path["title"] for path in letter.context["paths"]] == [
        "Un parcours",
        "Aider sans faire à la place",
    ]
    assert "À finir avant le 1er décembre 2026." in said
    assert "La suite de vos parcours vous attend." in said
    reminding.set_deadline(other.pk, date(2026, 12, 1), by=ada, at=a_moment)
    assert Entry.objects.filter(kind="deadline_set", result="2026-12-01").count() == 1


def test_a_last_day_is_recalled_once_in_the_week_before(ada, ada_enrolled, a_moment):
    reminding.set_deadline(ada_enrolled.pk, date(2026, 11, 12), by=ada, at=a_moment)
    for number in range(12):
        remind(a_moment + number * DAY)

    assert [(r.day, r.reason) for r in Reminder.objects.all()] == [(date(2026, 11, 5), "deadline")]


@pytest.mark.parametrize("cause", ["finished", "stopped", "refused", "closed", "tryout"])
def test_whoever_needs_none_gets_none(ada, ada_enrolled, a_moment, cause):
    if cause == "stopped":
        leaving.stop(ada_enrolled.pk, at=a_moment)
    elif cause == "refused":
        assert reminding.refuse_letters(ada, at=a_moment)
        assert not reminding.refuse_letters(ada, at=a_moment)
    elif cause == "closed":
        User.objects.update(is_active=False)
    elif cause == "tryout":
        Enrolment.objects.update(is_tryout=True)
    else:
        Enrolment.objects.update(state="finished", finished_at=a_moment)

    assert remind() == []
    assert not reminding.remind(ada.pk, at=TWO_WEEKS_LATER)


@pytest.mark.parametrize("sign", ["answer", "visit", "taken up"])
def test_any_sign_of_life_puts_it_off(ada, ada_enrolled, first_lesson, a_moment, sign):
    later = a_moment + 5 * DAY
    if sign == "answer":
        activity = write_attempt(ada, first_lesson, later)
        assert activity
    elif sign == "visit":
        User.objects.update(last_login=later)
    else:
        leaving.stop(ada_enrolled.pk, at=a_moment)
        leaving.take_up(ada_enrolled.pk, at=later)

    assert remind() == []
    assert len(remind(TWO_WEEKS_LATER + 7 * DAY)) == 1


def write_attempt(ada, lesson, at):
    activity = Activity.objects.filter(lesson=lesson.translation_key).first()
    return Attempt.objects.create(
        id=ada.pk, person=ada, activity=activity, state="draft", done_at=at, received_at=at
    )


def test_a_path_being_rewritten_is_recalled_to_nobody(ada_enrolled):
    Lesson.objects.update(live=False)

    assert remind() == []


def test_without_an_address_it_waits_on_the_page_and_one_at_a_time(
    ada, ada_enrolled, first_lesson, signed_in
):
    User.objects.filter(pk=ada.pk).update(email=None)
    browser = signed_in(ada)
    User.objects.update(last_login=None)
    remind()
    remind(TWO_WEEKS_LATER + A_WEEK)

    assert [letter.state for letter in reminders()] == ["sent", "notice"]
    assert "la suite vous attend" in text_of(browser.get("/mon-espace/"))
    write_attempt(ada, first_lesson, TWO_WEEKS_LATER + 8 * DAY)
    assert "la suite vous attend" not in text_of(browser.get("/mon-espace/"))


def test_a_letter_kept_back_at_night_leaves_in_the_morning(ada_enrolled):
    [letter] = remind()
    friday_evening = TWO_WEEKS_LATER.replace(day=20, hour=18)
    sending.send_letter(letter.pk, at=friday_evening)
    letter.refresh_from_db()

    assert (letter.state, letter.next_try_at) == (
        "waiting",
        TWO_WEEKS_LATER.replace(day=23, hour=9),
    )
    sending.send_letter(letter.pk, at=letter.next_try_at)
    letter.refresh_from_db()
    assert (letter.state, letter.secret) == ("sent", {})


@pytest.mark.parametrize("cause", ["refused", "stopped", "came back", "erased"])
def test_a_letter_that_no_longer_helps_does_not_leave(ada, ada_enrolled, first_lesson, cause):
    [letter] = remind()
    later = TWO_WEEKS_LATER + timedelta(hours=1)
    if cause == "refused":
        reminding.refuse_letters(ada, at=later)
    elif cause == "stopped":
        leaving.stop(ada_enrolled.pk, at=later)
    elif cause == "came back":
        write_attempt(ada, first_lesson, later)
    else:
        Letter.objects.update(person=None)
    sending.send_letter(letter.pk, at=later + timedelta(hours=1))

    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("failed", "Le rappel n’avait plus lieu d’être.")


def test_people_are_reminded_a_few_at_a_time(monkeypatch, path, a_moment):
    monkeypatch.setattr(reminding, "AT_ONCE", 2)
    outline = current_outline(path.translation_key)
    for number in range(5):
        learning.begin(person(f"p{number}@exemple.fr", "P", str(number)), outline, at=a_moment)
    after, rounds = "", 0
    while after is not None:
        after = reminding.remind_people(str(after), at=TWO_WEEKS_LATER)
        rounds += 1

    assert (len(reminders()), rounds) == (5, 4)


def test_the_task_queues_its_next_few(ada_enrolled, monkeypatch):
    monkeypatch.setattr(tasks.timezone, "now", lambda: TWO_WEEKS_LATER)
    tasks.remind_learners()
    assert queued("remind_learners") == 1
    tasks.remind_learners(str(ada_enrolled.person_id))

    assert (queued("remind_learners"), len(reminders())) == (1, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_choosing_whom_asks_as_many_queries_for_1_as_for_3(
    path, a_moment, count, django_assert_num_queries
):
    outline = current_outline(path.translation_key)
    for number in range(count):
        learning.begin(person(f"p{number}@exemple.fr", "P", str(number)), outline, at=a_moment)

    with django_assert_num_queries(QUERIES):
        reminding.remind_people(at=a_moment + 10 * DAY)
        reminding.dues(at=a_moment + 8 * DAY)


def test_what_was_written_goes_with_the_account_and_a_year_later(
    ada, ada_enrolled, denis, edith, a_moment
):
    remind()
    reminding.skip(ada.pk, localdate(TWO_WEEKS_LATER + A_WEEK), by=edith, at=TWO_WEEKS_LATER + DAY)
    merging.merge(ada.pk, denis.pk, by=edith, at=TWO_WEEKS_LATER + 2 * DAY)

    assert set(Reminder.objects.values_list("person", flat=True)) == {denis.pk}
    assert purge_what_is_over(at=TWO_WEEKS_LATER + 366 * DAY) is False
    assert [r.day for r in Reminder.objects.all()] == [localdate(TWO_WEEKS_LATER + A_WEEK)]


@pytest.mark.parametrize(("own", "kept"), [(None, date(2026, 12, 1)), (date(2026, 12, 9),) * 2])
def test_of_two_accounts_the_day_to_finish_by_is_kept(
    ada_enrolled, denis, edith, path, a_moment, own, kept
):
    outline = current_outline(path.translation_key)
    other, _ = learning.begin(denis, outline, at=a_moment + DAY)
    Enrolment.objects.filter(pk=ada_enrolled.pk).update(ends_on=own)
    Enrolment.objects.filter(pk=other.pk).update(ends_on=date(2026, 12, 1))
    merging.merge(denis.pk, ada_enrolled.person_id, by=edith, at=a_moment + 2 * DAY)

    assert [e.ends_on for e in Enrolment.objects.in_progress()] == [kept]
