"""An institution sends a person on one path."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData
from learners.models.institutions.codes import AccessCard, JoinCode
from learners.models.institutions.institutions import Institution


class Referral(models.Model):
    """What an institution asked for one person, and from when to when it may see.

    Until the person joins, it carries what the referent typed; then it points to the
    enrolment. `notice_version` is the version of the text that told the person what the
    institution would see: acknowledging is being informed, not consenting.

    `seen_until` closes it; `stopped_at` says that the person stopped the path, `ended_at` that
    the institution stopped following. Whoever came with a card has no address.
    """

    personal_data = PersonalData(
        fields=("email", "first_name", "last_name", "team", "enrolment", "acknowledged_at"),
        purpose="invite the person, and show the institution how far they are",
        retention="until the papers' supporting documents expire: 6 years after the year's end",
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="referrals")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    path = models.UUIDField()
    path_title = models.CharField(max_length=255)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    first_name = models.CharField(_("prénom"), max_length=150)
    last_name = models.CharField(_("nom"), max_length=150)
    team = models.CharField(_("service"), max_length=100, blank=True)
    enrolment = models.ForeignKey(
        "learners.Enrolment", models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    invited_at = models.DateTimeField()
    notice_version = models.CharField(max_length=20, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    seen_from = models.DateTimeField(null=True, blank=True)
    seen_until = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    join_code = models.ForeignKey(
        JoinCode, models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    card = models.OneToOneField(
        AccessCard, models.PROTECT, null=True, blank=True, related_name="referral"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["last_name", "first_name", "id"]
        constraints = [
            models.UniqueConstraint(
                "institution",
                "path",
                Lower("email"),
                condition=models.Q(cancelled_at=None, seen_until=None) & ~models.Q(email=""),
                name="a_person_is_sent_once_on_a_path",
            ),
            models.CheckConstraint(
                condition=models.Q(enrolment=None) | ~models.Q(acknowledged_at=None),
                name="an_institution_sees_only_who_was_told",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} · {self.path_title}"


class Invitation(models.Model):
    """A single-use door, 30 days: into a path (through a referral) or as a referent.

    Only hashes of its token and of its code are kept: the letter alone holds them.
    """

    personal_data = PersonalData(
        fields=("email", "first_name", "last_name", "used_by"),
        purpose="let the invited person in, once",
        retention="30 days if unused, then with the referral or membership it opened",
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="invitations")
    referral = models.OneToOneField(
        Referral, models.PROTECT, null=True, blank=True, related_name="invitation"
    )
    email = models.EmailField()
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(cancelled_at=None),
                name="a_used_invitation_is_not_cancelled",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
