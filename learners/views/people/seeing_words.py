"""The access rules of learners.rules.people.seeing, said in words."""

from collections.abc import Collection, Mapping

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
    return _listed(seen, named)


def readers_of_an_answer(kind: str, *, learner: str, tutor: str = "", is_tutor: bool) -> str:
    """« Ada Lovelace et vous », for whoever trains: what is written to a learner is theirs to read.

    `is_tutor`: whoever reads this is the `tutor`. Raises KeyError for no kind.
    """
    seen = readers_of(kind, has_tutor=bool(tutor))
    trainers = _trainers(has_tutor=Reader.TUTOR in seen)
    others = trainers if is_tutor else gettext("%(trainers)s, dont vous") % {"trainers": trainers}
    named = {
        Reader.SELF: learner,
        Reader.TUTOR: gettext("vous")
        if is_tutor
        else gettext("%(name)s, qui forme cette personne") % {"name": tutor},
        Reader.TRAINERS: others,
        Reader.ADMINISTRATION: gettext("l’administration du site"),
    }
    return _listed(seen, named)


def readers_of_an_arrangement(learner: str, *, tells_trainers: bool) -> str:
    """For the disability referent: told to trainers, it stands beside the placement."""
    seen = readers_of("needs", has_tutor=True)
    if tells_trainers:
        seen |= readers_of("placement", has_tutor=True)
    named = {
        Reader.SELF: learner,
        Reader.TUTOR: gettext("qui forme cette personne"),
        Reader.DISABILITY: gettext("vous"),
    }
    return _listed(seen, named)


def _listed(seen: Collection[Reader], named: Mapping[Reader, str]) -> str:
    """In the order of the readers."""
    *first, last = (named[reader] for reader in Reader if reader in seen)
    return gettext("%(first)s et %(last)s") % {"first": ", ".join(first), "last": last}


def _trainers(*, has_tutor: bool) -> str:
    if has_tutor:
        return gettext("les autres formatrices et formateurs")
    return gettext("les formatrices et formateurs")
