"""Quizzes that draw questions from a topic: a draw stays the learner's."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from curriculum.models import Lesson, Question
from curriculum.queries.outlines import current_outline
from curriculum.rules.questions import Wording
from learners.journey.learning import begin
from learners.models import Attempt, Certificate, User
from tests.curriculum import lesson_writing as write
from tests.doors import activities_of
from tests.learners.replying import Sitting

Browser = Callable[[User], Client]
YES_NO = (("oui", 1), ("non", 0))


def in_topic(name: str, topic: str = "accueil") -> Question:
    return write.of_kind("single", *YES_NO, name=name, topic=topic)


@pytest.fixture
def bank(db: None) -> list[Question]:
    """Eight questions of one topic, two of another."""
    others = [in_topic(f"autre {n}", "gestes") for n in range(2)]
    return [*(in_topic(f"accueil {n}") for n in range(8)), *others]


@pytest.fixture
def listed(db: None) -> Question:
    return in_topic("pour tous")


@pytest.fixture
def lesson(bank: list[Question], listed: Question) -> Lesson:
    draws = [write.draw("accueil", 3), write.draw("gestes", 1)]
    return write.new_lesson(write.new_module(), write.quiz(listed, draws=draws))


@pytest.fixture
def sit_down(lesson: Lesson, signed_in: Browser, a_moment: datetime) -> Callable[[User], Sitting]:
    path = write.new_path(lesson.get_parent().specific)
    (activity,) = activities_of(lesson)

    def do(person: User) -> Sitting:
        begin(person, current_outline(path.translation_key), at=a_moment)
        return Sitting(signed_in(person), lesson, activity)

    return do


@pytest.fixture
def sitting(sit_down: Callable[[User], Sitting], ada: User) -> Sitting:
    return sit_down(ada)


def answered(asked: list[UUID], said: str = "oui", **changes: str) -> dict[Question, list[str]]:
    known = Question.objects.in_bulk(asked)
    return {known[question]: [said] for question in asked}


def test_what_is_listed_comes_first_then_what_is_drawn(sitting: Sitting, listed: Question) -> None:
    asked = sitting.asked()

    assert asked[0] == listed.pk
    topics = [question.topic for question in Question.objects.in_bulk(asked).values()]
    assert sorted(topics) == ["accueil"] * 4 + ["gestes"]
    assert len(set(asked)) == 5


def test_looking_again_asks_the_same_and_writes_nothing(sitting: Sitting) -> None:
    assert sitting.asked() == sitting.asked()
    assert not Attempt.objects.exists()


def test_two_people_do_not_all_draw_the_same(
    sit_down: Callable[[User], Sitting], ada: User, denis: User, blaise: User, colette: User
) -> None:
    draws = {tuple(sit_down(person).asked()) for person in (ada, denis, blaise, colette)}

    assert len(draws) > 1


@pytest.mark.parametrize("door", ["rendre", "garder"])
def test_a_new_question_never_changes_what_was_kept_or_handed_in(
    sitting: Sitting, door: str
) -> None:
    asked = sitting.asked()
    sitting.hand_in(answered(asked, "non"), door=door)
    for number in range(40):
        in_topic(f"nouvelle {number}")

    assert sitting.asked() == asked


def test_the_mark_counts_the_questions_that_were_this_learners(sitting: Sitting) -> None:
    asked = sitting.asked()
    sitting.hand_in(answered(asked[:3]) | answered(asked[3:], "non"))
    assert str(Attempt.objects.get().mark) == "0.60000"

    sitting.hand_in(answered(asked[3:]))
    assert [str(a.mark) for a in Attempt.objects.order_by("received_at")] == ["0.60000", "1.00000"]
    assert Attempt.objects.filter(passed=True).count() == 1
    assert sitting.asked() == []


def test_a_drawn_question_that_is_retired_is_replaced_unless_it_was_right(
    sitting: Sitting, a_moment: datetime
) -> None:
    asked = sitting.asked()
    right, wrong = asked[1], asked[2]
    sitting.hand_in(answered(asked, "non") | answered([right]))
    Question.objects.filter(pk__in=[right, wrong]).update(retired_at=a_moment)
    again = sitting.asked()

    assert len(again) == 4
    assert wrong not in again
    new = set(again) - set(asked)
    assert [q.topic for q in Question.objects.filter(pk__in=new)] == ["accueil"]
    assert f'id="q-{right}"' in str(sitting.form())
    sitting.hand_in(answered(again))
    assert str(Attempt.objects.latest("received_at").mark) == "1.00000"


def test_a_question_whose_topic_is_renamed_stays_with_who_drew_it(sitting: Sitting) -> None:
    asked = sitting.asked()
    sitting.hand_in(answered(asked, "non"))
    Question.objects.filter(pk=asked[1]).update(topic="ailleurs")

    assert set(sitting.asked()) == set(asked)


def test_a_question_that_is_listed_is_not_drawn_as_well(
    sit_down: Callable[[User], Sitting], lesson: Lesson, bank: list[Question], ada: User
) -> None:
    quiz = write.quiz(*bank[:6], draws=[write.draw("accueil", 3)])
    write.write(lesson, quiz)
    sitting = Sitting(sit_down(ada).client, lesson, activities_of(lesson)[0])
    asked = sitting.asked()

    assert asked[:6] == [question.pk for question in bank[:6]]
    assert len(asked) == len(set(asked)) == 9


def test_two_forms_opened_on_different_draws_lose_no_answer(sitting: Sitting) -> None:
    first = sitting.form()
    asked = sitting.asked()
    for number in range(40):
        in_topic(f"nouvelle {number}")
    sitting.hand_in(answered(sitting.asked()))
    data = {str(i["name"]): i.get("value", "") for i in first.select("input[type=hidden]")}
    data |= {f"q-{question}": "0" for question in asked}
    sitting.client.post(f"{sitting.url}rendre/", data)

    assert [a.passed for a in Attempt.objects.all()] == [True, True]


def test_a_lesson_that_draws_takes_one_more_query_whatever_the_topic(
    sitting: Sitting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(8):
        sitting.client.get(sitting.url)
    for number in range(30):
        in_topic(f"nouvelle {number}")
    sitting.hand_in(answered(sitting.asked(), "non"))
    with django_assert_num_queries(8):
        sitting.client.get(sitting.url)


def test_handing_in_a_draw_takes_at_most_twenty_queries(
    sitting: Sitting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    asked = answered(sitting.asked(), "non")
    form = sitting.form()
    data = {str(i["name"]): i.get("value", "") for i in form.select("input[type=hidden]")}
    data |= {f"q-{question.pk}": "1" for question in asked}
    with django_assert_max_num_queries(20):
        sitting.client.post(f"{sitting.url}rendre/", data)


def test_an_objective_is_judged_on_the_questions_one_drew(
    sitting: Sitting, lesson: Lesson, bank: list[Question], a_moment: datetime
) -> None:
    objective = lesson.get_parent().specific.objectives.get()
    Question.objects.filter(topic="accueil").update(objective=objective.key)
    asked = sitting.asked()
    sitting.hand_in(answered(asked, "non"))
    retired = asked[1]
    Question.objects.filter(pk=retired).update(retired_at=a_moment)
    sitting.hand_in(answered(sitting.asked()))

    (certificate,) = Certificate.objects.all()
    assert [found["state"] for found in certificate.objectives] == ["acquired"]


def test_the_words_of_a_drawn_question_may_change_after_it_was_right(
    sitting: Sitting, a_moment: datetime
) -> None:
    asked = sitting.asked()
    sitting.hand_in(answered(asked))
    question = Question.objects.get(pk=asked[1])
    said = question.current.wording
    question.reword(Wording("single", "Autrement ?", said.choices), at=a_moment)

    assert sitting.asked() == []
    assert "Autrement" in str(sitting.form())
