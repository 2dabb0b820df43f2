"""What the server of fresh processes loads once: Django, and nothing that runs threads."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()
