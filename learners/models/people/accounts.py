"""The person behind every account: learner, trainer, referent or administrator."""

from collections.abc import Iterator
from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData


class UserManager(BaseUserManager["User"]):
    """Makes accounts, known by an address unless they came with a card."""

    use_in_migrations = True

    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "User":
        """An account without a password signs in with a code sent to its address."""
        user = self.model(email=self.normalize_email(email).lower() or None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """One person. The key is random: the journal holds it, and nothing else about the person."""

    personal_data = PersonalData(
        fields=(
            *("email", "first_name", "last_name", "language", "wants_letters"),
            *("password", "last_login", "signed_out_at"),
        ),
        purpose="know who learns, who teaches and who follows; write the name on a paper",
        retention="until the account is closed: 24 months without a visit, or on request",
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = None  # type: ignore[assignment]  # people are known by their address
    # The main address; nothing for whoever came with an access card (decision 0024).
    email = models.EmailField(  # type: ignore[assignment]  # Django's may not be null
        _("adresse e-mail"), unique=True, null=True, blank=True
    )
    language = models.CharField(_("langue"), max_length=5, choices=settings.LANGUAGES, default="fr")
    wants_letters = models.BooleanField(_("reçoit nos lettres"), default=True)
    # When they last ended every session of theirs, on all devices.
    signed_out_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # no username

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="an_address_belongs_to_one_person"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email or str(self.pk)

    def get_session_auth_hash(self) -> str:
        return self._since_signed_out(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        return map(self._since_signed_out, super().get_session_auth_fallback_hash())

    def _since_signed_out(self, fingerprint: str) -> str:
        """What a session must hold: one opened before its person ended them all does not."""
        return f"{fingerprint} {self.signed_out_at}" if self.signed_out_at else fingerprint

    def clean(self) -> None:
        """Django's turns no address into an empty one, and two empty ones are the same."""
        super().clean()
        self.email = self.email or None
