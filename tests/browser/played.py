"""A small history for the tests that look at every page: who is where on the way."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone

from content.rules.roles import DISABILITY_REFERENTS
from curriculum.models import LearningPath, Lesson, Module
from curriculum.queries.outlines import current_outline
from curriculum.queries.questions import current_versions
from curriculum.rules.outline_json import from_json
from learners.emails.running.refusing import refusal_link
from learners.journey import certifying, joining, placing
from learners.management.playing.answers import Learner, questions_of, work_a_little
from learners.management.playing.cast import DOORS, prepare_cast
from learners.models import (
    Certificate,
    Enrolment,
    HelpRequest,
    Institution,
    JoinCode,
    Letter,
    Membership,
    Referral,
    User,
)
from learners.queries.learning.placements import statements_of
from learners.rules.institutions.cards import code_of
from learners.rules.institutions.invitations import Invitee
from learners.rules.learning.placing import Said
from tests.browser.played_more import play_more
from tests.browser.post import print_papers
from tests.curriculum import every_block
from tests.curriculum import lesson_writing as write
from tests.doors import lesson_url
from tests.people import person

LESSONS = 10  # of the path


@dataclass(frozen=True)
class Played:
    """`words` go into addresses: `/verifier/{valid}/`; `people` by first name."""

    words: dict[str, str]
    people: dict[str, User]


@dataclass(frozen=True)
class Maison:
    """The institution where everything happens, and its referent."""

    institution: Institution
    colette: User
    path: LearningPath

    def invite(self, first_name: str, *, at: datetime) -> Referral:
        email = f"{first_name.lower()}@exemple.fr"
        return joining.invite_person(
            self.institution,
            Invitee(email=email, first_name=first_name, last_name="Vandenbroucke", team="Accueil"),
            self.path,
            key=uuid4(),
            by=self.colette,
            language="fr",
            at=at,
        )


def play(now: datetime) -> Played:
    """The demo's cast; then one finished, one revoked, and invitations in every state."""
    prepare_cast(begins_at=now - timedelta(days=60), now=now)
    institution, other = Institution.objects.order_by("name")
    colette = institution.memberships.get().user
    Membership.objects.create(user=colette, institution=other, joined_at=now)
    maison = Maison(institution, colette, LearningPath.objects.get())
    edith = User.objects.get(first_name="Edith")
    for name in ("Lucie", "Marc"):
        finished(maison, name, at=now - timedelta(days=9))
    print_papers()
    valid, revoked = Certificate.objects.order_by("enrolment__person__first_name")
    reason = "Le parcours a été suivi par une autre personne."
    certifying.revoke(revoked, by=edith, reason=reason, at=now)
    finished(maison, "Sonia", at=now - timedelta(days=9))
    nadia = begun(maison, "Nadia", at=now - timedelta(days=2))
    invited, cancelled = maison.invite("Inès", at=now), maison.invite("Omar", at=now)
    expired = maison.invite("Paul", at=now - timedelta(days=45))
    links = {referral: link_for(referral) for referral in (invited, cancelled, expired)}
    joining.cancel_invitation(cancelled.invitation.pk, by=colette, at=now)
    write.new_path(Module.objects.get(slug="regarder-a-360"))
    blocks = write.new_lesson(write.new_module(), *every_block.blocks(), slug="tous-les-blocs")
    people = {user.first_name: user for user in User.objects.all()}
    zoe = person("zoe@exemple.fr", "Zoé", "Sans-Parcours")
    zoe.groups.add(Group.objects.get_or_create(name=DISABILITY_REFERENTS)[0])
    place(Enrolment.objects.get(person__first_name="Amina"), at=now)
    more = play_more(now)
    people |= {user.first_name: user for user in User.objects.filter(last_name="Sorel")}
    return Played(
        words=more
        | {
            "institution": str(institution.pk),
            "blocks": lesson_url(blocks),
            "empty": str(other.pk),
            "invited": str(invited.pk),
            "invitation": links[invited],
            "cancelled": links[cancelled],
            "expired": links[expired],
            "used": link_for(Referral.objects.get(enrolment__person=nadia)),
            "valid": valid.number,
            "revoked": revoked.number,
            "coming": Certificate.objects.get(enrolment__person__first_name="Sonia").number,
            "amina": str(people["Amina"].pk),
            "over": str(valid.enrolment_id),
            "over_coming": str(Enrolment.objects.get(person__first_name="Sonia").pk),
            "refusal": urlsplit(refusal_link(people["Denis"])).path,
            "today": timezone.localdate().isoformat(),
            "join_code": JoinCode.objects.get().code,
            "card": code_of(1, key=str(DOORS), secret=settings.SECRET_KEY),
            "begun": str(Enrolment.objects.get(person=nadia).pk),
            "running": str(Enrolment.objects.get(person__first_name="Amina").pk),
            "question": str(HelpRequest.objects.get().pk),
            "tutor": str(people["Hélène"].pk),
            "membership": str(institution.memberships.get().pk),
            "one": str(people["Lucie"].pk),
            "other": str(people["Marc"].pk),
            "followed": str(Referral.objects.get(enrolment__person=nadia).pk),
            "lesson": str(Lesson.objects.get(slug="trois-gestes").pk),
            "lesson_key": str(Lesson.objects.get(slug="trois-gestes").translation_key),
            "letter": str(Letter.objects.filter(kind="person_invitation").first().pk),
        },
        people=people | {"Zoé": zoe},
    )


def place(enrolment: Enrolment, *, at: datetime) -> None:
    """Somebody who said where they stand, and what they need."""
    said = [
        Said(module.translation_key, module.statement, answer)
        for module, answer in zip(statements_of(enrolment), ("never", "often"), strict=True)
    ]
    placing.answer(enrolment, "start", said, at=at)
    placing.say_need(enrolment.person, "Un grand écran.", tells_trainers=True, at=at)


def begun(maison: Maison, first_name: str, *, at: datetime) -> User:
    """Somebody who joined and did nothing yet."""
    referral = maison.invite(first_name, at=at)
    return joining.accept_invitation(
        referral.invitation.pk,
        person=None,
        first_name=first_name,
        last_name=referral.last_name,
        language="fr",
        at=at,
    )


def finished(maison: Maison, first_name: str, *, at: datetime) -> User:
    """Somebody who answered everything right."""
    user = begun(maison, first_name, at=at)
    outline = from_json(current_outline(maison.path.translation_key).content)
    versions = current_versions(questions_of(outline))
    learner = Learner(person=user, ability=1.0, versions=versions, draw=Random(1))  # noqa: S311
    work_a_little(learner, at=at + timedelta(days=1), lessons=LESSONS)
    return user


def link_for(referral: Referral) -> str:
    """The path of the link in the letter, which nobody has sent."""
    letter = Letter.objects.get(kind="person_invitation", to=referral.email)
    return urlsplit(letter.secret["link"]).path
