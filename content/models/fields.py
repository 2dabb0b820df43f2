"""Fields that our models share."""

from typing import Any

from wagtail.fields import StreamField


class BlocksField(StreamField):
    """A StreamField whose blocks stay out of migrations: they move more often than the schema."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, _args, kwargs = super().deconstruct()
        return name, "wagtail.fields.StreamField", [[]], kwargs | {"block_lookup": {}}
