"""The paper of a certificate: made once, tried again, found again, and then its letter."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django_q.models import OrmQ
from pytest_django.fixtures import DjangoAssertNumQueries

from learners import tasks
from learners.actions.proofs import papers
from learners.documents.papers import PaperError, paper_of
from learners.journey import certifying
from learners.models import Certificate, Enrolment, Letter, Paper, User
from learners.queries.proofs.certificates import certificates_of, papers_to_make
from learners.rules.proofs.papers import MOST_TRIES
from tests.learners.certified import certified, facts, jobs


@pytest.fixture
def certificate(ada_enrolled: Enrolment, a_moment: datetime) -> Certificate:
    return certified(ada_enrolled, at=a_moment)


@pytest.fixture
def made(certificate: Certificate, a_moment: datetime) -> Paper:
    certifying.make_paper(certificate.pk, at=a_moment)
    return Paper.objects.get()


def broken(_certificate: Certificate) -> bytes:
    raise PaperError("no ink")


def test_somebodys_certificates_come_in_one_query_without_their_bytes(
    made: Paper, ada: User, denis: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        (certificate,) = certificates_of(ada)
        assert certificate.paper.state == "made"
        assert certificate.paper_size == len(made.content)
    assert "content" in certificate.paper.get_deferred_fields()
    assert certificates_of(denis) == []


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
