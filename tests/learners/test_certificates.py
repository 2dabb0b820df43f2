"""A path done → a certificate → its paper → its letter; and taking it back."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django_q.models import OrmQ
from pytest_django.fixtures import DjangoAssertNumQueries

from curriculum.models import Lesson, Module
from curriculum.rules.outline import PathOutline
from learners import tasks
from learners.actions.proofs import papers
from learners.actions.running.letters import write_letter
from learners.documents.papers import PaperError, paper_of
from learners.journey import certifying
from learners.models import Certificate, Enrolment, Entry, Letter, Paper, User
from learners.queries.learning.enrolments import outline_of
from learners.queries.proofs.certificates import certificates_of, papers_to_make
from learners.rules.proofs.numbers import number_in, shown
from learners.rules.proofs.papers import MOST_TRIES
from learners.rules.running.letters import letter_id
from tests.doors import activities_of, finish_lesson, hand_in

Browser = Callable[[User], Client]


@pytest.fixture
def finished(ada_enrolled: Enrolment, a_moment: datetime) -> Enrolment:
    """Ada's path, finished without a single answer."""
    ada_enrolled.state = Enrolment.State.FINISHED
    ada_enrolled.started_at = a_moment - timedelta(days=10)
    ada_enrolled.finished_at = a_moment
    ada_enrolled.minutes_credited = 90
    ada_enrolled.save()
    return ada_enrolled


@pytest.fixture
def outline(ada_enrolled: Enrolment) -> PathOutline:
    return outline_of(ada_enrolled)


@pytest.fixture
def certificate(finished: Enrolment, outline: PathOutline, a_moment: datetime) -> Certificate:
    return certifying.certify(finished, outline, at=a_moment)


@pytest.fixture
def made(certificate: Certificate, a_moment: datetime) -> Paper:
    certifying.make_paper(certificate.pk, at=a_moment)
    return Paper.objects.get()


def jobs(name: str) -> list[tuple[str, ...]]:
    """The arguments of the queued jobs of this name; others may be signed by another key."""
    queued = [job.task for job in OrmQ.objects.all()]
    return [task["args"] for task in queued if task.get("name") == name]


def facts(kind: str) -> list[Entry]:
    return list(Entry.objects.filter(kind=kind))


def broken(_certificate: Certificate) -> bytes:
    raise PaperError("no ink")


# Issuing


def test_a_certificate_freezes_what_is_true_that_day(
    certificate: Certificate, finished: Enrolment, a_moment: datetime
) -> None:
    assert certificate.enrolment == finished
    assert certificate.name == "Ada Lovelace"
    assert certificate.path_title == "Aider sans faire à la place"
    assert certificate.minutes == 90
    assert certificate.finished_on == a_moment.date()
    assert certificate.started_on == a_moment.date() - timedelta(days=10)
    assert (certificate.issued_at, certificate.language) == (a_moment, "fr")
    assert number_in(certificate.number) == certificate.number
    assert {o["module"] for o in certificate.objectives} == {
        "Regarder à 360°",
        "Faire avec, faire pour",
    }


def test_days_are_those_of_paris(finished: Enrolment, outline: PathOutline) -> None:
    """A quarter to midnight in Greenwich is already the next day in Paris."""
    late = datetime(2026, 11, 22, 23, 45, tzinfo=UTC)
    finished.started_at, finished.finished_at = late, late
    certificate = certifying.certify(finished, outline, at=late)

    assert (certificate.started_on, certificate.finished_on) == (
        date(2026, 11, 23),
        date(2026, 11, 23),
    )


def test_who_never_began_here_began_when_they_enrolled(
    finished: Enrolment, outline: PathOutline, a_moment: datetime
) -> None:
    finished.started_at = None
    certificate = certifying.certify(finished, outline, at=a_moment)

    assert certificate.started_on == finished.enrolled_at.date()


def test_who_has_no_name_is_known_by_their_address(
    finished: Enrolment, outline: PathOutline, a_moment: datetime
) -> None:
    finished.person.first_name, finished.person.last_name = " ", ""

    assert certifying.certify(finished, outline, at=a_moment).name == "ada@exemple.fr"


def test_the_paper_the_letter_and_the_job_come_with_the_certificate(
    certificate: Certificate, ada: User
) -> None:
    paper, letter = Paper.objects.get(), Letter.objects.get()

    assert (paper.certificate, paper.state, paper.tries) == (certificate, "waiting", 0)
    assert (letter.id, letter.kind) == (
        letter_id(certificate.pk, "certificate_ready"),
        "certificate_ready",
    )
    assert (letter.to, letter.person, letter.language) == (ada.email, ada, "fr")
    assert letter.context == {
        "first_name": "Ada",
        "path_title": "Aider sans faire à la place",
        "number": shown(certificate.number),
        "minutes": 90,
    }
    assert letter.secret["link"].endswith(f"/mon-espace/attestations/{shown(certificate.number)}/")
    assert jobs("make_paper") == [(str(certificate.pk),)]
    assert jobs("send_letter") == []
    (fact,) = facts("certificate_issued")
    assert (fact.person, fact.object, fact.actor) == (ada.pk, certificate.pk, None)


def test_the_letter_leads_to_the_language_of_the_person(
    finished: Enrolment, outline: PathOutline, a_moment: datetime
) -> None:
    finished.person.language = "en"
    certifying.certify(finished, outline, at=a_moment)

    assert "/en/mon-espace/attestations/" in Letter.objects.get().secret["link"]


def test_issuing_takes_seven_queries(
    finished: Enrolment,
    outline: PathOutline,
    a_moment: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    assert finished.person.email  # the journey's lock brings the person with the enrolment
    with django_assert_num_queries(7):
        certifying.certify(finished, outline, at=a_moment)


def test_objectives_count_the_first_two_hand_ins_of_this_person_only(
    ada: User, blaise: User, ada_enrolled: Enrolment, first_lesson: Lesson, signed_in: Browser
) -> None:
    """Ada is wrong twice, then right: her objective is in progress; what she skipped, not."""
    browser = signed_in(ada)
    (activity,) = activities_of(first_lesson)
    for wrong in (1, 1, 0):
        hand_in(browser, first_lesson, activity, wrong=wrong)
    ada_enrolled.refresh_from_db()
    certificate = certifying.certify(
        ada_enrolled, outline_of(ada_enrolled), at=ada_enrolled.enrolled_at
    )

    assert {o["state"] for o in certificate.objectives} == {"in_progress", "not_assessed"}


def test_right_answers_acquire_their_objective(
    ada: User, ada_enrolled: Enrolment, signed_in: Browser
) -> None:
    browser = signed_in(ada)
    module = Module.objects.get(slug="regarder-a-360")
    for lesson in Lesson.objects.child_of(module):
        finish_lesson(browser, lesson)
    ada_enrolled.refresh_from_db()
    certificate = certifying.certify(
        ada_enrolled, outline_of(ada_enrolled), at=ada_enrolled.enrolled_at
    )

    states = {(o["module"] == module.title, o["state"]) for o in certificate.objectives}
    assert states == {(True, "acquired"), (False, "not_assessed")}


def test_somebodys_certificates_come_in_one_query_without_their_bytes(
    made: Paper, ada: User, denis: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        (certificate,) = certificates_of(ada)
        assert certificate.paper.state == "made"
        assert certificate.paper_size == len(made.content)
    assert "content" in certificate.paper.get_deferred_fields()
    assert certificates_of(denis) == []


# The paper


def test_the_paper_is_made_once_and_then_its_letter_leaves(
    made: Paper, certificate: Certificate, a_moment: datetime
) -> None:
    assert made.state == "made"
    assert made.sha256 == hashlib.sha256(made.content).hexdigest()
    assert (made.made_at, made.next_try_at, made.error, made.tries) == (a_moment, None, "", 1)
    assert jobs("send_letter") == [(str(Letter.objects.get().pk),)]
    assert len(facts("paper_made")) == 1

    certifying.make_paper(certificate.pk, at=a_moment + timedelta(hours=1))
    again = Paper.objects.get()
    assert (again.sha256, again.made_at, again.tries) == (made.sha256, a_moment, 1)
    assert len(jobs("send_letter")) == 1
    assert len(facts("paper_made")) == 1


def test_the_job_makes_the_paper(certificate: Certificate) -> None:
    tasks.make_paper(str(certificate.pk))

    assert Paper.objects.get().state == "made"


def test_the_same_certificate_gives_the_same_bytes(certificate: Certificate) -> None:
    assert paper_of(certificate) == paper_of(certificate)


def test_a_paper_that_cannot_be_made_is_tried_again_then_waits_for_a_person(
    certificate: Certificate, a_moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certifying, "paper_of", broken)
    waits = []
    for _ in range(MOST_TRIES):
        certifying.make_paper(certificate.pk, at=a_moment)
        paper = Paper.objects.get()
        waits.append(paper.next_try_at and paper.next_try_at - a_moment)

    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)]
    assert (paper.state, paper.error, waits[-1]) == ("failed", "no ink", None)
    assert jobs("send_letter") == []


def test_a_worker_that_dies_while_making_has_used_up_a_try(
    certificate: Certificate, a_moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_certificate: Certificate) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(certifying, "paper_of", dies)
    for _ in range(MOST_TRIES):
        with pytest.raises(KeyboardInterrupt):
            certifying.make_paper(certificate.pk, at=a_moment)
    paper = Paper.objects.get()
    assert (paper.state, paper.tries) == ("waiting", MOST_TRIES)
    assert paper.next_try_at is not None

    certifying.make_paper(certificate.pk, at=a_moment)
    paper.refresh_from_db()
    assert (paper.state, paper.error) == ("failed", "Chaque essai a été interrompu.")


def test_two_workers_make_one_paper(certificate: Certificate, a_moment: datetime) -> None:
    first, second = Paper.objects.get(), Paper.objects.get()

    assert papers.take(first, at=a_moment)
    assert not papers.take(second, at=a_moment)
    assert papers.keep_paper(first, b"one", at=a_moment)
    assert not papers.keep_paper(second, b"two", at=a_moment)
    assert bytes(Paper.objects.get().content) == b"one"


def test_a_worker_that_is_late_leaves_the_paper_to_the_other(
    certificate: Certificate, a_moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certifying.papers, "take", lambda paper, at: False)
    certifying.make_paper(certificate.pk, at=a_moment)

    assert Paper.objects.get().state == "waiting"


def test_a_paper_made_meanwhile_sends_its_letter_once(
    certificate: Certificate, a_moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made_by_another(_certificate: Certificate) -> bytes:
        papers.keep_paper(Paper.objects.get(), b"the other", at=a_moment)
        return b"ours"

    monkeypatch.setattr(certifying, "paper_of", made_by_another)
    certifying.make_paper(certificate.pk, at=a_moment)

    assert bytes(Paper.objects.get().content) == b"the other"
    assert (jobs("send_letter"), facts("paper_made")) == ([], [])


def test_the_sweep_finds_a_forgotten_paper_once(
    certificate: Certificate, a_moment: datetime
) -> None:
    OrmQ.objects.all().delete()
    later = a_moment + timedelta(minutes=2)

    assert not papers_to_make(at=a_moment).exists()
    certifying.sweep_papers(at=later)
    certifying.sweep_papers(at=later)
    assert jobs("make_paper") == [(str(certificate.pk),)]


def test_the_clock_sweeps_papers_too(certificate: Certificate) -> None:
    OrmQ.objects.all().delete()
    Paper.objects.update(next_try_at=datetime(2020, 1, 1, tzinfo=UTC))
    tasks.sweep()

    assert jobs("make_paper") == [(str(certificate.pk),)]


def test_only_a_failed_paper_is_made_again_by_hand(
    certificate: Certificate, a_moment: datetime
) -> None:
    OrmQ.objects.all().delete()
    assert not certifying.make_again(certificate, at=a_moment)
    Paper.objects.update(state="failed", tries=MOST_TRIES, error="no ink", next_try_at=None)

    assert certifying.make_again(certificate, at=a_moment)
    paper = Paper.objects.get()
    assert (paper.state, paper.tries, paper.error) == ("waiting", 0, "")
    assert jobs("make_paper") == [(str(certificate.pk),)]


def test_without_our_fonts_no_paper_is_made(
    certificate: Certificate, settings: LazySettings, tmp_path: Path
) -> None:
    settings.BUILT_DIR = tmp_path

    with pytest.raises(PaperError, match="build_assets"):
        paper_of(certificate)


# Taking it back


def test_a_revoked_certificate_says_why_once(
    certificate: Certificate, edith: User, a_moment: datetime
) -> None:
    assert certifying.revoke(certificate, by=edith, reason="Donnée par erreur.", at=a_moment)
    later = a_moment + timedelta(days=1)
    assert not certifying.revoke(certificate, by=edith, reason="Autre.", at=later)

    certificate.refresh_from_db()
    assert (certificate.revoked_at, certificate.revocation_reason) == (
        a_moment,
        "Donnée par erreur.",
    )
    (fact,) = facts("certificate_revoked")
    assert (fact.actor, fact.person, fact.object) == (
        edith.pk,
        certificate.enrolment.person_id,
        certificate.pk,
    )


def test_a_letter_already_written_is_not_written_twice(
    certificate: Certificate, ada: User, a_moment: datetime
) -> None:
    again = write_letter(
        kind="certificate_ready",
        to=ada.email,
        person=ada,
        language="fr",
        context={},
        secret={},
        cause=certificate.pk,
        at=a_moment,
    )

    assert again is None
    assert Letter.objects.count() == 1
