"""The language somebody reads."""

from learners.models import User


def keep_language(person: User, language: str) -> None:
    """For the letters, the papers, and the page after signing in."""
    if person.language != language:
        person.language = language
        person.save(update_fields=["language"])
