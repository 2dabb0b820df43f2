"""Who sends people, and who follows them there."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import NO_PERSONAL_DATA, PersonalData


class Institution(models.Model):
    """A job centre, a town, a library: it sends people and checks who has finished."""

    personal_data = NO_PERSONAL_DATA

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(_("nom de la structure"), max_length=200)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    opened_at = models.DateTimeField(_("ouverte le"))

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A referent of an institution. Learners are no members: they have an enrolment."""

    personal_data = PersonalData(
        fields=("user", "role", "team"),
        purpose="know who may follow the people an institution sent",
        retention="until the referent leaves, then 3 years with the papers they checked",
    )

    class Role(models.TextChoices):
        REFERENT = "referent", _("Référent·e")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.REFERENT)
    team = models.CharField(_("service"), max_length=100, blank=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "institution"],
                condition=models.Q(left_at=None),
                name="a_referent_joins_an_institution_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.institution_id}"
