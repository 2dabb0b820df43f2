"""Two browsers, the same invitation, the same moment: one account, one enrolment, one referral."""

import contextlib
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from curriculum.models import LearningPath
from learners.journey import joining
from learners.models import Enrolment, Entry, Institution, Letter, Membership, Referral, User
from tests.learners.inviting import NADIA, NAME, door, invite
from tests.people import person
from tests.processes import at_once

AT_ONCE = 6


@pytest.fixture
def house(real_database: str, a_moment: datetime) -> Institution:
    return Institution.objects.create(name="Maison", opened_at=a_moment)


@pytest.fixture
def colette(house: Institution, a_moment: datetime) -> User:
    colette = person("colette@exemple.fr", "Colette", "Martin")
    Membership.objects.create(user=colette, institution=house, joined_at=a_moment)
    return colette


def test_browsers_accepting_at_once_enrol_once(house: Institution, colette: User) -> None:
    invite(house, colette, LearningPath.objects.get())
    there = door()

    def accept(_number: int) -> None:
        answer = Client().post(there, NAME)
        assert (answer.status_code, answer.url) == (302, "/mon-espace/")

    assert at_once(AT_ONCE, accept) == [0] * AT_ONCE
    nadia = User.objects.get(email=NADIA.email)
    assert Enrolment.objects.get().person == nadia
    assert Referral.objects.get().enrolment == Enrolment.objects.get()
    assert Entry.objects.filter(kind="invitation_accepted").count() == 1


def test_browsers_inviting_at_once_send_one_letter(house: Institution, colette: User) -> None:
    path, at = LearningPath.objects.get(), timezone.now()

    def invite_nadia(_number: int) -> None:
        with contextlib.suppress(joining.RefusedError):
            joining.invite_person(house, NADIA, path, key=uuid4(), by=colette, language="fr", at=at)

    assert at_once(AT_ONCE, invite_nadia) == [0] * AT_ONCE
    assert (Referral.objects.count(), Letter.objects.count()) == (1, 1)


def test_same_form_at_once_opens_one_institution(house: Institution, colette: User) -> None:
    key, at = uuid4(), timezone.now()

    def open_it(_number: int) -> None:
        joining.open_institution(
            key=key,
            name="Mairie",
            city="Pantin",
            referent=NADIA,
            by=colette,
            language="fr",
            at=at,
        )

    assert at_once(AT_ONCE, open_it) == [0] * AT_ONCE
    assert Institution.objects.filter(name="Mairie").count() == 1
    assert Letter.objects.count() == 1


def test_same_form_at_once_sends_one_letter_again(house: Institution, colette: User) -> None:
    referral = invite(house, colette, LearningPath.objects.get())
    key, at = uuid4(), timezone.now()

    def send(_number: int) -> None:
        joining.send_invitation_again(
            referral.invitation.pk, key=key, by=colette, language="fr", at=at
        )

    assert at_once(AT_ONCE, send) == [0] * AT_ONCE
    assert Letter.objects.count() == 2
