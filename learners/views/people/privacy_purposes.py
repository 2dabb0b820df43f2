"""The words of /mon-espace/donnees/: why each thing is kept, and how long."""

from django.utils.translation import gettext_lazy as _

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
    "spare the learner what they know already, and prove who decided it": _(
        "Vous éviter ce que vous savez déjà. Prouver qui l’a décidé."
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
    "remind the person at most once a week, and never more than three times in a row": _(
        "Vous rappeler ce qui reste : une fois par semaine au plus, jamais plus de trois de suite."
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
