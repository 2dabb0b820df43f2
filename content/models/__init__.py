"""What is published: the nouns."""

from content.models.media import Picture, Rendition
from content.models.pages import HomePage
from content.models.reviews import Absence, ReviewTask

__all__ = ["Absence", "HomePage", "Picture", "Rendition", "ReviewTask"]
