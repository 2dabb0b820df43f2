"""A small conversation, written as an author would, and its spoiled copies."""

from curriculum.readers.scenarios import read_scenario

SMALL = """\
id: petit-courrier
titre: "Un petit courrier"
personne: "Monsieur Faure"
depart: N1
confiance: {depart: 2, min: 0, max: 8, rupture: FIN_R}
indices: [urgence, frein]
facultatifs: [frein]
etapes:
  N1:
    titre: "La porte"
    decor: "Il reste debout."
    dit: "J'ai un courrier."
    choix:
      - texte: "Qu'est-ce qui vous amène ?"
        vers: N2
        confiance: 1
        type: ouverte
        retour: "Il peut choisir par où commencer."
      - texte: "Vos codes ?"
        vers: N1
        confiance: -2
        type: rafale
        retour: "Vous partez de l'écran."
  N2:
    titre: "Le courrier"
    dit: "C'est pour vendredi."
    indices: [urgence]
    choix:
      - texte: "Regardons-le ensemble."
        vers: FIN_A
        si: {confiance_min: 3, indices_min: 1, indices: [urgence]}
        sinon: FIN_B
        confiance: 0
        type: faire_avec
        retour: "Il garde la main."
      - texte: "Qu'est-ce qui vous inquiète ?"
        vers: N3
        confiance: -1
        type: ecoute
        retour: "Il hésite à répondre."
  N3:
    titre: "La peur"
    dit: "J'ai peur de me tromper."
    indices: [frein]
    choix:
      - texte: "Revenons au courrier."
        vers: N2
        confiance: 0
        type: minimise
        retour: "Sa peur reste entière."
  FIN_A:
    fin: true
    titre: "À deux"
    dit: "À vendredi."
    bilan: "Une étape, une date."
  FIN_B:
    fin: true
    titre: "À moitié"
    dit: "Bon. Merci."
    bilan: "Il manque son accord."
  FIN_R:
    fin: true
    titre: "La porte se ferme"
    dit: "Laissez tomber."
    bilan: "Cherchez le moment où il a regardé la porte."
"""


def read(text):
    """(scenario or None, [(line, sentence)]), the spaces of the sentences as one types them."""
    said = []
    scenario = read_scenario(text, lambda line, sentence: said.append((line, sentence)))
    return scenario, sorted((line, " ".join(sentence.split())) for line, sentence in said)


def small():
    scenario, said = read(SMALL)
    assert said == []
    return scenario


def spoiled(old, new):
    assert SMALL.count(old) >= 1, old
    return SMALL.replace(old, new, 1)
