"""The settings of the site, with what only tests change: where files go, plain static names."""

import os
import tempfile
from pathlib import Path

_SCRATCH = Path(
    tempfile.mkdtemp(prefix="a-portee-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)  # noqa: S108  # memory, when there is some
)
os.environ["VAR_DIR"] = str(_SCRATCH)

from config.settings import *  # noqa: E402, F403  # the folder must be known first
from config.settings import BASE_DIR, CACHES, REDIS_URL  # noqa: E402  # the folder must be known first

BUILT_DIR = BASE_DIR / "var" / "built"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SCRATCH = _SCRATCH

PASSWORD_HASHERS = ["tests.hashers.CheapArgon2"]

# Query counts are literal: sessions are read where they cost one.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
if REDIS_URL:  # emptying the cache of one worker must not empty that of another
    _WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"{REDIS_URL.rsplit('/', 1)[0]}/{_WORKER}"
