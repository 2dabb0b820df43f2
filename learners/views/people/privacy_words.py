"""The words of /mon-espace/donnees/: each declaration and each fact, for whoever reads it.

The declarations of the models are the source; a test shows that each has its words here.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NAMES = {
    "User": _("Votre compte"),
    "Membership": _("Votre rôle dans une structure"),
    "Referral": _("Votre recommandation par une structure"),
    "Invitation": _("L’invitation que vous avez reçue"),
    "Enrolment": _("Votre inscription à un parcours"),
    "Attempt": _("Vos quiz rendus"),
    "Answer": _("Vos réponses"),
    "Placement": _("Vos réponses au positionnement"),
    "Adaptation": _("Ce qui est adapté pour vous"),
    "AdjustmentNeed": _("Votre besoin d’aménagement"),
    "Work": _("Ce que vous faites dans les dialogues et les exercices"),
    "Completion": _("Ce que vous avez fini"),
    "Addition": _("Les ajouts que vous appliquez à un parcours"),
    "Enlargement": _("Ce qu’un ajout a changé dans votre parcours"),
    "Tutorship": _("Les parcours dont vous formez les personnes"),
    "HelpRequest": _("Vos demandes d’aide"),
    "HelpMessage": _("Ce que vous écrivez, et ce que l’on vous répond"),
    "Certificate": _("Vos attestations"),
    "Paper": _("Le PDF de vos attestations"),
    "Entry": _("Le journal"),
    "JoinCode": _("Les codes que vous faites pour votre structure"),
    "CardSheet": _("Les cartes que vous imprimez"),
    "AccessCard": _("La carte qui a ouvert votre compte"),
    "WayBack": _("Votre carte de retour"),
    "MergedAccount": _("Votre autre compte, réuni à celui-ci"),
    "Logbook": _("Ce qui ouvre votre carnet"),
    "LogbookEntry": _("Les notes de votre carnet"),
    "Letter": _("Les lettres que nous vous écrivons"),
    "Picture": _("Les images que vous ajoutez"),
    "Recording": _("Les sons et les vidéos que vous ajoutez"),
    "Handout": _("Les fichiers que vous ajoutez"),
    "QuestionImport": _("Les fichiers de questions que vous apportez"),
    "PackImport": _("Les paquets de modules que vous apportez"),
    "Absence": _("Vos absences de relecture"),
}
FIELDS = {
    "acknowledged_at": _("le jour où vous avez été informé·e"),
    "actor": _("qui a agi"),
    "answer": _("la réponse"),
    "answered_by": _("qui a répondu"),
    "noted_on": _("le jour"),
    "shared_with": _("avec qui vous la partagez"),
    "answered_at": _("quand"),
    "answers": _("vos réponses"),
    "arrangement": _("ce qu’il faut prévoir"),
    "decided_by": _("qui l’a décidé"),
    "handled_by": _("qui vous a lu"),
    "text": _("le texte"),
    "applied_by": _("qui l’a décidé"),
    "asked_at": _("le jour de la question"),
    "author": _("qui l’a apporté"),
    "certificate": _("l’attestation"),
    "code_hash": _("une empreinte du code, jamais le code"),
    "key": _("la clé de l’ancien compte dans le journal"),
    "kept": _("le compte gardé"),
    "made_by": _("qui l’a fait"),
    "printed_by": _("qui l’a imprimée"),
    "wants_letters": _("si vous voulez nos lettres"),
    "signed_out_at": _("quand vous avez fini toutes vos sessions"),
    "chosen": _("vos choix"),
    "typed": _("ce que vous avez écrit"),
    "content": _("le fichier"),
    "context": _("ce que dit la lettre"),
    "done_at": _("quand"),
    "email": _("adresse e-mail"),
    "enrolment": _("l’inscription"),
    "finished_at": _("le jour de la fin"),
    "finished_on": _("le jour de la fin"),
    "first_day": _("le premier jour"),
    "first_name": _("prénom"),
    "language": _("langue"),
    "last_day": _("le dernier jour"),
    "last_login": _("dernière connexion"),
    "last_name": _("nom"),
    "lesson_title": _("la leçon"),
    "made": _("vos choix et vos phrases"),
    "mark": _("le résultat"),
    "minutes": _("les minutes comptées"),
    "minutes_credited": _("les minutes comptées"),
    "name": _("prénom et nom"),
    "number": _("le numéro"),
    "objectives": _("les objectifs acquis"),
    "password": _("mot de passe (illisible, même pour nous)"),
    "percentage": _("l’avancement"),
    "percentage_after": _("l’avancement après"),
    "percentage_before": _("l’avancement avant"),
    "person": _("la personne"),
    "reason": _("la raison"),
    "reviewer": _("qui s’absente"),
    "role": _("le rôle"),
    "secret": _("le lien ou le code, effacés après l’envoi"),
    "started_on": _("le jour du début"),
    "state": _("l’état"),
    "substitute": _("qui relit à sa place"),
    "tutor": _("qui vous forme"),
    "team": _("le service"),
    "to": _("adresse e-mail"),
    "uploaded_by_user": _("qui l’a ajoutée"),
    "used_by": _("qui s’en est servi"),
    "user": _("la personne"),
    "written_at": _("quand"),
}
PURPOSES = {
    "know who learns, who teaches and who follows; write the name on a paper": _(
        "Savoir qui apprend, qui enseigne, qui suit. Écrire votre nom sur l’attestation."
    ),
    "know who may follow the people an institution sent": _(
        "Savoir qui peut suivre les personnes qu’une structure envoie."
    ),
    "invite the person, and show the institution how far they are": _(
        "Vous inviter, puis montrer votre avancement à la structure."
    ),
    "let the invited person in, once": _("Vous laisser entrer, une fois."),
    "know what is left to do, and certify what was done": _(
        "Savoir ce qu’il vous reste, et attester ce qui est fait."
    ),
    "show the learner what to review; prove the work behind the hours": _(
        "Vous montrer quoi revoir. Prouver le travail derrière les heures."
    ),
    "recommend modules, adapt the training, measure the distance travelled": _(
        "Vous conseiller des modules, adapter la formation, mesurer le chemin parcouru."
    ),
    "adapt the training to the learner, and prove it": _(
        "Adapter la formation à vous, et le prouver."
    ),
    "arrange the training for somebody with a disability or a constraint": _(
        "Arranger la formation pour une personne qui a un handicap ou une contrainte."
    ),
    "show the learner their own work again": _("Vous montrer de nouveau ce que vous avez fait."),
    "show the learner what to review, and trainers what people get wrong": _(
        "Vous montrer quoi revoir. Montrer aux formateurs ce qui se comprend mal."
    ),
    "tell the people concerned why their path has grown, and who decided it": _(
        "Dire aux personnes concernées pourquoi leur parcours a changé, et qui l’a décidé."
    ),
    "show the learner what was added to their path, and prove that they were told": _(
        "Vous montrer ce qui s’est ajouté à votre parcours. Prouver qu’on vous l’a dit."
    ),
    "name, from the first day, who answers the learners of a path": _(
        "Nommer, dès le premier jour, la personne qui répond à vos questions."
    ),
    "prove that the person was assisted, by whom and how fast": _(
        "Prouver que l’on vous a aidé·e, qui, et en combien de temps : la loi le demande."
    ),
    "let the learner and who trains them write to each other about a lesson": _(
        "Vous laisser poser une question sur une leçon, et lire la réponse."
    ),
    "count what is left and the hours done": _("Compter ce qu’il reste et les heures faites."),
    "prove what the person has learnt": _("Prouver ce que vous avez appris."),
    "give back the same paper, byte for byte": _("Vous rendre toujours le même fichier."),
    "prove what happened, and let people read who looked at them": _(
        "Prouver ce qui s’est passé. Vous dire qui a regardé votre avancement."
    ),
    "know which referent opened a door of their institution": _(
        "Savoir qui a ouvert une porte de sa structure."
    ),
    "know who printed access cards": _("Savoir qui a imprimé des cartes."),
    "open one account with one card": _("Ouvrir un seul compte avec une carte."),
    "let somebody without an address come in again": _(
        "Vous laisser revenir quand vous n’avez pas d’adresse."
    ),
    "read the journal of somebody who had two accounts": _(
        "Vous montrer tout ce que vous avez fait, avec l’un ou l’autre compte."
    ),
    "open the notes to their author, and not to whoever holds their mailbox": _(
        "Ouvrir vos notes à vous seul·e, et pas à qui lirait votre courrier."
    ),
    "keep one's notes, and let a trainer answer those that are shared": _(
        "Garder vos notes. Laisser la personne qui vous forme répondre à celles que vous partagez."
    ),
    "send the letter, once, and show whether it left": _(
        "Envoyer la lettre une fois, et savoir si elle est partie."
    ),
    "know who added a picture": _("Savoir qui a ajouté une image."),
    "know who added a recording": _("Savoir qui a ajouté un son ou une vidéo."),
    "know who added a file": _("Savoir qui a ajouté un fichier."),
    "show a file of questions to who brought it": _(
        "Montrer un fichier de questions à la personne qui l’apporte."
    ),
    "show packs to who brought them": _("Montrer des paquets à la personne qui les apporte."),
    "know who reviews while a reviewer is away": _("Savoir qui relit pendant une absence."),
}
RETENTIONS = {
    "until the account is closed: 24 months without a visit, or on request": _(
        "Jusqu’à la fermeture du compte : 24 mois sans visite, ou à votre demande."
    ),
    "until the referent leaves, then 3 years with the papers they checked": _(
        "Jusqu’à votre départ, puis 3 ans."
    ),
    "until the papers' supporting documents expire: 6 years after the year's end": _(
        "6 ans après la fin de l’année : c’est la durée des pièces d’une attestation."
    ),
    "30 days if unused, then with the referral or membership it opened": _(
        "30 jours sans réponse. Sinon, aussi longtemps que ce qu’elle a ouvert."
    ),
    "6 years after the end of the year (supporting documents of the papers)": _(
        "6 ans après la fin de l’année : c’est la durée des pièces d’une attestation."
    ),
    "6 years after the end of the year, with the enrolments it changed": _(
        "6 ans après la fin de l’année, avec les inscriptions concernées."
    ),
    "6 years after the end of the year, with the enrolment": _(
        "6 ans après la fin de l’année, avec l’inscription."
    ),
    "as long as the path names this person": _("Aussi longtemps que le parcours vous nomme."),
    "6 years after the end of the year of the last message": _(
        "6 ans après la fin de l’année du dernier message."
    ),
    "the words: 1 year after the path ends, 3 years at most; the day: 6 years": _(
        "Les mots : 1 an après la fin du parcours, 3 ans au plus. Le jour : 6 ans."
    ),
    "with the referrals it opened": _("Aussi longtemps que les recommandations qu’il a ouvertes."),
    "with the accounts its cards opened": _("Aussi longtemps que les comptes ouverts."),
    "with the account it opened": _("Aussi longtemps que le compte."),
    "until the person takes it back, or 1 year after their last path": _(
        "Jusqu’à ce que vous le retiriez, ou un an après votre dernier parcours."
    ),
    "until the account has an address, or is closed": _(
        "Jusqu’à ce que le compte ait une adresse, ou soit fermé."
    ),
    "with the account that was kept": _("Aussi longtemps que le compte gardé."),
    "with the attempt it belongs to": _("Aussi longtemps que l’activité rendue."),
    "6 years after the end of the year of issue; the number keeps answering": _(
        "6 ans après la fin de l’année. Le numéro, lui, répond toujours."
    ),
    "with its certificate": _("Aussi longtemps que l’attestation."),
    "`keep_until`, set by the kind of fact (learners.rules.running.retention)": _(
        "6 ans pour les preuves, 3 ans pour les regards, 1 an pour les connexions."
    ),
    "1 year after it was written": _("1 an après le jour où elle est écrite."),
    "as long as there are notes in it": _("Aussi longtemps que vos notes."),
    "30 days after the path ends, unless their author keeps them": _(
        "30 jours après la fin du parcours, sauf si vous les gardez."
    ),
    "as long as the picture": _("Aussi longtemps que l’image."),
    "as long as the recording": _("Aussi longtemps que le son ou la vidéo."),
    "as long as the file": _("Aussi longtemps que le fichier."),
    "30 days after the file came": _("30 jours après l’arrivée du fichier."),
    "1 year after the last day": _("1 an après le dernier jour."),
}


def sentence_of(kind: str, *, title: str, institution: str, result: str) -> str:
    """A fact as one line. The title or the institution may have been erased since."""
    told = _sentences(result).get(kind, kind)
    words = {"title": title or "…", "institution": institution or "…", "result": result}
    return told % words


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
        "referral_ended": gettext("« %(institution)s » ne suit plus votre parcours."),
        "referral_reopened": gettext("« %(institution)s » suit de nouveau votre parcours."),
        "placement_answered": gettext("Vous avez répondu au positionnement."),
        "adaptation_decided": gettext("On a décidé ce qui est adapté pour vous."),
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
