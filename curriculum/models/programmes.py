"""The public programme of a path, as it was on each day."""

from uuid import uuid4

from django.db import models
from django.utils.functional import cached_property

from content.rules.privacy import NO_PERSONAL_DATA
from curriculum.rules.programme import Programme, from_json


class PublishedProgramme(models.Model):
    """What the page of a path said `since` a moment, `until` another or until now.

    `content` is curriculum.rules.programme.Programme as JSON and never changes; a row only ends,
    when another takes its place or the path is withdrawn.
    """

    personal_data = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    path = models.UUIDField(help_text="translation key of the path")
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["path"],
                condition=models.Q(until=None),
                name="a_path_has_one_programme_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["path", "since"], name="programmes_by_day")]

    def __str__(self) -> str:
        return f"{self.path} {self.since:%Y-%m-%d}"

    @cached_property
    def whole(self) -> Programme:
        return from_json(self.content)
