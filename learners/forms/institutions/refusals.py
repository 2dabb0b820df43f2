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
    Refusal.AGREEMENT_NEEDED: _(
        "Dites si vous acceptez qu’une autre structure voie votre parcours."
    ),
}


def sentence_of(refusal: Refusal) -> str:
    return str(SENTENCES[refusal])
