"""Letters: rows with a state, sent by the worker."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData


class Letter(models.Model):
    """One letter to one address: what it says is made from `kind`, `context` and `secret`.

    The key is derived from the letter's cause, so one cause writes one letter. `secret`
    (codes, links) is emptied once the letter is sent, except in the demonstration. Without an
    address, or when the person wants no letters, it is a notice on their page instead.
    """

    personal_data = PersonalData(
        fields=("to", "person", "context", "secret"),
        purpose="send the letter, once, and show whether it left",
        retention="1 year after it was written",
    )

    class State(models.TextChoices):
        WAITING = "waiting", _("En attente")
        SENDING = "sending", _("En cours d’envoi")
        SENT = "sent", _("Envoyée")
        FAILED = "failed", _("En échec")
        UNCERTAIN = "uncertain", _("Incertaine")
        NOTICE = "notice", _("Sur sa page")

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=40)
    to = models.EmailField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    language = models.CharField(max_length=5)
    context = models.JSONField(default=dict)
    secret = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=120)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_try_at"], name="letters_to_send")
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.state}"
