"""What a certificate says, word for word: the same on the paper and on the screen."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from content.rules.typography import NBSP, duration, typo
from learners.models import Certificate
from learners.rules.proofs.findings import SPARED
from learners.rules.proofs.numbers import shown


@dataclass(frozen=True)
class Finding:
    """An objective; `state` is "acquired", "in_progress" or "not_assessed"."""

    text: str
    state: str
    word: str


@dataclass(frozen=True)
class ModuleFindings:
    """The objectives of one module."""

    title: str
    findings: list[Finding]


@dataclass(frozen=True, kw_only=True)
class CertificateText:
    """What is said of one certificate, in one language, set for print.

    `words` are the sentences and labels that surround it, by their place.
    """

    language: str
    number: str
    name: str
    path: str
    period: str
    duration: str
    acquired: str
    modules: list[ModuleFindings]
    url: str
    words: dict[str, str]


def text_of(certificate: Certificate, language: str) -> CertificateText:
    """The certificate in one language. What was frozen (name, titles) stays as it was."""
    with translation.override(language):
        return CertificateText(
            language=language,
            number=shown(certificate.number),
            name=" ".join(certificate.name.split()),
            path=_quoted(_set(certificate.path_title, certificate)),
            period=period(certificate.started_on, certificate.finished_on),
            duration=duration(certificate.minutes, language),
            acquired=_acquired(certificate),
            modules=_modules(certificate),
            url=checking_url(certificate.number),
            words={**_labels(), **_explanations(certificate), **_body(certificate)},
        )


def checking_url(number: str) -> str:
    """Where anybody checks this certificate: the French address, the one on every paper."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse("checked_certificate", args=[shown(number)])


def checking_address() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse("check_certificate")


def day_in_words(day: date) -> str:
    """« 1er décembre 2026 » in French, "1 December 2026" in English."""
    words = date_format(day, "j F Y")
    if translation.get_language() == "fr" and day.day == 1:
        words = words.replace("1 ", "1er ", 1)
    return words.replace(" ", NBSP, 1)


def period(first: date, last: date) -> str:
    """« Du 7 septembre au 13 novembre 2026 », « Du 2 au 23 novembre 2026 », or the one day."""
    if first == last:
        return gettext("Le %(day)s") % {"day": day_in_words(last)}
    begin = day_in_words(first)
    if first.year == last.year:
        begin = begin.removesuffix(f" {first.year}")
        if first.month == last.month:
            begin = begin.partition(NBSP)[0]
    return gettext("Du %(first)s au %(last)s") % {"first": begin, "last": day_in_words(last)}


def _set(text: str, certificate: Certificate) -> str:
    """Frozen words as a printer sets them, in the language they are written in."""
    return typo(text) if certificate.language == "fr" else text


def _quoted(title: str) -> str:
    return gettext("« %(title)s »") % {"title": title}


def _acquired(certificate: Certificate) -> str:
    states = [objective["state"] for objective in certificate.objectives]
    return ngettext(
        "%(acquired)s objectif sur %(total)s",
        "%(acquired)s objectifs sur %(total)s",
        states.count("acquired"),
    ) % {"acquired": states.count("acquired"), "total": len(states)}


def _modules(certificate: Certificate) -> list[ModuleFindings]:
    words = {
        "acquired": gettext("acquis"),
        "in_progress": gettext("en cours d’acquisition"),
        "not_assessed": gettext("non évalué"),
    }
    return [
        ModuleFindings(
            title=_title(module, certificate),
            findings=[
                Finding(_set(found["text"], certificate), found["state"], words[found["state"]])
                for found in objectives
            ],
        )
        for module, objectives in groupby(certificate.objectives, key=itemgetter("module"))
    ]


def _title(module: str, certificate: Certificate) -> str:
    """A module that was spared says so beside its title."""
    title = _set(module, certificate)
    if module not in _spared(certificate):
        return title
    return gettext("%(module)s — dispensé, 0 minute") % {"module": title}


def _spared(certificate: Certificate) -> set[str]:
    """The titles of the modules that were exempted when it was issued."""
    return {found["module"] for found in certificate.objectives if found.get("origin") == SPARED}


def _labels() -> dict[str, str]:
    return {
        "title": gettext("Attestation de fin de formation"),
        "number": gettext("n°"),
        "has_finished": gettext("a suivi et terminé le parcours"),
        "period": gettext("Période"),
        "duration": gettext("Durée comptée"),
        "acquired": gettext("Acquis"),
        "findings": gettext("Ce qui a été appris"),
        "can_do": gettext("À la fin du parcours, sait…"),
        "state": gettext("Constat"),
        "proves_heading": gettext("Ce que cela prouve"),
        "proves_not_heading": gettext("Ce que cela ne prouve pas"),
        "check_heading": gettext("Vérifier ce papier en dix secondes"),
        "page": gettext("page {page} sur {pages}"),
        "qr": gettext("Carré à scanner : il mène à la page qui vérifie ce papier."),
        "brand": gettext("À portée"),
    }


def _proves(certificate: Certificate) -> str:
    if _spared(certificate):
        return gettext(
            "Cette personne a rendu et réussi toutes les activités demandées. Dans un module "
            "dispensé, c’est le quiz, sans erreur du premier coup. "
            "Chaque activité faite compte pour le temps prévu, une seule fois."
        )
    return gettext(
        "Cette personne a rendu et réussi toutes les activités demandées. "
        "Chaque activité faite compte pour le temps prévu, une seule fois."
    )


def _explanations(certificate: Certificate) -> dict[str, str]:
    return {
        "proves": _proves(certificate),
        "acquired_means": gettext(
            "Un objectif est acquis avec 70 % de réponses justes en deux essais au plus."
        ),
        "proves_not": gettext(
            "Ce n’est pas un diplôme, ni un titre professionnel. "
            "Ce papier ne donne ni note, ni classement."
        ),
        "check": gettext("Scannez le carré, ou tapez le numéro à l’adresse"),
        "look_at_address": gettext(
            "C’est la seule adresse qui fait foi. Regardez-la avant de croire la page."
        ),
        "address": checking_address(),
    }


def _body(certificate: Certificate) -> dict[str, str]:
    """Who signs, and what the law wants said of the training body."""
    body = settings.TRAINING_BODY
    issued_on = timezone.localtime(certificate.issued_at).date()
    return {
        "body": body["name"],
        "done_at": gettext("Fait à %(city)s, le %(day)s.")
        % {"city": body["city"], "day": day_in_words(issued_on)},
        "signatory": gettext("%(person)s, responsable de l’organisme %(body)s")
        % {"person": body["representative"], "body": body["name"]},
        "legal": gettext(
            "%(name)s, %(address)s. SIRET %(siret)s. Déclaration d’activité enregistrée sous le "
            "numéro %(registration)s ; cet enregistrement ne vaut pas agrément de l’État."
        )
        % {**body, **{key: body[key].replace(" ", NBSP) for key in ("siret", "registration")}},
    }
