"""The sentence of each refusal."""

from django.utils.translation import gettext_lazy as _

from learners.rules.institutions.refusals import Refusal

SENTENCES = {
    Refusal.SHARED_MAILBOX: _(
        "Cette boîte est lue par plusieurs personnes. Un compte et une attestation sont à une "
        "seule personne : donnez une adresse à son nom."
    ),
    Refusal.ALREADY_INVITED: _("Cette personne est déjà invitée."),
    Refusal.ALREADY_REFERENT: _("Cette personne suit déjà cette structure."),
    Refusal.TOO_MANY_TODAY: _(
        "200 invitations sont parties en 24 heures : c’est la limite. Reprenez demain."
    ),
    Refusal.TOO_MANY_LETTERS: _(
        "Trois lettres sont parties vers cette adresse en 24 heures. Attendez demain, ou "
        "appelez la personne : la lettre est peut-être dans les indésirables."
    ),
    Refusal.CLOSED_PATH: _("Ce parcours n’est pas ouvert en ce moment."),
    Refusal.UNKNOWN: _("Cette invitation n’existe pas."),
    Refusal.EXPIRED: _("Cette invitation a plus de 30 jours."),
    Refusal.USED: _("Cette invitation a déjà servi."),
    Refusal.CANCELLED: _("Cette invitation a été annulée."),
    Refusal.SIGN_IN_FIRST: _("Vous avez déjà un compte à cette adresse."),
    Refusal.SOMEBODY_ELSE: _("Cette invitation est pour une autre adresse que la vôtre."),
    Refusal.CODE_FULL: _("Toutes les places de ce code sont prises."),
    Refusal.CODE_CLOSED: _("Ce code est fermé."),
    Refusal.CODE_EXPIRED: _("Ce code n’a plus cours."),
    Refusal.TOO_MANY_CARDS: _(
        "200 cartes sont imprimées en 24 heures : c’est la limite. Reprenez demain."
    ),
    Refusal.ACCOUNT_OPEN: _("Une carte ouvre un nouveau compte. Vous en avez déjà un."),
    Refusal.HAS_ADDRESS: _("Cette personne a une adresse : elle entre avec un code reçu par mail."),
    Refusal.TOO_LATE: _("Sept jours sont passés : invitez de nouveau la personne."),
    Refusal.ALREADY_ENROLLED: _("Vous suivez déjà ce parcours, ou vous l’avez fini."),
    Refusal.ALREADY_FOLLOWED: _("Votre structure suit déjà cette personne sur ce parcours."),
    Refusal.AGREEMENT_NEEDED: _(
        "Dites si vous acceptez qu’une autre structure voie votre parcours."
    ),
}


def sentence_of(refusal: Refusal) -> str:
    return str(SENTENCES[refusal])
