"""Scenarios: conversations with invented people, and what each said at a moment."""

from datetime import datetime
from typing import ClassVar, Optional
from uuid import uuid4

from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import NO_PERSONAL_DATA
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.scenario_json import as_plain, from_plain
from curriculum.rules.scenarios import Scenario as Written


class Scenario(models.Model):
    """A conversation that lessons may place. What it says is in its versions.

    `key` names it in its pack and its file; `packed` is the fingerprint of it as a pack last
    wrote it (decision 18). Retired, never deleted: people's choices point to it.
    """

    personal_data = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.SlugField(_("clé"), max_length=80, unique=True)
    title = models.CharField(_("titre"), max_length=120)
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    packed = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("scénario")
        verbose_name_plural = _("scénarios")
        ordering: ClassVar[list[str]] = ["title", "key"]

    def __str__(self) -> str:
        return self.title

    @property
    def current(self) -> Optional["ScenarioVersion"]:
        """What it says now; None before its first version."""
        return self.versions.filter(is_current=True).first()

    @transaction.atomic
    def rewrite(self, written: Written, *, at: datetime) -> bool:
        """A new version, made the current one; False when it says that already.

        Two authors at once wait for one another.
        """
        Scenario.objects.select_for_update().get(pk=self.pk)
        said, current = fingerprint_of(as_plain(written)), self.current
        if current and current.fingerprint == said:
            return False
        self.versions.filter(is_current=True).update(is_current=False)
        ScenarioVersion.objects.create(
            scenario=self,
            number=current.number + 1 if current else 1,
            content=as_plain(written),
            fingerprint=said,
            created_at=at,
        )
        self.key, self.title = written.key, written.title
        self.save(update_fields=["key", "title"])
        return True


class ScenarioVersion(models.Model):
    """A scenario word for word: immutable. Whoever is playing ends on the version they began.

    `content` is a curriculum.rules.scenarios.Scenario without fault, as plain values.
    """

    personal_data = NO_PERSONAL_DATA

    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    is_current = models.BooleanField(default=True)
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "number"], name="versions_of_a_scenario_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["scenario"],
                condition=models.Q(is_current=True),
                name="a_scenario_has_one_current_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scenario_id} v{self.number}"

    @cached_property
    def written(self) -> Written:
        """The content as the rules know it."""
        return from_plain(self.content)
