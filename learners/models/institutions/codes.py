"""Doors without a letter: an institution's code, and cards on paper."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from learners.models.institutions.institutions import Institution


class JoinCode(models.Model):
    """An institution's code: so many people, until a day, on one path.

    It is written on a board and read aloud: it is kept as it is, and opens no account that exists.
    """

    personal_data = PersonalData(
        fields=("made_by",),
        purpose="know which referent opened a door of their institution",
        retention="with the referrals it opened",
    )

    id = models.UUIDField(primary_key=True, editable=False)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="join_codes")
    path = models.UUIDField()
    path_title = models.CharField(max_length=255)
    code = models.CharField(_("code"), max_length=10, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("jusqu’au"))
    places = models.PositiveSmallIntegerField(_("places"))
    taken = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken__lte=models.F("places")),
                name="a_code_lets_in_no_more_than_its_places",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} · {self.path_title}"


class CardSheet(models.Model):
    """Cards printed together, by a referent for their institution or by a trainer for nobody's."""

    personal_data = PersonalData(
        fields=("printed_by",),
        purpose="know who printed access cards",
        retention="with the accounts its cards opened",
    )

    id = models.UUIDField(primary_key=True, editable=False)
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="card_sheets"
    )
    path = models.UUIDField()
    path_title = models.CharField(max_length=255)
    printed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    printed_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-printed_at", "id"]

    def __str__(self) -> str:
        return f"{self.path_title} · {self.printed_at:%Y-%m-%d}"


class AccessCard(models.Model):
    """One card: opens one new account, once. Only a hash of its code is kept."""

    personal_data = PersonalData(
        fields=("used_by",),
        purpose="open one account with one card",
        retention="with the account it opened",
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sheet = models.ForeignKey(CardSheet, models.PROTECT, related_name="cards")
    place = models.PositiveSmallIntegerField()
    code_hash = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["sheet", "place"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "place"], name="a_card_has_its_own_place"),
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(cancelled_at=None),
                name="a_used_card_is_not_cancelled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} · {self.place}"
