"""The question bank: questions, and what each said at a moment."""

from datetime import datetime
from typing import ClassVar, Optional, cast
from uuid import UUID, uuid4

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import NO_PERSONAL_DATA
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.questions import (
    QuestionKind,
    Wording,
    as_content,
    choices_as_json,
    choices_from_json,
)
from curriculum.rules.replies import right_reply
from curriculum.rules.scoring import FULL_MARK
from curriculum.rules.showing import ShownQuestion, order_for, show


class Question(models.Model):
    """A question of the bank. What it says is in its versions; this is its identity.

    A question that must no longer be asked is retired, never deleted: answers point to it.
    `packed` is the fingerprint of the question as a pack last wrote it (decision 18); `origin` is
    what a file of questions calls it (an idnumber), empty when none brought it.
    """

    personal_data = NO_PERSONAL_DATA

    class Kind(models.TextChoices):
        SINGLE = "single", _("Un seul choix")
        SEVERAL = "several", _("Plusieurs choix")
        TRUE_FALSE = "true_false", _("Vrai ou faux")
        MATCHING = "matching", _("Appariement")
        ORDERING = "ordering", _("Remise en ordre")
        NUMERIC = "numeric", _("Nombre")
        SHORT_TEXT = "short_text", _("Réponse courte")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(_("nom court"), max_length=120)
    topic = models.CharField(_("thème"), max_length=120, blank=True)
    objective = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    packed = models.CharField(max_length=64, blank=True, editable=False)
    origin = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering: ClassVar[list[str]] = ["topic", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def current(self) -> Optional["QuestionVersion"]:
        """What it says now; None before its first version."""
        return self.versions.filter(is_current=True).first()

    @transaction.atomic
    def reword(self, wording: Wording, *, at: datetime) -> bool:
        """Write a new version and make it the current one; False when it says that already.

        Two authors at once wait for one another.
        """
        Question.objects.select_for_update().get(pk=self.pk)
        said, current = fingerprint_of(as_content(wording)), self.current
        if current and current.fingerprint == said:
            return False
        self.versions.filter(is_current=True).update(is_current=False)
        number = current.number + 1 if current else 1
        QuestionVersion.saying(wording, question=self.pk, number=number, at=at).save()
        return True


class QuestionVersion(models.Model):
    """What a question said, word for word: immutable. A correction makes a new version.

    `choices` is a list of {"text": str, "fraction": str (a decimal from -1 to 1),
    "feedback": str, "match": str, "tolerance": str}, the last two where a kind has them
    (curriculum.rules.questions says what they are, kind by kind). `source` names where the fact
    in it comes from. The last number of a question is what is asked now.
    """

    personal_data = NO_PERSONAL_DATA

    question = models.ForeignKey(Question, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    is_current = models.BooleanField(default=True)
    kind = models.CharField(max_length=20, choices=Question.Kind)
    prompt = models.TextField(_("énoncé"))
    choices = models.JSONField()
    general_feedback = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    shuffle = models.BooleanField(default=True)
    fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "number"], name="versions_of_a_question_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["question"],
                condition=models.Q(is_current=True),
                name="a_question_has_one_current_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} v{self.number}"

    @classmethod
    def saying(
        cls, wording: Wording, *, question: UUID, number: int, at: datetime
    ) -> "QuestionVersion":
        """A version that says it, not saved yet."""
        return cls(
            question_id=question,
            number=number,
            kind=wording.kind,
            prompt=wording.prompt,
            choices=choices_as_json(wording.choices),
            general_feedback=wording.general_feedback,
            source=wording.source,
            shuffle=wording.shuffle,
            fingerprint=fingerprint_of(as_content(wording)),
            created_at=at,
        )

    @property
    def wording(self) -> Wording:
        return Wording(
            kind=cast(QuestionKind, self.kind),
            prompt=self.prompt,
            choices=choices_from_json(self.choices),
            general_feedback=self.general_feedback,
            source=self.source,
            shuffle=self.shuffle,
        )

    def shown(self, number: int = 1) -> ShownQuestion:
        """As somebody would meet it for the first time."""
        wording, name = self.wording, f"q-{self.question_id}"
        return show(wording, number=number, name=name, order=order_for(wording, name))

    def shown_right(self) -> ShownQuestion:
        """As somebody reads it who has answered right."""
        wording, name = self.wording, f"q-{self.question_id}-right"
        reply, order = right_reply(wording), order_for(wording, name)
        return show(wording, number=1, name=name, order=order, answered=reply, mark=FULL_MARK)
