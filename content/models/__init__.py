"""What is published: the nouns."""

from content.models.glossary import Term
from content.models.media import Picture, Rendition
from content.models.pages import HomePage
from content.models.search import SearchEntry, SearchWord

__all__ = ["HomePage", "Picture", "Rendition", "SearchEntry", "SearchWord", "Term"]
