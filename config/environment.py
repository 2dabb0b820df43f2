"""What the environment says, and what a server must be told before it starts."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

REQUIRED_ON_A_SERVER = (
    "SECRET_KEY",
    "DATABASE_URL",
    "EMAIL_HOST",
    "CONTACT_EMAIL",
    # Printed on every certificate: an invented body must never sign a true paper.
    "BODY_NAME",
    "BODY_ADDRESS",
    "BODY_SIRET",
    "BODY_REGISTRATION",
    "BODY_REPRESENTATIVE",
    "BODY_CITY",
    # Said in the legal notice, which the law wants whole.
    "BODY_PHONE",
    "HOSTING_NAME",
    "HOSTING_ADDRESS",
    "HOSTING_PHONE",
)
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


def flag(name: str) -> bool:
    """True for 1, true, yes, on (any case)."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def require_on_a_server(site_url: str) -> None:
    """Refuse to start a server half told.

    Raises ImproperlyConfigured naming every missing variable at once.
    """
    missing = [name for name in REQUIRED_ON_A_SERVER if not os.environ.get(name)]
    if flag("DEMO"):
        missing.append("DEMO (must not be set on a server)")
    if not site_url.startswith("https://"):
        missing.append("SITE_URL (must begin with https://)")
    if missing:
        raise ImproperlyConfigured("This server is missing: " + ", ".join(missing) + ".")


def local_secret_key(folder: Path) -> str:
    """Give the clone a secret of its own, made once, readable by its owner alone.

    Two processes may ask at the same time: the first to finish writing has made it.
    """
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, unfinished = tempfile.mkstemp(dir=folder)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):
            os.link(unfinished, file)
        Path(unfinished).unlink()
    return file.read_text().strip()
