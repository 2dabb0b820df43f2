"""The cast: Ada learns, Blaise trains, Colette refers, Denis is a stranger, Edith runs it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client

from curriculum.models import LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from learners.actions.learning.enrolments import enrol
from learners.actions.people.roles import lay_out_roles
from learners.models import Enrolment, Institution, Membership, Referral, User

PASSWORD = "le chat regarde passer les trains"  # the cast's
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def person(email: str, first_name: str, last_name: str, **fields: object) -> User:
    """Somebody with a confirmed address and no password."""
    user = User.objects.create_user(email, first_name=first_name, last_name=last_name, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def ada(db: None) -> User:
    return person("ada@exemple.fr", "Ada", "Lovelace")


@pytest.fixture
def blaise(db: None) -> User:
    """A trainer: member of the trainers' group, which the import of the site made."""
    lay_out_roles()
    user = person("blaise@exemple.fr", "Blaise", "Pascal")
    user.groups.add(Group.objects.get(name="Formatrices et formateurs"))
    return user


def works_as(role: str, email: str, first_name: str, last_name: str) -> User:
    user = person(email, first_name, last_name)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def jeanne(db: None) -> User:
    """An author: she writes, and does not publish."""
    return works_as("Autrices et auteurs", "jeanne@exemple.fr", "Jeanne", "Morel")


@pytest.fixture
def simone(db: None) -> User:
    """A reviewer."""
    return works_as("Relectrices et relecteurs", "simone@exemple.fr", "Simone", "Renard")


@pytest.fixture
def achille(db: None) -> User:
    """Another reviewer."""
    return works_as("Relectrices et relecteurs", "achille@exemple.fr", "Achille", "Petit")


@pytest.fixture
def gaston(db: None) -> User:
    """An administrator who is no superuser."""
    lay_out_roles()
    return works_as("Administration", "gaston@exemple.fr", "Gaston", "Leroy")


@pytest.fixture
def maison(db: None, a_moment: datetime) -> Institution:
    return Institution.objects.create(
        name="Maison des solidarités du Val-d’Ourcq", city="Pantin", opened_at=a_moment
    )


@pytest.fixture
def colette(maison: Institution, a_moment: datetime) -> User:
    """The referent of the maison."""
    user = person("colette@exemple.fr", "Colette", "Martin")
    Membership.objects.create(user=user, institution=maison, joined_at=a_moment)
    return user


@pytest.fixture
def denis(db: None, a_moment: datetime) -> User:
    """The referent of another institution."""
    user = person("denis@exemple.fr", "Denis", "Diderot")
    other = Institution.objects.create(name="Mairie de Langres", opened_at=a_moment)
    Membership.objects.create(user=user, institution=other, joined_at=a_moment)
    return user


@pytest.fixture
def edith(db: None) -> User:
    """The administrator."""
    return person("edith@exemple.fr", "Edith", "Clarke", is_staff=True, is_superuser=True)


@pytest.fixture
def path(db: None) -> LearningPath:
    """The starter path: two modules, ninety minutes."""
    return LearningPath.objects.get(slug="aider-sans-faire-a-la-place")


@pytest.fixture
def first_lesson(db: None) -> Lesson:
    return Lesson.objects.get(slug="quatre-cotes-une-personne")


@pytest.fixture
def ada_enrolled(ada: User, path: LearningPath, a_moment: datetime) -> Enrolment:
    enrolment, _ = enrol(ada, current_outline(path.translation_key), at=a_moment)
    return enrolment


@pytest.fixture
def ada_referred(
    ada_enrolled: Enrolment, colette: User, maison: Institution, a_moment: datetime
) -> Referral:
    """Colette's institution sent Ada, who was told what it will see."""
    return Referral.objects.create(
        institution=maison,
        invited_by=colette,
        path=ada_enrolled.path,
        path_title="Aider sans faire à la place",
        email="ada@exemple.fr",
        first_name="Ada",
        last_name="Lovelace",
        enrolment=ada_enrolled,
        invited_at=a_moment,
        notice_version="2026-11",
        acknowledged_at=a_moment,
        seen_from=a_moment,
    )


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which somebody is signed in."""

    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=BACKEND)
        return client

    return browser
