"""The people of the demonstration, who come in by the doors everybody uses."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from content.rules.roles import AUTHORS, REVIEWERS, TRAINERS
from curriculum.queries.outlines import current_outline
from curriculum.queries.paths import discovery_path
from curriculum.queries.questions import current_versions
from learners.journey import cards, codes, joining
from learners.management.playing.answers import Learner, questions_of, work_a_little
from learners.management.playing.helping import FIRST, ask_and_be_answered, name_tutors
from learners.management.playing.notes import begin_logbook
from learners.models import Institution, Invitation, User
from learners.rules.institutions.cards import code_of
from learners.rules.institutions.invitations import Invitee
from learners.rules.people.demo import (
    ADMINISTRATOR,
    AUTHOR,
    LEARNER,
    OTHER_REFERENT,
    PASSWORD,
    REFERENT,
    REVIEWER,
    TRAINER,
)

NAMESPACE = UUID("0b1c9e0e-6a55-4f53-a1a4-6cf2f5f0f7a5")
DOORS = uuid5(NAMESPACE, "portes")


@transaction.atomic
def prepare_cast(*, begins_at: datetime, now: datetime) -> None:
    """Once: whoever is there already stays as they are."""
    if User.objects.filter(email=ADMINISTRATOR).exists():
        return
    admin = _office(ADMINISTRATOR, "Edith", "Rousseau", begins_at, administers=True)
    for role, email, first_name, last_name in (
        (TRAINERS, TRAINER, "Hélène", "Aubry"),
        (AUTHORS, AUTHOR, "Jeanne", "Morel"),
        (REVIEWERS, REVIEWER, "Simone", "Renard"),
    ):
        person = _office(email, first_name, last_name, begins_at)
        person.groups.add(Group.objects.get(name=role))
        if role == TRAINERS:
            name_tutors(person, by=admin, at=begins_at)
    maison = _institution(
        "Maison des solidarités du Val-d’Ourcq",
        "Pantin",
        Invitee(email=REFERENT, first_name="Colette", last_name="Martin"),
        admin,
        begins_at,
    )
    _institution(
        "Médiathèque de Langres",
        "Langres",
        Invitee(email=OTHER_REFERENT, first_name="Denis", last_name="Perrot"),
        admin,
        begins_at,
    )
    _learner(maison, now)
    _doors(maison, now)


def _doors(maison: Institution, now: datetime) -> None:
    """A code of the institution, and a sheet of cards: both open for a month."""
    path = discovery_path()
    if path is None:
        return
    referent = maison.memberships.select_related("user").get().user
    at, until = now - timedelta(hours=2), now + timedelta(days=30)
    codes.make_code(maison, path, places=20, expires_at=until, key=DOORS, by=referent, at=at)
    printed = [code_of(n, key=str(DOORS), secret=settings.SECRET_KEY) for n in range(1, 5)]
    sheet = uuid5(DOORS, "cartes")
    cards.print_cards(sheet, printed, institution=maison, path=path, by=referent, at=at)


def _office(
    email: str, first_name: str, last_name: str, at: datetime, *, administers: bool = False
) -> User:
    """Whoever installs the site makes its first accounts by hand: no door stands yet."""
    person = User.objects.create_user(
        email,
        PASSWORD,
        first_name=first_name,
        last_name=last_name,
        date_joined=at,
        is_staff=administers,
        is_superuser=administers,
    )
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def _institution(name: str, city: str, referent: Invitee, admin: User, at: datetime) -> Institution:
    institution = joining.open_institution(
        key=uuid5(NAMESPACE, name),
        name=name,
        city=city,
        referent=referent,
        by=admin,
        language="fr",
        at=at,
    )
    invitation = Invitation.objects.get(institution=institution, email=referent.email)
    _come_in(invitation, at + timedelta(days=1))
    return institution


def _come_in(invitation: Invitation, at: datetime) -> User:
    person = joining.accept_invitation(
        invitation.pk,
        person=None,
        first_name=invitation.first_name,
        last_name=invitation.last_name,
        language="fr",
        at=at,
    )
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def _learner(maison: Institution, now: datetime) -> None:
    """The trainee, in the middle of the first module since last week."""
    path = discovery_path()
    if path is None:
        return
    referent = maison.memberships.select_related("user").get().user
    referral = joining.invite_person(
        maison,
        Invitee(
            email=LEARNER,
            first_name="Amina",
            last_name="Kessaci",
            team="Service social",
        ),
        path,
        key=uuid5(NAMESPACE, "stagiaire"),
        by=referent,
        language="fr",
        at=now - timedelta(days=8),
    )
    person = _come_in(referral.invitation, now - timedelta(days=7))
    outline = current_outline(path.translation_key).whole
    versions = current_versions(questions_of(outline))
    draw = Random(1)  # noqa: S311  # an invented history
    learner = Learner(person=person, ability=1.0, versions=versions, draw=draw)
    work_a_little(learner, at=now - timedelta(days=6), lessons=1)
    ask_and_be_answered(person, FIRST, at=now - timedelta(days=5), end=now)
    work_a_little(learner, at=now - timedelta(days=3), lessons=1)
    begin_logbook(person, now)
