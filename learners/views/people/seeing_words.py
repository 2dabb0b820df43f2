"""The access rules of learners.rules.people.seeing, said in words."""

from django.utils.translation import gettext

from learners.rules.people.seeing import SEEN_BY, Reader


def readers_in_words(kind: str, *, tutor: str = "") -> str:
    """« vous seul·e », « vous, et Hélène Morel, qui vous forme ». Raises KeyError for no kind."""
    others = SEEN_BY[kind] - {Reader.SELF}
    if not others:
        return gettext("vous seul·e")
    named = {
        Reader.TUTOR: _tutor(tutor),
        Reader.TRAINERS: gettext("les autres formatrices et formateurs, pour vous répondre"),
        Reader.INSTITUTION: gettext("votre structure"),
        Reader.DISABILITY: gettext("la personne référente handicap, et elle seule"),
    }
    *first, last = (gettext("vous"), *(named[reader] for reader in Reader if reader in others))
    return gettext("%(first)s et %(last)s") % {"first": ", ".join(first), "last": last}


def _tutor(name: str) -> str:
    if name:
        return gettext("%(name)s, qui vous forme") % {"name": name}
    return gettext("la personne qui vous forme")
