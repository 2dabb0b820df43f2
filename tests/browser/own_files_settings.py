"""The settings of a server with our static files alone: collecting Wagtail's takes ten seconds."""

from config.settings import *  # noqa: F403  # the same but for one thing

STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
