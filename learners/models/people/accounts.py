"""The person behind every account: learner, trainer, referent or administrator."""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from content.rules.privacy import PersonalData


class UserManager(BaseUserManager["User"]):
    """Makes accounts known by an address."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An account without a password signs in with a code sent to its address."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """One person. The key is random: the journal holds it, and nothing else about the person."""

    personal_data = PersonalData(
        fields=("email", "first_name", "last_name", "language", "password", "last_login"),
        purpose="know who learns, who teaches and who follows; write the name on a paper",
        retention="until the account is closed: 24 months without a visit, or on request",
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = None  # type: ignore[assignment]  # people are known by their address
    email = models.EmailField(_("adresse e-mail"), unique=True)
    language = models.CharField(_("langue"), max_length=5, choices=settings.LANGUAGES, default="fr")

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
        return self.get_full_name() or self.email
