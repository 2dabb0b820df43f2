"""What is published: the nouns."""

from content.models.media import Handout, Picture, Recording, Rendition
from content.models.pages import HomePage
from content.models.reviews import Absence, ReviewTask

__all__ = [
    "Absence",
    "Handout",
    "HomePage",
    "Picture",
    "Recording",
    "Rendition",
    "ReviewTask",
]
