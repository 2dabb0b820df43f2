"""Files that come in: what was read in them, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import NO_PERSONAL_DATA, PersonalData


class FileImport(models.Model):
    """One file on its way into the site: read, checked by a person, then written.

    A row is the same for every kind of file: jobs take it, the sweep finds it again.
    """

    class State(models.TextChoices):
        READING = "reading", _("Lecture en cours")
        READY = "ready", _("À vérifier")
        WRITING = "writing", _("Écriture en cours")
        DONE = "done", _("Importé")
        FAILED = "failed", _("En échec")
        CANCELLED = "cancelled", _("Abandonné")

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(_("fichier"), max_length=200)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    language = models.CharField(max_length=5)
    state = models.CharField(_("état"), max_length=20, choices=State, default=State.READING)
    created_at = models.DateTimeField(_("reçu le"))
    settled_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class QuestionImport(FileImport):
    """One file of questions on its way into the bank.

    `read` is how many questions were read so far, and `line` where that was; `content` is emptied
    once the file was written or given up.
    """

    personal_data = PersonalData(
        fields=("author",),
        purpose="show a file of questions to who brought it",
        retention="30 days after the file came",
    )

    content = models.BinaryField()
    read = models.PositiveIntegerField(default=0)
    line = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    skips_wrong = models.BooleanField(default=False)
    rewords = models.BooleanField(default=True)
    added = models.PositiveIntegerField(default=0)
    reworded = models.PositiveIntegerField(default=0)

    class Meta(FileImport.Meta):
        verbose_name = _("import de questions")
        verbose_name_plural = _("imports de questions")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_try_at"], name="imports_to_go_on_with")
        ]


class PackImport(FileImport):
    """A ZIP of packs on its way into the site.

    `report` is what would be done, then what was done, as `ImportReport` tells it; `file` stands
    on a shelf that no address leads to, and the sweep deletes it once it is over.
    """

    personal_data = PersonalData(
        fields=("author",),
        purpose="show packs to who brought them",
        retention="30 days after the file came",
    )

    file = models.FileField(upload_to="received", max_length=200)
    replaces = models.BooleanField(default=False)
    report = models.JSONField(default=dict)

    class Meta(FileImport.Meta):
        verbose_name = _("import de paquets")
        verbose_name_plural = _("imports de paquets")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_try_at"], name="packs_to_go_on_with")
        ]


class ImportLine(models.Model):
    """One question of a file: what it says, and what is to become of it.

    `asks` is the fingerprint of what it asks; `question` the one of the bank it is, or changes;
    `first_line` where the file asks it first, and `kind` what it is when the bank does not hold
    its like; `wrong` and `notes` are sentences for who brought the file.
    """

    personal_data = NO_PERSONAL_DATA

    class Verdict(models.TextChoices):
        NEW = "new", _("Nouvelle")
        CHANGED = "changed", _("Nouvelle version")
        SAME = "same", _("Déjà dans la banque")
        TWICE = "twice", _("Deux fois dans le fichier")
        ASIDE = "aside", _("Pas prise ici")
        WRONG = "wrong", _("À corriger")

    file = models.ForeignKey(QuestionImport, models.CASCADE, related_name="found")
    place = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    name = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=120, blank=True)
    objective = models.CharField(max_length=200, blank=True)
    wording = models.JSONField(null=True)
    asks = models.CharField(max_length=64, blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict)
    question = models.UUIDField(null=True)
    first_line = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=80, blank=True)
    wrong = models.JSONField(default=list)
    notes = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "place"], name="a_question_of_a_file_is_read_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} · {self.verdict}"
