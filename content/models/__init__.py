"""What is published: the nouns."""

from content.models.media import Picture, Rendition
from content.models.pages import HomePage

__all__ = ["HomePage", "Picture", "Rendition"]
