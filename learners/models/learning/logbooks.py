"""What a learner notes for themselves, from the field."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from content.rules.privacy import PersonalData
from learners.models.learning.enrolments import Enrolment


class Logbook(models.Model):
    """What opens somebody's notes: the password they had when they began (decision 0037).

    A password that was chosen again with a code by e-mail does not open it.
    """

    personal_data = PersonalData(
        fields=("person", "password"),
        purpose="open the notes to their author, and not to whoever holds their mailbox",
        retention="as long as there are notes in it",
    )

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="logbook"
    )
    password = models.CharField(max_length=128, help_text="its hash, as on the account")

    def __str__(self) -> str:
        return str(self.person_id)


class LogbookEntry(models.Model):
    """One dated note. The id is made from the form's key and content: one form, one note.

    `shared_with` alone reads it besides its author, while they train them.
    """

    personal_data = PersonalData(
        fields=("person", "noted_on", "text", "shared_with", "answer", "answered_by"),
        purpose="keep one's notes, and let a trainer answer those that are shared",
        retention="30 days after the path ends, unless their author keeps them",
    )

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notes")
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="notes", help_text="it ends with it"
    )
    module = models.UUIDField(null=True, help_text="translation key of the module")
    noted_on = models.DateField(help_text="the day it is about")
    text = models.TextField()
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, help_text="by its author, beyond the path")
    deleted_at = models.DateTimeField(null=True, help_text="it can still be put back for a day")
    shared_at = models.DateTimeField(null=True)
    shared_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-noted_on", "-written_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shared_at=None, shared_with=None)
                | models.Q(shared_at__isnull=False, shared_with__isnull=False),
                name="a_shared_note_is_shared_with_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None, answered_by=None)
                | (
                    ~models.Q(answer="")
                    & models.Q(answered_at__isnull=False, answered_by__isnull=False)
                ),
                name="an_answer_is_somebodys",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "-noted_on"], name="notes_of_someone"),
            models.Index(fields=["shared_with", "shared_at"], name="notes_shared_with_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.noted_on}"

    @property
    def is_read_by_trainer(self) -> bool:
        """Shared, with whoever trains them today: a trainer who left reads nothing more."""
        is_theirs = self.shared_at is not None and self.shared_with_id == self.tutor_id
        return is_theirs and getattr(self, "tutor_trains", True)  # which one's own notes ask

    @property
    def tutor_id(self) -> object:
        return self.enrolment.tutor_id if self.enrolment else None
