"""A letter's life: written once, taken up once, settled once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django_q.models import OrmQ

from learners.actions.running.letters import mark_sent, take
from learners.journey import sending
from learners.journey.sending import send_again, send_letter, sweep_letters
from learners.models import Letter
from tests.learners.letters import a_letter

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def queued():
    return [str(job.task["args"][0]) for job in OrmQ.objects.all()]


def test_one_cause_writes_one_letter(a_moment):
    cause = uuid4()
    first, second = a_letter(at=a_moment, cause=cause), a_letter(at=a_moment, cause=cause)

    assert (first is not None, second) == (True, None)
    assert a_letter("password_changed", at=a_moment, cause=cause) is not None
    assert Letter.objects.count() == 2


def test_writing_a_letter_costs_two_queries(a_moment, django_assert_num_queries):
    with django_assert_num_queries(2):
        a_letter(at=a_moment)


def test_a_letter_leaves_and_forgets_its_secret(a_moment):
    letter = a_letter(at=a_moment)

    send_letter(letter.pk, at=a_moment + MINUTE)

    sent = Letter.objects.get()
    assert (sent.state, sent.sent_at, sent.secret) == ("sent", a_moment + MINUTE, {})
    assert (sent.tries, sent.next_try_at, sent.error) == (1, None, "")
    [message] = mail.outbox
    assert message.to == ["ada@exemple.fr"]
    assert message.extra_headers["Message-ID"] == letter.message_id


def test_the_demonstration_keeps_the_secret(a_moment, settings):
    settings.DEMO = True
    send_letter(a_letter(at=a_moment).pk, at=a_moment)

    assert Letter.objects.get().secret == {"code": "417203"}


def test_a_job_that_runs_twice_sends_once(a_moment):
    letter = a_letter(at=a_moment)
    for _ in range(2):
        send_letter(letter.pk, at=a_moment)

    assert len(mail.outbox) == 1


def test_two_workers_cannot_take_the_same_letter(a_moment):
    letter = a_letter(at=a_moment)
    same = Letter.objects.get()

    assert [take(letter, at=a_moment), take(same, at=a_moment)] == [True, False]


def test_a_letter_taken_by_another_worker_meanwhile_is_left_to_it(a_moment, monkeypatch):
    letter = a_letter(at=a_moment)
    write = sending.message_of

    def slowly(mine):
        take(Letter.objects.get(), at=a_moment)
        return write(mine)

    monkeypatch.setattr(sending, "message_of", slowly)
    send_letter(letter.pk, at=a_moment)

    assert mail.outbox == []
    assert (Letter.objects.get().state, Letter.objects.get().tries) == ("sending", 1)


def test_a_job_without_its_letter_does_nothing(db, a_moment):
    send_letter(uuid4(), at=a_moment)

    assert mail.outbox == []


def test_a_code_that_no_longer_opens_is_not_sent(a_moment):
    letter = a_letter(at=a_moment)

    send_letter(letter.pk, at=a_moment + 16 * MINUTE)

    assert mail.outbox == []
    assert Letter.objects.get().state == "failed"
    assert Letter.objects.get().error == "Le code n’avait plus cours."


def test_an_old_letter_of_another_kind_still_leaves(a_moment):
    letter = a_letter("certificate_ready", at=a_moment)

    send_letter(letter.pk, at=a_moment + timedelta(days=3))

    assert Letter.objects.get().state == "sent"


def test_a_sending_cut_in_the_middle_becomes_uncertain(a_moment):
    letter = a_letter(at=a_moment)
    take(letter, at=a_moment)

    sweep_letters(at=a_moment + MINUTE)
    assert Letter.objects.get().state == "sending"
    sweep_letters(at=a_moment + 2 * MINUTE)

    found = Letter.objects.get()
    assert (found.state, found.next_try_at) == ("uncertain", None)
    assert found.error == "Le travail s’est arrêté pendant l’envoi."
    assert queued() == []


def test_a_slow_worker_still_says_that_it_sent(a_moment):
    letter = a_letter(at=a_moment)
    take(letter, at=a_moment)
    sweep_letters(at=a_moment + 3 * MINUTE)

    mark_sent(letter, at=a_moment)

    assert Letter.objects.get().state == "sent"


def test_a_person_sends_an_uncertain_letter_again_under_the_same_message_id(a_moment):
    letter = a_letter("password_changed", at=a_moment)
    take(letter, at=a_moment)
    sweep_letters(at=a_moment + 3 * MINUTE)

    assert send_again(Letter.objects.get(), at=a_moment + 9 * MINUTE)
    assert queued() == [str(letter.pk)]
    mark_sent(letter, at=a_moment)  # the worker of the first time has no say any more
    assert Letter.objects.get().state == "waiting"
    send_letter(letter.pk, at=a_moment + 9 * MINUTE)

    assert Letter.objects.get().state == "sent"
    assert mail.outbox[0].extra_headers["Message-ID"] == letter.message_id


@pytest.mark.parametrize("state", ["waiting", "sending", "sent"])
def test_a_letter_that_is_not_in_trouble_is_not_sent_again(a_moment, state):
    letter = a_letter(at=a_moment)
    Letter.objects.update(state=state)

    assert not send_again(letter, at=a_moment)
    assert (Letter.objects.get().state, queued()) == (state, [])


def test_the_sweep_finds_a_letter_whose_job_vanished_and_leaves_it_alone_for_a_while(a_moment):
    letter = a_letter(at=a_moment)
    for after in (0, 1, 2, 15, 17):
        sweep_letters(at=a_moment + after * MINUTE)

    assert queued() == [str(letter.pk)] * 2


def test_the_letter_of_a_certificate_is_left_time_for_its_paper(a_moment):
    a_letter("certificate_ready", at=a_moment)

    sweep_letters(at=a_moment + 59 * MINUTE)
    assert queued() == []
    sweep_letters(at=a_moment + 60 * MINUTE)
    assert len(queued()) == 1


@pytest.mark.parametrize("letters", [1, 3])
def test_the_sweep_asks_the_same_questions_for_one_and_three(
    a_moment, letters, django_assert_num_queries
):
    for _ in range(letters):
        a_letter(at=a_moment)

    # lost ones, due ones, pushed back, between two ends of two transactions; a job for each
    with django_assert_num_queries(7 + letters):
        sweep_letters(at=a_moment + MINUTE)
