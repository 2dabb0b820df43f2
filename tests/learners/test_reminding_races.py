"""Several workers at the same moment, or one killed in the middle: one letter, or none."""

from datetime import datetime

import pytest

from curriculum.models import LearningPath
from curriculum.queries.outlines import current_outline
from learners.journey import learning, reminding
from learners.models import Enrolment, Entry, Reminder
from tests.learners.reminding import TWO_WEEKS_LATER, queued, reminders
from tests.people import person
from tests.processes import at_once, killed_at_query

AT_ONCE = 8


@pytest.fixture
def quiet(real_database: str, a_moment: datetime) -> Enrolment:
    ada = person("ada@exemple.fr", "Ada", "Lovelace")
    path = LearningPath.objects.get()
    enrolment, _ = learning.begin(ada, current_outline(path.translation_key), at=a_moment)
    return enrolment


def counts() -> tuple[int, int, int, int]:
    written = Entry.objects.filter(kind="reminder_written").count()
    return Reminder.objects.count(), len(reminders()), written, queued("send_letter")


def test_many_workers_write_one_letter(quiet: Enrolment) -> None:
    def do(_number: int) -> None:
        reminding.remind_people(at=TWO_WEEKS_LATER)

    assert at_once(AT_ONCE, do) == [0] * AT_ONCE
    assert counts() == (1, 1, 1, 1)


def test_a_trainer_who_skips_as_the_worker_writes_gets_one_or_the_other(quiet: Enrolment) -> None:
    trainer = person("blaise@exemple.fr", "Blaise", "Pascal")

    def do(number: int) -> None:
        if number % 2:
            reminding.skip(quiet.person_id, TWO_WEEKS_LATER.date(), by=trainer, at=TWO_WEEKS_LATER)
        else:
            reminding.remind(quiet.person_id, at=TWO_WEEKS_LATER)

    assert at_once(AT_ONCE, do) == [0] * AT_ONCE
    is_written = Reminder.objects.get().state == "written"
    assert counts() == (1, is_written, is_written, is_written)


def test_a_worker_killed_anywhere_leaves_all_or_nothing(quiet: Enrolment) -> None:
    def do() -> None:
        reminding.remind(quiet.person_id, at=TWO_WEEKS_LATER)

    for query in range(1, 40):
        was_killed = killed_at_query(query, do)
        assert counts() in ((0, 0, 0, 0), (1, 1, 1, 1))
        if not was_killed:
            break
    assert query > 1
    assert counts() == (1, 1, 1, 1)
