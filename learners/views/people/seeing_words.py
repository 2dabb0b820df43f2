"""The access rules of learners.rules.people.seeing, said in words."""

from django.utils.translation import gettext

from learners.rules.people.seeing import Reader, readers_of


def readers_in_words(kind: str, *, tutor: str = "") -> str:
    """« vous seul·e », « vous et Hélène Morel, qui vous forme »: `tutor` is who is named, if any.

    Raises KeyError for no kind.
    """
    seen = readers_of(kind, has_tutor=bool(tutor))
    if not seen:
        return gettext("personne, pas même nous")
    if seen == {Reader.SELF}:
        return gettext("vous seul·e")
    named = {
        Reader.SELF: gettext("vous"),
        Reader.TUTOR: gettext("%(name)s, qui vous forme") % {"name": tutor},
        Reader.TRAINERS: _trainers(has_tutor=Reader.TUTOR in seen),
        Reader.INSTITUTION: gettext("la structure qui vous envoie"),
        Reader.DISABILITY: gettext("la personne référente handicap, et elle seule"),
        Reader.ADMINISTRATION: gettext("l’administration du site"),
    }
    *first, last = (named[reader] for reader in Reader if reader in seen)
    return gettext("%(first)s et %(last)s") % {"first": ", ".join(first), "last": last}


def _trainers(*, has_tutor: bool) -> str:
    if has_tutor:
        return gettext("les autres formatrices et formateurs")
    return gettext("les formatrices et formateurs")
