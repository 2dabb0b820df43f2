"""The words of /mon-espace/donnees/: each fact of the journal, as one line."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from content.documents.written import within


def sentence_of(kind: str, *, title: str, institution: str, result: str) -> SafeString:
    """A fact as one line of HTML. The title or the institution may have been erased since."""
    told = _sentences(result).get(kind, kind)
    words = {
        "title": within(title) if title else "…",
        "institution": escape(institution or "…"),
        "result": escape(result),
    }
    return mark_safe(escape(told) % words)  # noqa: S308  # each piece is escaped


def _sentences(result: str) -> dict[str, str]:
    passed = result == "passed"
    return {
        "referent_joined": gettext("Vous suivez les personnes de « %(institution)s »."),
        "referent_left": gettext("Vous ne suivez plus les personnes de « %(institution)s »."),
        "invitation_accepted": gettext("Vous avez accepté l’invitation de « %(institution)s »."),
        "account_opened": gettext("Vous avez ouvert votre compte."),
        "name_corrected": gettext("Vous avez corrigé votre nom."),
        "accounts_merged": gettext("Vos deux comptes sont réunis."),
        "join_code_used": gettext("Vous êtes venu·e par un code de « %(institution)s »."),
        "card_used": gettext("Une carte d’accès a ouvert votre compte."),
        "enrolment_stopped": gettext("Vous avez arrêté « %(title)s »."),
        "enrolment_resumed": gettext("Vous avez repris « %(title)s »."),
        "deadline_set": gettext("Le jour où finir « %(title)s » a été choisi ou changé."),
        "reminder_written": gettext("Nous vous avons écrit un rappel."),
        "reminder_skipped": gettext("Un rappel n’est pas parti : une formatrice en a décidé."),
        "letters_refused": gettext("Vous avez demandé de ne plus recevoir nos lettres."),
        "referral_ended": gettext("« %(institution)s » ne suit plus votre parcours."),
        "referral_reopened": gettext("« %(institution)s » suit de nouveau votre parcours."),
        "placement_answered": gettext("Vous avez répondu au positionnement."),
        "adaptation_decided": gettext("On a décidé ce qui est adapté pour vous."),
        "exemption_asked": gettext("Vous commencez « %(title)s » par le quiz."),
        "exemption_granted": gettext("On vous propose de commencer « %(title)s » par le quiz."),
        "exemption_withdrawn": gettext("Une dispense a été retirée : « %(title)s »."),
        "module_exempted": gettext("Dispensé, sans erreur au quiz : « %(title)s »."),
        "address_added": gettext("Vous avez ajouté une adresse."),
        "address_removed": gettext("Vous avez retiré une adresse."),
        "main_address_changed": gettext("Vous avez changé d’adresse principale."),
        "way_back_printed": gettext("Une carte de retour a été imprimée pour vous."),
        "way_back_used": gettext("Une carte de retour a servi."),
        "sessions_ended": gettext("Vous avez fini toutes vos sessions."),
        "person_enrolled": gettext("Vous êtes inscrit·e à « %(title)s »."),
        "path_enlarged": gettext("« %(title)s » a changé. Votre avancement : %(result)s %%."),
        "activity_handed_in": gettext("Vous avez rendu « %(title)s » : c’est juste.")
        if passed
        else gettext("Vous avez rendu « %(title)s » : à revoir."),
        "activity_completed": gettext("Activité finie : « %(title)s »."),
        "lesson_completed": gettext("Leçon finie : « %(title)s »."),
        "module_completed": gettext("Module fini : « %(title)s »."),
        "path_completed": gettext("Parcours fini : « %(title)s »."),
        "tutor_named": gettext("Une autre personne répond à vos questions sur « %(title)s »."),
        "help_asked": gettext("Vous avez demandé de l’aide."),
        "help_answered": gettext("On a répondu à votre demande d’aide."),
        "help_handed_over": gettext("Votre demande d’aide est allée à une autre personne."),
        "certificate_issued": gettext("Votre attestation est faite."),
        "certificate_revoked": gettext("Une attestation a été annulée."),
        "paper_made": gettext("Le PDF de votre attestation est prêt."),
        "note_shared": gettext("Vous avez partagé une note de votre carnet."),
        "note_taken_back": gettext("Vous avez cessé de partager une note de votre carnet."),
        "note_answered": gettext("Une réponse a été écrite sous une note de votre carnet."),
        "signed_in": gettext("Vous êtes entré·e dans votre espace."),
        "password_set": gettext("Vous avez choisi un mot de passe."),
    }
