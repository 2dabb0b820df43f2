"""Exercises, as a pack writes them and as a lesson holds them."""

from uuid import UUID

from curriculum.actions.packs.exercises import exercise_value
from curriculum.readers.exercises import read_exercise
from curriculum.readers.markdown_blocks import read_blocks
from curriculum.rules.identity import Names

PACK = UUID("5b0c7a4e-6d0f-4c8b-9a3e-2f5d1c7e9b10")

SORTING = """```tri cle=le-tri titre="Le tri" minutes=7 seuil=75
consigne: Placez chaque phrase.
groupes:
  - nom: l’appareil
    cartes:
      - texte: "« Il s’éteint tout seul. »"
        retour: "Oui : la batterie ne tient plus."
        indice: Aucun geste ne rallume une batterie.
      - texte: "« Les chiffres, je les devine. »"
  - nom: la connexion
    cartes:
      - texte: "« Après le 20, plus rien ne s’ouvre. »"
        retour: C’est la date qui met sur la voie.
      - texte: "« Il faut se mettre à la fenêtre. »"
```"""
DIAGNOSIS = """```diagnostic cle=lucas titre="Lucas" minutes=10
consigne: Ne cochez que ce qu’il dit.
fiche: "**Lucas, 22 ans.** « J’ai un bon téléphone. »\\n\\n« Ma mère va le faire. »"
indices:
  - texte: l’appareil
    present: true
    retour: "« Un bon téléphone. »"
  - texte: l’entourage
    present: true
  - texte: la vue
    retour: Rien n’en parle.
questions: "- « Montrez-moi l’endroit. »\\n- « C’est pour quand ? »"
etape: Refaire une seule pièce ensemble, mardi à dix heures.
piege: "« il est jeune, il sait »"
```"""
BOOKLET = """```livret cle=ismael titre="Le livret" minutes=12
recit: Il a tapé Rabat2019. Sa sœur a lu ses messages. Il a joint la photo.
details:
  - texte: le mot de passe
    ecarter: true
    mots: Rabat2019
    retour: Jamais.
  - texte: la dispute avec sa sœur
    ecarter: true
    mots: sœur, dispute
  - texte: la photo jointe
    retour: C’est son progrès.
lignes:
  - titre: La date
    modele: Le 12 mars, une heure et demie.
  - titre: La prochaine fois
    modele: "Mardi, dix heures : ranger mes papiers."
a_la_premiere_personne: true
```"""
REWRITING = """```reecriture cle=phrases titre="Réécrire" minutes=12
phrases:
  - depart: Il vous appartient de procéder à l’actualisation de votre situation.
    version: Dites-nous si vous travaillez.
  - depart: Tout dysfonctionnement doit être signalé à l’assistance technique.
    version: Le site ne marche pas ? Écrivez-nous.
```"""
EVERY = (SORTING, DIAGNOSIS, BOOKLET, REWRITING)


def read(written):
    """The exercise of a pack, and what was said of it as (line, sentence)."""
    problems = []

    def say(line, sentence):
        problems.append((line, sentence))

    (raw,) = read_blocks(written, first_line=1, say=say)
    return read_exercise(raw, say), problems


def block(written):
    """The block of a lesson that a pack would write."""
    exercise, problems = read(written)
    assert problems == []
    names = Names(PACK)
    return {
        "type": exercise.kind,
        "id": str(names.activity(exercise.key)),
        "value": exercise_value(exercise, names),
    }
