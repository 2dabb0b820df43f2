"""Every kind of page, as one meets it: who opens which address, and what they press there.

Words in braces are `Played.words`. `press` sends the form as it stands, after `fill`; with
`forgets`, the browser has lost its cookies meanwhile; `is_hidden`, the curtain is down.
"""

from dataclasses import dataclass, field

from learners.rules.people.demo import PASSWORD as DEMO
from tests.people import PASSWORD

NOBODY = ""
DISCOVERY = "/parcours/aider-sans-faire-a-la-place/"
SPACE, M1, M7 = "/mon-espace/", "/modules/regarder-a-360/", "/modules/faire-avec-faire-pour/"
MAISON, DECIDE = "/institution/{institution}/", "/formation/positionnements/"


@dataclass(frozen=True)
class Kind:
    """One kind of page. `who` is a first name of the cast."""

    address: str
    who: str = NOBODY
    press: str = ""
    fill: dict[str, str] = field(default_factory=dict)
    forgets: bool = False
    is_hidden: bool = False


OPEN_LOGBOOK = f"{SPACE}carnet/ouvrir/?next={SPACE}carnet/"
DEMO_PASSWORD, CAST_PASSWORD = {"password": DEMO}, {"password": PASSWORD}
KINDS = {
    # everybody's
    "home": Kind("/"),
    "home-english": Kind("/en/"),
    "catalogue": Kind("/parcours/"),
    "path": Kind(DISCOVERY),
    "path-of-a-trade": Kind("/parcours/un-parcours/"),
    "path-on-a-day": Kind(f"{DISCOVERY}?au={{today}}"),
    "path-on-no-day": Kind(f"{DISCOVERY}?au=2020-01-01"),
    "path-day-error": Kind(f"{DISCOVERY}?au=hier"),
    "module": Kind(M1),
    "sign-in": Kind("/connexion/"),
    "sign-in-error": Kind("/connexion/", press="Recevoir le lien et le code"),
    "sign-in-code": Kind(
        "/connexion/",
        press="Recevoir le lien et le code",
        fill={"email": "personne@exemple.fr"},
    ),
    "sign-in-code-gone": Kind("/connexion/code/?code=123456"),
    "sign-in-password": Kind("/connexion/mot-de-passe/"),
    "sign-in-password-error": Kind(
        "/connexion/mot-de-passe/",
        press="Entrer",
        fill={"email": "personne@exemple.fr", "password": "rien de bon"},
    ),
    "invitation-code": Kind("/invitation/"),
    "invitation-code-error": Kind(
        "/invitation/", press="Voir ce qu’il ouvre", fill={"code": "K7F2Q-M84DX"}
    ),
    "invitation": Kind("{invitation}"),
    "invitation-error": Kind(
        "{invitation}", press="Accepter l’invitation", fill={"first_name": ""}
    ),
    "invitation-cancelled": Kind("{cancelled}"),
    "invitation-expired": Kind("{expired}"),
    "invitation-used": Kind("{used}"),
    "invitation-unknown": Kind("/invitation/inconnue/"),
    "invitation-of-somebody-else": Kind("{invitation}", "Zoé"),
    "sign-up": Kind("/parcours/aider-sans-faire-a-la-place/inscription/"),
    "sign-up-error": Kind(
        "/parcours/aider-sans-faire-a-la-place/inscription/",
        press="Recevoir le code",
        fill={"email": "accueil@exemple.fr"},
    ),
    "sign-up-code": Kind(
        "/parcours/aider-sans-faire-a-la-place/inscription/",
        press="Recevoir le code",
        fill={"first_name": "Nina", "last_name": "Petit", "email": "nina@exemple.fr"},
    ),
    "sign-up-known": Kind("/parcours/aider-sans-faire-a-la-place/inscription/", "Zoé"),
    "join-code": Kind("/rejoindre/{join_code}/"),
    "join-code-known": Kind("/rejoindre/{join_code}/", "Zoé"),
    "card": Kind("/carte/{card}/"),
    "card-error": Kind("/carte/{card}/", press="Ouvrir mon compte"),
    "card-known": Kind("/carte/{card}/", "Zoé"),
    "card-sign-in": Kind("/connexion/carte/"),
    "check": Kind("/verifier/"),
    "check-error": Kind("/verifier/?code=K7F2"),
    "check-valid": Kind("/verifier/{valid}/"),
    "check-name": Kind("/verifier/{valid}/", press="Comparer", fill={"name": "Lucie"}),
    "check-revoked": Kind("/verifier/{revoked}/"),
    "check-unknown": Kind("/verifier/0000-0000-00000/"),
    "not-found": Kind("/rien-ici/"),
    "search": Kind("/recherche/"),
    "search-found": Kind("/recherche/?q=codes"),
    "search-nothing": Kind("/recherche/?q=hamessonage"),
    "search-english": Kind("/en/recherche/?q=codes"),
    "glossary": Kind("/glossaire/"),
    "reading-settings": Kind("/reglages/?next=/aide/"),
    "reading-settings-chosen": Kind("/reglages/?next=/aide/", press="Appliquer"),
    "glossary-english": Kind("/en/glossaire/"),
    "help": Kind("/aide/"),
    "contact": Kind("/contact/"),
    "accessibility": Kind("/accessibilite/"),
    "accessibility-plan": Kind("/accessibilite/schema-pluriannuel/"),
    "privacy": Kind("/confidentialite/"),
    "legal-notice": Kind("/mentions-legales/"),
    "site-map": Kind("/plan-du-site/"),
    "form-too-old": Kind("/connexion/", press="Recevoir le lien et le code", forgets=True),
    # who learns
    "space-empty": Kind(SPACE, "Zoé"),
    "space-to-begin": Kind(SPACE, "Nadia"),
    "space-under-way": Kind(SPACE, "Amina"),
    "space-finished": Kind(SPACE, "Lucie"),
    "time-enough": Kind(f"{SPACE}temps/10/", "Nadia"),
    "time-short": Kind(f"{SPACE}temps/5/", "Nadia"),
    "path-finished": Kind(f"{SPACE}parcours/{{over}}/fini/", "Lucie"),
    "path-finished-coming": Kind(f"{SPACE}parcours/{{over_coming}}/fini/", "Sonia"),
    "letters-to-refuse": Kind("{refusal}"),
    "letters-refused": Kind("{refusal}", press="Ne plus recevoir ces lettres"),
    "home-learner": Kind("/", "Amina"),
    "module-learner": Kind(M1, "Amina"),
    "module-on-paper": Kind(f"{M1}imprimer/", "Nadia"),
    "search-learner": Kind("/recherche/?q=codes", "Nadia"),
    "lesson": Kind(f"{M1}quatre-cotes-une-personne/", "Nadia"),
    "lesson-english": Kind(f"/en{M1}quatre-cotes-une-personne/", "Nadia"),
    "module-english": Kind(f"/en{M1}"),
    "lesson-pictures": Kind(f"{M7}trois-gestes/", "Nadia"),
    "lesson-blocks": Kind("{blocks}", "Edith"),
    "lesson-numbers": Kind(f"{M1}des-chiffres-et-leurs-definitions/", "Nadia"),
    "lesson-exercises": Kind(f"{M1}a-vous/", "Nadia"),
    "lesson-missing": Kind(f"{M1}ceux-que-l-on-oublie/", "Nadia", press="Rendre mes 2 réponses"),
    "lesson-done": Kind(f"{M1}quatre-cotes-une-personne/", "Lucie"),
    "lesson-form-too-old": Kind(
        f"{M1}ceux-que-l-on-oublie/", "Nadia", press="Rendre mes 2 réponses", forgets=True
    ),
    "lesson-form-refused": Kind(
        f"{M1}ceux-que-l-on-oublie/",
        "Nadia",
        press="Rendre mes 2 réponses",
        fill={"form": "forged"},
    ),
    "question-to-ask": Kind(f"{M1}quatre-cotes-une-personne/aide/", "Nadia"),
    "question-that-names-somebody": Kind(
        f"{M1}quatre-cotes-une-personne/aide/",
        "Nadia",
        press="Envoyer la question",
        fill={"text": "Mme Martin, 06 12 34 56 78"},
    ),
    "questions": Kind(f"{SPACE}questions/", "Amina"),
    "questions-none": Kind(f"{SPACE}questions/", "Nadia"),
    "question": Kind(f"{SPACE}questions/{{question}}/", "Amina"),
    "questions-to-answer": Kind("/formation/questions/", "Hélène"),
    "question-to-answer": Kind("/formation/questions/{question}/", "Hélène"),
    "question-to-answer-error": Kind(
        "/formation/questions/{question}/", "Hélène", press="Envoyer la réponse"
    ),
    "placement": Kind(f"{SPACE}positionnement/{{begun}}/", "Nadia"),
    "placement-error": Kind(
        f"{SPACE}positionnement/{{begun}}/", "Nadia", press="Garder mes réponses"
    ),
    "placed": Kind(f"{SPACE}positionnement/{{running}}/", "Amina"),
    "need": Kind(f"{SPACE}amenagement/", "Nadia"),
    "logbook-closed": Kind(f"{SPACE}carnet/", "Nadia"),
    "logbook-to-open": Kind(OPEN_LOGBOOK, "Amina"),
    "logbook": Kind(OPEN_LOGBOOK, "Amina", press="Ouvrir mon carnet", fill=DEMO_PASSWORD),
    "logbook-empty": Kind(OPEN_LOGBOOK, "Nora", press="Ouvrir mon carnet", fill=CAST_PASSWORD),
    "logbook-start-again": Kind(f"{SPACE}carnet/recommencer/", "Amina"),
    "note-to-write": Kind(
        f"{OPEN_LOGBOOK}ecrire/", "Amina", press="Ouvrir mon carnet", fill=DEMO_PASSWORD
    ),
    "note-to-change": Kind(
        f"{OPEN_LOGBOOK}{{note}}/", "Amina", press="Ouvrir mon carnet", fill=DEMO_PASSWORD
    ),
    "exercise-error": Kind(f"{M1}a-vous/", "Nadia", press="Rendre mon travail"),
    "exercise-results": Kind("{exercises}", "Lila"),
    "exercise-to-review": Kind("{exercises}", "Yann"),
    "exemption-ask": Kind(f"{SPACE}dispense/{{begun}}/{{first_module}}/", "Nadia"),
    "exemption-granted": Kind(f"{SPACE}dispense/{{running}}/{{second_module}}/", "Amina"),
    "exemption-withdrawn": Kind(f"{SPACE}dispense/{{begun}}/{{second_module}}/", "Nadia"),
    "exemption-used": Kind(f"{SPACE}dispense/{{exempted}}/{{first_module}}/", "Inaya"),
    "space-exempted": Kind(SPACE, "Inaya"),
    "module-exempted": Kind(M1, "Inaya"),
    "module-exempted-on-paper": Kind(f"{M1}imprimer/", "Inaya"),
    "dialogue": Kind("{dialogue}", "Yann"),
    "dialogue-reply": Kind("{dialogue}?reponse=1", "Yann"),
    "dialogue-debrief": Kind("{dialogue}", "Nora"),
    "dialogue-error": Kind("{dialogue}", "Nora", press="Garder ma phrase"),
    "dialogue-done": Kind("{dialogue}", "Lila"),
    "lesson-dialogue": Kind("/modules/regarder/deux/", "Yann"),
    "offline": Kind("/hors-ligne/"),
    "offline-learner": Kind("/hors-ligne/", "Nadia"),
    "curtain-to-close": Kind(SPACE, "Nadia", is_hidden=True),
    "sheets": Kind("/fiches/"),
    "sheet": Kind("/fiches/huit-indices/"),
    # who trains
    "training": Kind("/formation/", "Hélène"),
    "placements": Kind("/formation/positionnements/", "Hélène"),
    "adapt": Kind("/formation/positionnements/{running}/", "Hélène"),
    "adapt-error": Kind(
        "/formation/positionnements/{running}/", "Hélène", press="Garder la décision"
    ),
    "needs": Kind("/formation/amenagements/", "Zoé"),
    "shared-notes": Kind("/formation/carnets/", "Hélène"),
    "shared-note": Kind("/formation/carnets/{shared_note}/", "Hélène"),
    "exemption-grant": Kind(f"{DECIDE}{{exempted}}/dispenses/{{second_module}}/", "Hélène"),
    "exemption-grant-error": Kind(
        f"{DECIDE}{{exempted}}/dispenses/{{second_module}}/", "Hélène", press="Accorder"
    ),
    "exemption-withdraw": Kind(f"{DECIDE}{{running}}/dispenses/{{second_module}}/", "Hélène"),
    "exemption-decided": Kind(f"{DECIDE}{{exempted}}/dispenses/{{first_module}}/", "Hélène"),
    "sessions": Kind("/formation/seances/", "Hélène"),
    "session": Kind("/formation/seances/p1-passer-de-l-autre-cote/", "Hélène"),
    "lesson-to-try": Kind("{exercises}", "Hélène"),
    "lesson-tried": Kind(f"{M1}ceux-que-l-on-oublie/", "Hélène", press="Essayer"),
    "dialogue-looked-at": Kind("{dialogue}?dit=0", "Hélène"),
    "dialogue-reply-looked-at": Kind("{dialogue}?dit=0&reponse", "Hélène"),
    "dialogue-debrief-looked-at": Kind("{dialogue}?dit=0-0", "Hélène"),
    "room": Kind("{dialogue}en-salle/?dit=0", "Hélène"),
    "room-reply": Kind("{dialogue}en-salle/?dit=0&reponse", "Hélène"),
    "room-debrief": Kind("{dialogue}en-salle/?dit=0-0", "Hélène"),
    "certificate-coming": Kind(f"{SPACE}attestations/{{coming}}/", "Sonia"),
    "paper-coming": Kind(f"{SPACE}attestations/{{coming}}/pdf/", "Sonia"),
    "space-coming": Kind(SPACE, "Sonia"),
    "certificates": Kind(f"{SPACE}attestations/", "Lucie"),
    "certificates-none": Kind(f"{SPACE}attestations/", "Nadia"),
    "certificate": Kind(f"{SPACE}attestations/{{valid}}/", "Lucie"),
    "certificate-revoked": Kind(f"{SPACE}attestations/{{revoked}}/", "Marc"),
    "data": Kind(f"{SPACE}donnees/", "Lucie"),
    "password": Kind(f"{SPACE}mot-de-passe/", "Nadia"),
    "password-error": Kind(
        f"{SPACE}mot-de-passe/",
        "Nadia",
        press="Enregistrer le mot de passe",
        fill={"password": "court"},
    ),
    "profile": Kind(f"{SPACE}profil/", "Nadia"),
    "profile-error": Kind(
        f"{SPACE}profil/", "Nadia", press="Enregistrer le profil", fill={"first_name": ""}
    ),
    "prove": Kind(f"{SPACE}confirmer/", "Nadia"),
    "prove-code": Kind(f"{SPACE}confirmer/", "Nadia", press="Recevoir un code"),
    "stop-path": Kind(f"{SPACE}parcours/{{running}}/arreter/", "Amina"),
    "sign-out": Kind("/deconnexion/", "Nadia"),
    "sign-out-waiting": Kind("/deconnexion/?attente=2", "Nadia"),
    "signed-out": Kind("/deconnexion/faite/"),
    # who refers
    "institutions": Kind("/institution/", "Colette"),
    "people": Kind(MAISON, "Colette"),
    "people-filtered": Kind(f"{MAISON}?etat=pas-fini&q=personne", "Colette"),
    "people-none": Kind("/institution/{empty}/", "Denis"),
    "invite": Kind(f"{MAISON}inviter/", "Colette"),
    "invite-error": Kind(
        f"{MAISON}inviter/",
        "Colette",
        press="Envoyer l’invitation",
        fill={"email": "accueil@exemple.fr"},
    ),
    "invitation-correct": Kind(f"{MAISON}invitations/{{invited}}/corriger/", "Colette"),
    "codes": Kind(f"{MAISON}codes/", "Colette"),
    "codes-error": Kind(f"{MAISON}codes/", "Colette", press="Faire le code"),
    "cards": Kind(f"{MAISON}cartes/", "Colette"),
    "cards-printed": Kind(f"{MAISON}cartes/", "Colette", press="Préparer les cartes"),
    "referral-end": Kind(f"{MAISON}personnes/{{followed}}/arreter/", "Colette"),
    "referrals-ended": Kind(f"{MAISON}arrets/", "Colette"),
    "invitation-cancel": Kind(f"{MAISON}invitations/{{invited}}/annuler/", "Colette"),
    # the demonstration's letters
    "letters": Kind("/courrier/"),
    "letter": Kind("/courrier/{letter}/"),
    "letter-as-it-left": Kind("/courrier/{letter}/?forme=html"),
}
