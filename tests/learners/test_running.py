"""What runs by the clock."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from learners import tasks
from learners.actions.running import purging
from learners.journal import Fact, record
from learners.models import Entry, Letter
from tests.learners.letters import a_letter

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


def test_the_timetable_is_laid_down_once(settings, capsys):
    Schedule.objects.create(name="of yesterday", func="learners.tasks.sweep")
    for _ in range(2):
        call_command("apply_schedule")

    rows = Schedule.objects.order_by("name").values_list("name", "func", "minutes", "repeats")
    assert list(rows) == sorted(
        (name, func, minutes, -1) for name, func, minutes in settings.SCHEDULE
    )
    assert "sweep" in capsys.readouterr().out


def test_a_new_pace_keeps_the_moment_of_the_next_run(settings):
    call_command("apply_schedule")
    moment = timezone.now() + timedelta(hours=3)
    Schedule.objects.filter(name="purge").update(next_run=moment)
    settings.SCHEDULE = [("purge", "learners.tasks.purge", 60)]
    call_command("apply_schedule")

    row = Schedule.objects.get()
    assert (row.minutes, row.next_run) == (60, moment)


def test_the_worker_sends_a_letter_by_its_id():
    letter = a_letter(at=timezone.now())

    tasks.send_letter(str(letter.pk))

    assert Letter.objects.get().state == "sent"


def test_the_sweep_queues_what_waits():
    letter = a_letter(at=timezone.now() - timedelta(minutes=2))

    tasks.sweep()

    jobs = [job.task for job in OrmQ.objects.all()]
    assert ("learners.tasks.send_letter", (str(letter.pk),)) in [
        (job["func"], job["args"]) for job in jobs
    ]


def test_pages_with_a_date_are_published():
    tasks.publish_scheduled()


def test_the_purge_keeps_what_must_be_kept(ada):
    now = timezone.now()
    record(
        Fact(kind="signed_in", at=now - YEAR - timedelta(days=2), person=ada.pk),
        Fact(kind="signed_in", at=now - YEAR + timedelta(days=2), person=ada.pk),
        Fact(kind="certificate_issued", at=now - 3 * YEAR, person=ada.pk),
    )
    a_letter(at=now - YEAR - timedelta(days=1))
    kept = a_letter(at=now - YEAR + timedelta(days=1))
    for days, name in ((-1, "old"), (1, "new")):
        Session.objects.create(session_key=name, expire_date=now + timedelta(days=days))

    tasks.purge()

    assert sorted(Entry.objects.values_list("kind", flat=True)) == [
        "certificate_issued",
        "signed_in",
    ]
    assert list(Letter.objects.values_list("pk", flat=True)) == [kept.pk]
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert not OrmQ.objects.exists()


def test_a_long_purge_goes_on_in_another_job(monkeypatch):
    monkeypatch.setattr(purging, "A_PIECE", 2)
    for _ in range(3):
        a_letter(at=timezone.now() - 2 * YEAR)

    tasks.purge()

    assert Letter.objects.count() == 1
    assert [job.task["func"] for job in OrmQ.objects.all()] == ["learners.tasks.purge"]
