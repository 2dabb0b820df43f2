"""Reviewing: one step before a page is published, and who replaces whom meanwhile."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from content.rules.privacy import NO_PERSONAL_DATA, PersonalData
from content.rules.reviews import at_work, may_decide


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Absences, by day."""

    def on(self, day: date) -> "AbsenceQuerySet":
        return self.filter(first_day__lte=day, last_day__gte=day)


class Absence(models.Model):
    """A reviewer is away from one day to another, both included; somebody reviews instead."""

    personal_data = PersonalData(
        fields=("reviewer", "substitute", "first_day", "last_day"),
        purpose="know who reviews while a reviewer is away",
        retention="1 year after the last day",
    )

    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="absences",
        verbose_name=_("absent·e"),
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="replacements",
        verbose_name=_("remplaçant·e"),
    )
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["first_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "first_day"], name="one_absence_begins_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="an_absence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(reviewer=F("substitute")), name="nobody_replaces_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"


class ReviewLock(WorkflowLock):
    """Says who has the page, and since when. The names are kept as ReviewTask keeps a right."""

    def get_message(self, user: Any) -> Any:  # noqa: ANN401  # Wagtail's signature
        if not self.for_user(user):
            return None
        state = self.object.current_workflow_task_state
        known: dict[Any, str] = user.__dict__.setdefault("_asked_to_review", {})
        if self.task.pk not in known:
            people = get_user_model().objects.filter(pk__in=self.task.asked_today())
            known[self.task.pk] = ", ".join(sorted(person.get_full_name() for person in people))
        facts = {"names": known[self.task.pk], "day": f"{localdate(state.started_at):%d/%m/%Y}"}
        said = _("En relecture chez %(names)s depuis le %(day)s.") % facts
        if state.workflow_state.requested_by_id == user.pk:
            return f"{said} " + _("Vous aurez une lettre.")
        return said


class ReviewTask(AbstractGroupApprovalTask):
    """Somebody of the groups, or their substitute, approves; never the author alone on their own.

    Wagtail calls these methods without a moment: they ask the clock themselves.
    """

    personal_data = NO_PERSONAL_DATA
    lock_class = ReviewLock

    class Meta:
        verbose_name = _("relecture par un groupe, avec remplaçant·e")
        verbose_name_plural = _("relectures par un groupe")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Un membre des groupes choisis relit, ou la personne qui le remplace."))

    def reviewers(self) -> set[UUID]:
        """Those of the groups who can still sign in."""
        people = get_user_model().objects.filter(groups__in=self.groups.all(), is_active=True)
        return set(people.values_list("pk", flat=True))

    def substitutes(self) -> dict[UUID, UUID]:
        """Who replaces whom today."""
        away = Absence.objects.on(localdate()).filter(substitute__is_active=True)
        return dict(away.values_list("reviewer", "substitute"))

    def asked_today(self) -> set[UUID]:
        return at_work(self.reviewers(), self.substitutes())

    def may_be_decided_by(self, user: Any, author: UUID | None) -> bool:  # noqa: ANN401  # any user model
        """Kept with the user, as long as the request: an editor's page asks many times."""
        known: dict[Any, bool] = user.__dict__.setdefault("_reviews", {})
        if (self.pk, author) not in known:
            known[self.pk, author] = user.is_superuser or may_decide(
                user.pk, author=author, reviewers=self.reviewers(), substitutes=self.substitutes()
            )
        return known[self.pk, author]

    def _author_of(self, page: Page) -> UUID | None:
        state = page.current_workflow_state
        author: UUID | None = state.requested_by_id if state else None
        return author

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:  # noqa: ANN401  # Wagtail's signature
        return self.may_be_decided_by(user, self._author_of(obj))

    def locked_for_user(self, obj: Page, user: Any) -> bool:  # noqa: ANN401  # Wagtail's signature
        return not self.may_be_decided_by(user, self._author_of(obj))

    def user_can_lock(self, obj: Page, user: Any) -> bool:  # noqa: ANN401  # Wagtail's signature
        return self.may_be_decided_by(user, self._author_of(obj))

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:  # noqa: ANN401  # Wagtail's signature
        """Whoever decides on their own page reads that nobody else can."""
        author = self._author_of(obj)
        if not self.may_be_decided_by(user, author):
            return []
        alone = user.pk == author
        approve = _("Approuver : personne d’autre ne relit") if alone else _("Approuver")
        return [
            ("reject", str(_("Demander des changements")), True),
            ("approve", str(approve), False),
            ("approve", str(_("Approuver, avec un mot")), True),
        ]

    def get_task_states_user_can_moderate(
        self,
        user: Any,  # noqa: ANN401  # Wagtail's signature
        **kwargs: Any,
    ) -> models.QuerySet[TaskState]:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return waiting
        asked_by = set(waiting.values_list("workflow_state__requested_by", flat=True))
        mine = {author for author in asked_by if self.may_be_decided_by(user, author)}
        theirs = Q(workflow_state__requested_by__in=mine - {None})
        unknown = Q(workflow_state__requested_by=None)  # an account that was deleted
        return waiting.filter(theirs | unknown if None in mine else theirs)
