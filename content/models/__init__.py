"""What is published: the nouns."""

from content.models.glossary import Term
from content.models.media import Handout, Picture, Recording, Rendition
from content.models.pages import HomePage
from content.models.reviews import Absence, ReviewTask
from content.models.search import SearchEntry, SearchWord

__all__ = [
    "Absence",
    "Handout",
    "HomePage",
    "Picture",
    "Recording",
    "Rendition",
    "ReviewTask",
    "SearchEntry",
    "SearchWord",
    "Term",
]
