"""Whatever happens at the same time: one completion, one certificate, one letter."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import Activity, LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from curriculum.queries.questions import current_versions
from learners.forms.learning.quizzes import new_form
from learners.journey import learning
from learners.models import Attempt, Certificate, Completion, Enrolment, Letter, Paper, User
from learners.rules.learning.handing_in import HandIn
from tests.doors import activities_of, finish_exercises, finish_lesson, hand_in, right_choices
from tests.people import BACKEND, person
from tests.processes import at_once, killed_at_query, paper_made_afresh

AT_ONCE = 50


@pytest.fixture
def about_to_finish(real_database: str, a_moment: datetime) -> Enrolment:
    """Ada has done everything but the very last quiz."""
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    path = LearningPath.objects.get()
    enrolment, _ = learning.begin(ada, current_outline(path.translation_key), at=a_moment)
    client = Client()
    client.force_login(ada, backend=BACKEND)
    *others, last = Lesson.objects.live().order_by("path")
    for lesson in others:
        finish_lesson(client, lesson)
    finish_exercises(client, last)
    for activity in activities_of(last)[:-1]:
        hand_in(client, last, activity)
    return enrolment


def last_quiz() -> Activity:
    return activities_of(Lesson.objects.live().order_by("path").last())[-1]


def right_answers(person: User, activity: Activity) -> HandIn:
    versions = current_versions(activity.questions)
    form = new_form(person, activity.id, list(versions.values()))
    return HandIn(form=form, chosen={q: tuple(right_choices(q)) for q in versions})


def counts() -> dict[str, int]:
    return {
        "path completions": Completion.objects.filter(kind="path").count(),
        "certificates": Certificate.objects.count(),
        "papers": Paper.objects.count(),
        "letters": Letter.objects.filter(kind="certificate_ready").count(),
    }


ONE_OF_EACH = {"path completions": 1, "certificates": 1, "papers": 1, "letters": 1}


def test_fifty_processes_handing_in_the_last_quiz_make_one_certificate(
    about_to_finish: Enrolment,
) -> None:
    ada, activity = about_to_finish.person, last_quiz()
    hand_ins = [right_answers(ada, activity) for _ in range(AT_ONCE)]

    def do(number: int) -> None:
        now = timezone.now()
        learning.hand_in(hand_ins[number], person=ada, at=now, claimed_at=now)

    assert at_once(AT_ONCE, do) == [0] * AT_ONCE
    assert Attempt.objects.filter(activity=activity, state="handed_in").count() == AT_ONCE
    assert counts() == ONE_OF_EACH
    about_to_finish.refresh_from_db()
    assert about_to_finish.minutes_credited == 90


def test_the_same_form_from_many_processes_is_one_answer(about_to_finish: Enrolment) -> None:
    ada, activity = about_to_finish.person, last_quiz()
    given = right_answers(ada, activity)

    def do(_number: int) -> None:
        now = timezone.now()
        learning.hand_in(given, person=ada, at=now, claimed_at=now)

    assert at_once(10, do) == [0] * 10
    assert Attempt.objects.filter(activity=activity).count() == 1
    assert counts() == ONE_OF_EACH


def test_a_process_killed_anywhere_in_the_last_hand_in_loses_nothing(
    about_to_finish: Enrolment,
) -> None:
    ada, activity = about_to_finish.person, last_quiz()
    given = right_answers(ada, activity)

    def do() -> None:
        now = timezone.now()
        learning.hand_in(given, person=ada, at=now, claimed_at=now)

    for query in range(1, 60):
        if not killed_at_query(query, do):
            break
        assert counts() in (ONE_OF_EACH, dict.fromkeys(ONE_OF_EACH, 0))
    assert counts() == ONE_OF_EACH
    assert Attempt.objects.filter(activity=activity).count() == 1


def test_a_worker_killed_anywhere_makes_one_paper_and_writes_one_letter(
    about_to_finish: Enrolment,
) -> None:
    ada, activity = about_to_finish.person, last_quiz()
    now = timezone.now()
    learning.hand_in(right_answers(ada, activity), person=ada, at=now, claimed_at=now)
    certificate = str(Certificate.objects.get().pk)

    for query in range(1, 40):
        Paper.objects.update(state="waiting", content=None, sha256="", made_at=None, tries=0)
        was_killed = paper_made_afresh(certificate, killed_at=query)
        paper_made_afresh(certificate)
        assert (Paper.objects.get().state, counts()) == ("made", ONE_OF_EACH)
        if not was_killed:
            break
    else:
        pytest.fail("the paper asks more than forty queries")
    assert query > 1, "nothing was killed"
