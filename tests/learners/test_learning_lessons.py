"""Reading a lesson, answering its quiz, with JavaScript off."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from curriculum.models import LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Answer, Attempt, Completion, Enrolment, Entry, User
from tests.doors import (
    activities_of,
    filled,
    finish_lesson,
    hand_in,
    lesson_url,
    quiz_form,
    soup,
    text_of,
)

Browser = Callable[[User], Client]


@pytest.fixture
def at_work(ada: User, ada_enrolled: Enrolment, signed_in: Browser) -> Client:
    return signed_in(ada)


def test_a_lesson_says_its_place_its_minutes_and_what_comes_next(
    at_work: Client, first_lesson: Lesson
) -> None:
    page = text_of(at_work.get(lesson_url(first_lesson)))

    assert "Leçon 1 sur 5" in page
    assert "8 min" in page
    assert "Ensuite : Des chiffres et leurs définitions, 10 min" in page


def test_a_signed_in_lesson_takes_eight_queries(
    at_work: Client, first_lesson: Lesson, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = lesson_url(first_lesson)
    with django_assert_num_queries(8):
        at_work.get(url)


def test_reading_a_lesson_writes_nothing(at_work: Client, first_lesson: Lesson) -> None:
    before = Entry.objects.count()
    at_work.get(lesson_url(first_lesson))

    assert (Attempt.objects.count(), Entry.objects.count()) == (0, before)


def test_a_right_answer_finishes_the_lesson_and_credits_its_minutes(
    at_work: Client, first_lesson: Lesson, ada_enrolled: Enrolment
) -> None:
    (activity,) = activities_of(first_lesson)
    response = hand_in(at_work, first_lesson, activity)

    assert response.url.endswith(f"#quiz-{activity.id}")
    assert "C’est fait." in text_of(at_work.get(lesson_url(first_lesson)))
    ada_enrolled.refresh_from_db()
    credited = dict(ada_enrolled.completions.values_list("kind", "minutes"))
    assert credited == {"activity": activity.minutes, "lesson": 8 - activity.minutes}
    assert ada_enrolled.minutes_credited == first_lesson.minutes


def test_a_wrong_answer_shows_the_feedback_of_what_was_chosen_and_nothing_else(
    at_work: Client, first_lesson: Lesson
) -> None:
    (activity,) = activities_of(first_lesson)
    hand_in(at_work, first_lesson, activity, wrong=1)
    answer = Answer.objects.first()
    assert answer is not None
    page = text_of(at_work.get(lesson_url(first_lesson)))
    feedbacks = [" ".join(c["feedback"].split()) for c in answer.version.choices]
    plain = [f.replace("\u202f", " ").replace("\u00a0", " ") for f in feedbacks]

    assert "Votre réponse, à revoir." in page
    again = quiz_form(at_work.get(lesson_url(first_lesson)), activity)
    first = again.select_one("fieldset")
    assert first is not None
    offered = [int(i["value"]) for i in first.select("input[name^=q-]")]
    assert answer.chosen[0] not in offered
    assert [text in page for text in plain] == [i in answer.chosen for i in range(len(plain))]
    assert not Completion.objects.exists()


def test_a_question_once_right_stays_right_and_only_the_others_are_asked_again(
    at_work: Client,
) -> None:
    lesson = Lesson.objects.get(slug="a-vous", path__startswith=module_path("regarder-a-360"))
    quiz = activities_of(lesson)[0]
    hand_in(at_work, lesson, quiz, wrong=2)
    form = quiz_form(at_work.get(lesson_url(lesson)), quiz)

    assert len(form.select("fieldset")) == 2
    at_work.post(f"{lesson_url(lesson)}rendre/", filled(form))
    best = Attempt.objects.filter(activity=quiz).order_by("received_at")
    assert [float(a.mark) for a in best] == [0.6, 1.0]
    assert [a.passed for a in best] == [False, True]


def module_path(slug: str) -> str:
    return Lesson.objects.filter(url_path__contains=f"/{slug}/").first().get_parent().path


def test_a_half_filled_quiz_is_kept_and_says_what_is_missing(at_work: Client) -> None:
    lesson = Lesson.objects.get(slug="a-vous", path__startswith=module_path("regarder-a-360"))
    quiz = activities_of(lesson)[0]
    response = at_work.get(hand_in(at_work, lesson, quiz, blank=2).url)
    page = soup(response)

    assert "Erreur : choisissez une réponse." in text_of(response)
    assert page.title is not None
    assert page.title.get_text().strip().startswith("Erreur")
    assert len(page.select(f"#quiz-{quiz.id} input[checked]")) == 3
    assert not Attempt.objects.filter(state="handed_in").exists()


def test_handing_in_a_kept_quiz_forgets_the_draft(at_work: Client) -> None:
    lesson = Lesson.objects.get(slug="a-vous", path__startswith=module_path("regarder-a-360"))
    quiz = activities_of(lesson)[0]
    hand_in(at_work, lesson, quiz, blank=2)
    hand_in(at_work, lesson, quiz)

    assert [a.state for a in Attempt.objects.all()] == ["handed_in"]


def test_keeping_without_javascript_brings_back_to_the_quiz(at_work: Client) -> None:
    lesson = Lesson.objects.get(slug="a-vous", path__startswith=module_path("regarder-a-360"))
    quiz = activities_of(lesson)[0]
    data = filled(quiz_form(at_work.get(lesson_url(lesson)), quiz), blank=4)
    page = text_of(at_work.post(f"{lesson_url(lesson)}garder/", data, follow=True))

    assert "Vos réponses sont gardées. Vous finirez quand vous voudrez." in page
    assert Attempt.objects.get().state == "draft"


def test_the_page_keeps_answers_by_itself_in_silence(at_work: Client) -> None:
    lesson = Lesson.objects.get(slug="a-vous", path__startswith=module_path("regarder-a-360"))
    quiz = activities_of(lesson)[0]
    data = filled(quiz_form(at_work.get(lesson_url(lesson)), quiz), blank=4)
    for _ in range(2):
        response = at_work.post(
            f"{lesson_url(lesson)}garder/", data, headers={"X-Requested-With": "keep"}
        )

    assert response.status_code == 204
    assert Attempt.objects.count() == 1


def test_the_same_form_sent_twice_is_one_answer(at_work: Client, first_lesson: Lesson) -> None:
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(at_work.get(url), activity))
    answers = [at_work.post(f"{url}rendre/", data) for _ in range(2)]

    assert [a.url for a in answers] == [answers[0].url] * 2
    assert Attempt.objects.count() == 1


def test_the_same_form_with_other_answers_is_a_new_hand_in(
    at_work: Client, first_lesson: Lesson
) -> None:
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    form = quiz_form(at_work.get(url), activity)
    for wrong in (1, 0):
        at_work.post(f"{url}rendre/", filled(form, wrong=wrong))

    assert sorted(a.passed for a in Attempt.objects.all()) == [False, True]


def test_a_forged_signature_is_refused_and_nothing_is_recorded(
    at_work: Client, first_lesson: Lesson
) -> None:
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(at_work.get(url), activity))
    response = at_work.post(f"{url}rendre/", {**data, "form": data["form"][:-4] + "AAAA"})

    assert response.status_code == 400
    assert "Ces réponses ne peuvent pas être prises." in text_of(response)
    assert not Attempt.objects.exists()


def test_an_answer_to_a_retired_activity_is_kept_and_asked_no_more(
    at_work: Client, first_lesson: Lesson, a_moment: object
) -> None:
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(at_work.get(url), activity))
    activity.retired_at = a_moment
    activity.save(update_fields=["retired_at"])
    page = text_of(at_work.post(f"{url}rendre/", data, follow=True))

    assert "Cette activité n’est plus demandée. Votre réponse est gardée." in page
    assert Attempt.objects.get().passed


def test_an_answer_to_a_lesson_unpublished_meanwhile_is_kept(
    at_work: Client, first_lesson: Lesson
) -> None:
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(at_work.get(url), activity))
    first_lesson.unpublish()
    response = at_work.post(f"{url}rendre/", data, follow=True)

    assert response.redirect_chain[-1][0] == "/mon-espace/"
    assert Attempt.objects.get().passed


def test_an_unpublished_lesson_is_not_found(at_work: Client, first_lesson: Lesson) -> None:
    first_lesson.unpublish()

    assert at_work.get(lesson_url(first_lesson)).status_code == 404


def test_a_lesson_of_nobodys_path_is_not_found(
    denis: User, signed_in: Browser, first_lesson: Lesson
) -> None:
    assert signed_in(denis).get(lesson_url(first_lesson)).status_code == 404


def test_handing_in_a_quiz_takes_at_most_twenty_queries(
    at_work: Client, first_lesson: Lesson, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    data = filled(quiz_form(at_work.get(url), activity))
    with django_assert_max_num_queries(20):
        at_work.post(f"{url}rendre/", data)


def test_a_lesson_without_an_activity_is_read_by_saying_so_and_credits_nothing(
    ada: User, signed_in: Browser, first_lesson: Lesson, path: LearningPath, a_moment: object
) -> None:
    module = first_lesson.get_parent()
    extra = Lesson(title="Pour aller plus loin", slug="plus-loin", minutes=5, is_required=False)
    extra.body = [{"type": "passage", "value": "Un livre à lire."}]
    module.add_child(instance=extra)
    extra.save_revision().publish()
    from_outline, _ = begin(ada, current_outline(path.translation_key), at=a_moment)
    client = signed_in(ada)
    url = f"/modules/{module.slug}/plus-loin/"

    assert "J’ai lu cette leçon" in text_of(client.get(url))
    client.post(f"{url}lu/")
    from_outline.refresh_from_db()
    assert from_outline.minutes_credited == 0
    assert [c.kind for c in from_outline.completions.all()] == ["lesson"]


def test_finishing_a_module_writes_each_completion_once(
    at_work: Client, ada_enrolled: Enrolment
) -> None:
    lessons = Lesson.objects.live().filter(path__startswith=module_path("regarder-a-360"))
    for lesson in lessons.order_by("path"):
        finish_lesson(at_work, lesson)
    kinds = list(ada_enrolled.completions.values_list("kind", flat=True))

    assert (kinds.count("lesson"), kinds.count("module"), kinds.count("path")) == (5, 1, 0)
    ada_enrolled.refresh_from_db()
    assert (ada_enrolled.percentage, ada_enrolled.minutes_credited) == (50, 45)
