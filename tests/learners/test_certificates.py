"""A path done → a certificate → its paper → its letter; and taking it back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from curriculum.models import Lesson, Module
from curriculum.rules.outline import PathOutline
from learners.actions.running.letters import write_letter
from learners.journey import certifying
from learners.models import Certificate, Enrolment, Letter, Paper, User
from learners.queries.learning.enrolments import outline_of
from learners.rules.proofs.numbers import number_in, shown
from learners.rules.running.letters import letter_id
from tests.doors import activities_of, finish_lesson, hand_in
from tests.learners.certified import facts, finish, jobs

Browser = Callable[[User], Client]


@pytest.fixture
def finished(ada_enrolled: Enrolment, a_moment: datetime) -> Enrolment:
    """Ada's path, begun ten days ago."""
    finish(ada_enrolled, at=a_moment)
    ada_enrolled.started_at = a_moment - timedelta(days=10)
    return ada_enrolled


@pytest.fixture
def outline(ada_enrolled: Enrolment) -> PathOutline:
    return outline_of(ada_enrolled)


@pytest.fixture
def certificate(finished: Enrolment, outline: PathOutline, a_moment: datetime) -> Certificate:
    return certifying.certify(finished, outline, at=a_moment)


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
