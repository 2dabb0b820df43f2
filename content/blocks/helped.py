"""Help under a block of one field: Wagtail shows it only when the field itself carries it."""

from typing import Any


class Helped:
    """The `help_text` of a block's Meta, given to its field."""

    def __init__(self, **kwargs: Any) -> None:
        said = getattr(self._meta_class, "help_text", None)  # type: ignore[attr-defined]  # Wagtail's blocks have one
        super().__init__(**{"help_text": said, **kwargs})
