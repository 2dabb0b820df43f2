"""What is published: the nouns."""

from content.models.media import Handout, Picture, Recording, Rendition
from content.models.pages import HomePage

__all__ = ["Handout", "HomePage", "Picture", "Recording", "Rendition"]
