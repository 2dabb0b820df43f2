"""One settings file, driven by the environment.

A clone runs with nothing set. A server is told by SITE_URL=https://… and then
refuses to start until everything it needs is there (see config/environment.py).
"""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from config import legal, policies
from config.environment import LOCAL_HOSTS, flag, local_secret_key, require_on_a_server
from content.rules.files import HANDOUTS, RECORDINGS, SOUNDS
from learners.rules.people import devices

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var")).resolve()
BUILT_DIR = Path(os.environ.get("BUILT_DIR", BASE_DIR / "var" / "built")).resolve()
PORT = os.environ.get("PORT", "8000")
SITE_URL = os.environ.get("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
ON_A_SERVER = "SITE_URL" in os.environ
DEMO = flag("DEMO")
DEBUG = flag("DEBUG")
if ON_A_SERVER:
    require_on_a_server(SITE_URL)

SECRET_KEY = os.environ.get("SECRET_KEY") or local_secret_key(VAR_DIR)
HOST = SITE_URL.split("://", 1)[1].split("/", 1)[0].rsplit(":", 1)[0]
ALLOWED_HOSTS = [HOST] if ON_A_SERVER else [*LOCAL_HOSTS, "testserver"]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if ON_A_SERVER else []
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", "contact@a-portee.example")
TRAINING_BODY = legal.TRAINING_BODY
HOSTING = legal.HOSTING

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "learners.apps.LearnersConfig",
    "curriculum.apps.CurriculumConfig",
    "content.apps.ContentConfig",
    "wagtailmedia",
    "wagtail.contrib.table_block",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.snippets",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "django_q",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.SitePolicyMiddleware",
    "config.middleware.private_pages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.SqueezedTexts",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "learners.views.people.presence.Presence",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.navigation.navigation",
            ],
        },
    },
]

# Database: SQLite for one machine, PostgreSQL for several. Write transactions take the lock at
# once (IMMEDIATE), a power cut loses nothing committed (FULL), and a locked database is waited for.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;"
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
    ),
}
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 10

REDIS_URL = os.environ.get("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(VAR_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # fewer, and anybody could flush a throttle away
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends." + ("cached_db" if REDIS_URL else "db")
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ON_A_SERVER
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = int(devices.ROW.total_seconds())
SESSION_SAVE_EVERY_REQUEST = False
CSRF_FAILURE_VIEW = "config.failures.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if ON_A_SERVER:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())

# Signing in
AUTH_USER_MODEL = "learners.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
    {"NAME": _VALIDATION + "UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "after_sign_in"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "learners.views.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# Our journey answers an unknown address: allauth's letter would point to a sign-up page.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = int(timedelta(minutes=15).total_seconds())
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGOUT_ON_GET = False
# Throttles are ours (learners/actions/people/throttles.py): per address, never per network.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
# A session ends with the browser, or sooner (learners/rules/people/devices.py). Signing in on a
# device of one's own makes it last.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Words
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("Français")), ("en", _("Anglais"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = USE_TZ = True

# Files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static", BUILT_DIR]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.hashed_files.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long lesson in the office sends thousands

# No inline code, no other host (config/policies.py); the office has a second policy.
CONTENT_SECURITY_POLICY = {"DIRECTIVES": policies.STRICT}
OFFICE_CONTENT_SECURITY_POLICY = policies.OFFICE

# The office
WAGTAIL_SITE_NAME = "À portée"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address is read aloud; ours take no accent
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "content.Picture"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif", "svg"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.forms.media.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "content.Handout"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.forms.media.HandoutForm"
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILDOCS_EXTENSIONS = list(HANDOUTS)
WAGTAILMEDIA = {
    "MEDIA_MODEL": "content.Recording",
    "MEDIA_FORM_BASE": "content.forms.media.RecordingForm",
    "AUDIO_EXTENSIONS": list(SOUNDS),
    "VIDEO_EXTENSIONS": [kind for kind in RECORDINGS if kind not in SOUNDS],
}
WAGTAIL_FINISH_WORKFLOW_ACTION = "content.actions.reviews.publish_reviewed"
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAIL_USER_TIME_ZONES = [
    "Europe/Paris",
    *("America/Cayenne", "America/Guadeloupe", "America/Martinique", "America/Miquelon"),
    *("Indian/Mayotte", "Indian/Reunion", "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis"),
]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no page of another site is fetched
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Work for later: django-q2 on the database broker, so that a job and its cause are one transaction.
Q_WORKERS = 2
Q_CLUSTER = {
    "name": "a-portee",
    "orm": "default",
    "workers": Q_WORKERS,
    "queue_limit": Q_WORKERS,
    "timeout": 60,
    "retry": 120,
    "max_attempts": 3,
    "ack_failures": False,
    "catch_up": False,
    "poll": 0.5,
    "save_limit": 250,
    "label": "Travaux",
}
# What runs by the clock: (name, dotted function, minutes). Laid down by `manage.py apply_schedule`.
SCHEDULE = [
    ("sweep", "learners.tasks.sweep", 1),
    ("sweep_imports", "curriculum.tasks.sweep_imports", 1),
    ("publish_scheduled", "learners.tasks.publish_scheduled", 5),
    ("remind_reviewers", "learners.tasks.remind_reviewers", 60),
    ("remind_learners", "learners.tasks.remind_learners", 60),
    ("ask_again", "learners.tasks.ask_again", 24 * 60),
    ("warn_authors", "learners.tasks.warn_authors", 24 * 60),
    ("purge", "learners.tasks.purge", 24 * 60),
]

# Letters
if os.environ.get("EMAIL_HOST"):
    EMAIL_BACKEND = "learners.emails.post.EmailBackend"
else:  # the demonstration keeps its letters to read; a developer sees them go by
    EMAIL_BACKEND = f"django.core.mail.backends.{'dummy' if DEMO else 'console'}.EmailBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = not flag("EMAIL_WITHOUT_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = f"À portée <{CONTACT_EMAIL}>"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
