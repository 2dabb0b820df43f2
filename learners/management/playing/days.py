"""Days of learning: who is invited, who joins, who learns, who lets it drop.

Everything goes through the journey, at the moment it is played: nothing is inserted here.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from curriculum.models import LearningPath, QuestionVersion
from curriculum.queries.outlines import current_outline
from curriculum.queries.paths import open_paths
from curriculum.queries.questions import current_versions
from learners.journey import joining
from learners.management.playing.answers import Learner, questions_of, work_a_little
from learners.management.playing.helping import LATE, LATE_SINCE, ask, ask_sometimes
from learners.management.playing.names import invented
from learners.models import Membership, Referral
from learners.rules.institutions.pace import INVITATIONS_A_DAY

NAMESPACE = UUID("5d5f1e0c-6f0b-4f34-9d0f-0a7f3b6f2c11")
WORKING_DAYS = 5
OPENS, CLOSES = 8, 18
A_DAY = INVITATIONS_A_DAY // 2  # within any twenty-four hours, a referent stays under the pace
COME = 0.9  # one in ten never answers
FEW = 3  # one in three, on the path of a trade


@dataclass
class Told:
    """What was played."""

    invited: int = 0
    joined: int = 0
    handed_in: int = 0
    certified: int = 0


@dataclass
class Guest:
    """Somebody to be invited: when, and how soon they answer (None: never)."""

    number: int
    invited_on: int
    joins_after: int | None
    diligence: float
    ability: float
    referral: Referral | None = None
    learner: Learner | None = None


@dataclass
class Play:
    """A history of `learners` people over the days from `begins_at`, the same for one seed."""

    learners: int
    seed: int
    begins_at: datetime
    told: Told = field(default_factory=Told)

    def until(self, end: datetime) -> Told:
        """Play every day up to `end`, each in one transaction. Nothing without a live path."""
        self.end, self.paths = end, open_paths()
        if not self.paths:
            return self.told
        self.draw = Random(self.seed)  # noqa: S311  # an invented history, not a secret
        self.versions = self._versions()
        self.members = list(
            Membership.objects.select_related("user", "institution").order_by("joined_at")
        )
        days = (end - self.begins_at).days
        guests = [self._guest(number, days) for number in range(self.learners)]
        for day in range(days):
            morning = self._morning(day)
            if morning.weekday() < WORKING_DAYS:
                with transaction.atomic():
                    self._play_day(day, morning, guests)
        self._leave_one_late(guests)
        return self.told

    def _leave_one_late(self, guests: list[Guest]) -> None:
        """The trainers' list of the demonstration shows what is late."""
        at = timezone.localtime(self.end - LATE_SINCE).replace(hour=OPENS, minute=40)
        for guest in guests:
            if guest.learner and ask(guest.learner.person, LATE, at=at):
                break

    def _morning(self, day: int) -> datetime:
        local = timezone.localtime(self.begins_at + timedelta(days=day))
        return local.replace(hour=OPENS, minute=0, second=0, microsecond=0)

    def _guest(self, number: int, days: int) -> Guest:
        comes = self.draw.random() < COME
        return Guest(
            number=number,
            invited_on=self.draw.randrange(max(1, days - 5)),
            joins_after=self.draw.randrange(1, 8) if comes else None,
            diligence=self.draw.choice((0.04, 0.1, 0.2, 0.35)),
            ability=self.draw.uniform(0.6, 0.95),
        )

    def _path_of(self, guest: Guest) -> LearningPath:
        """Two in three discover; the others take the paths of the trades in turn."""
        return self.paths[guest.number // FEW % len(self.paths) if guest.number % FEW == 0 else -1]

    def _versions(self) -> dict[UUID, QuestionVersion]:
        outlines = [current_outline(path.translation_key).whole for path in self.paths]
        return current_versions({q for outline in outlines for q in questions_of(outline)})

    def _play_day(self, day: int, morning: datetime, guests: list[Guest]) -> None:
        sent = Counter[int]()
        for guest in guests:
            at = morning + timedelta(minutes=self.draw.randrange((CLOSES - OPENS) * 60))
            if guest.referral is None:
                sender = guest.number % len(self.members)
                if day >= guest.invited_on and sent[sender] < A_DAY:
                    sent[sender] += 1
                    self._invite(guest, at)
            elif guest.learner is None:
                self._join(guest, day, at)
            elif self.draw.random() < guest.diligence:
                done = work_a_little(guest.learner, at=at)
                self.told.handed_in += done.handed_in
                self.told.certified += done.certified
                seed = f"{self.seed}:{guest.number}:{day}"
                ask_sometimes(guest.learner.person, seed=seed, at=at, end=self.end)

    def _invite(self, guest: Guest, at: datetime) -> None:
        by = self.members[guest.number % len(self.members)]
        guest.referral = joining.invite_person(
            by.institution,
            invented(guest.number, Random(f"{self.seed}:{guest.number}")),  # noqa: S311  # invented
            self._path_of(guest),
            key=uuid5(NAMESPACE, f"{self.seed}:{guest.number}"),
            by=by.user,
            language="fr",
            at=at,
        )
        self.told.invited += 1

    def _join(self, guest: Guest, day: int, at: datetime) -> None:
        referral = guest.referral
        late = guest.joins_after is None or day < guest.invited_on + guest.joins_after
        if referral is None or late:
            return
        person = joining.accept_invitation(
            referral.invitation.pk,
            person=None,
            first_name=referral.first_name,
            last_name=referral.last_name,
            language="fr",
            at=at,
        )
        guest.learner = Learner(
            person=person, ability=guest.ability, versions=self.versions, draw=self.draw
        )
        self.told.joined += 1
