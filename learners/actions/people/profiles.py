"""What somebody says of themselves."""

from learners.models import User


def change_profile(
    person: User, *, first_name: str, last_name: str, language: str, wants_letters: bool
) -> bool:
    """True when the name changed. Papers that were given keep the former one."""
    is_new_name = (person.first_name, person.last_name) != (first_name, last_name)
    person.first_name, person.last_name = first_name, last_name
    person.language, person.wants_letters = language, wants_letters
    person.save(update_fields=["first_name", "last_name", "language", "wants_letters"])
    return is_new_name


def refuse_letters(person: User) -> bool:
    """True when they were wanted until now."""
    return bool(User.objects.filter(pk=person.pk, wants_letters=True).update(wants_letters=False))
