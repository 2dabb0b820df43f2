"""What packs call the things of this site."""

from django.db import models

from content.rules.privacy import NO_PERSONAL_DATA


class PackName(models.Model):
    """The key under which a pack knows a thing: a module, a lesson, a quiz, a question.

    Written by imports, and by the first export of what was born in the office. `updated_on` is
    the date that a module's or a path's pack gives of itself.
    """

    personal_data = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, editable=False, help_text="the thing's own id")
    pack = models.UUIDField()
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    updated_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "kind", "key"], name="a_pack_names_each_thing_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"
