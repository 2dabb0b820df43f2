"""The app that knows every other: settings, addresses, health, commands of the house."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import checks  # noqa: F401, PLC0415  # checks register when imported
