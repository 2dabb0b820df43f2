"""What the tests of joining do again and again: invite, and read the letter."""

from uuid import uuid4

from django.utils import timezone

from curriculum.models import LearningPath
from curriculum.queries.outlines import current_outline
from learners.journey import joining
from learners.models import Certificate, Enrolment, Letter, Referral, User
from learners.rules.institutions.invitations import Invitee

NADIA = Invitee(
    email="nadia@exemple.fr", first_name="Nadia", last_name="Ben Ali", team="Service social"
)
NAME = {"first_name": "Nadia", "last_name": "Ben Ali"}


def invite(institution, by, path, invitee=NADIA, *, at=None):
    """A referral with its invitation and its letter."""
    return joining.invite_person(
        institution, invitee, path, key=uuid4(), by=by, language="fr", at=at or timezone.now()
    )


def last_letter():
    return Letter.objects.order_by("-created_at").first()


def door():
    """The address in the last letter, without the host."""
    return "/" + last_letter().secret["link"].split("/", 3)[3]


def sent(count, institution, by, at, *, first_name="Paule", **progress):
    """Many people whom an institution sent, enrolled, each with this progress."""
    outline = current_outline(LearningPath.objects.get().translation_key)
    people = User.objects.bulk_create(
        User(email=f"{uuid4()}@exemple.fr", first_name=first_name, last_name=f"Nom{number:04}")
        for number in range(count)
    )
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(person=person, path=outline.path, outline=outline, enrolled_at=at, **progress)
        for person in people
    )
    return Referral.objects.bulk_create(
        Referral(
            institution=institution,
            invited_by=by,
            path=outline.path,
            path_title="Aider sans faire à la place",
            email=enrolment.person.email,
            first_name=first_name,
            last_name=enrolment.person.last_name,
            enrolment=enrolment,
            invited_at=at,
            notice_version="2026-11",
            acknowledged_at=at,
            seen_from=at,
        )
        for enrolment in enrolments
    )


def certificate_of(referral, at):
    """The paper of somebody who was sent."""
    return Certificate.objects.create(
        enrolment=referral.enrolment,
        number="K7F2QM84DXX00",
        name="Paule Nom0000",
        path_title="Aider",
        objectives=[],
        minutes=90,
        started_on=timezone.localdate(at),
        finished_on=timezone.localdate(at),
        issued_at=at,
        language="fr",
    )
