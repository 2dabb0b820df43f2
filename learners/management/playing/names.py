"""Invented people, always the same for the same seed."""

from random import Random

from learners.rules.institutions.invitations import Invitee

FIRST_NAMES = (
    "Aïcha", "Alix", "Amandine", "Anaïs", "André", "Bakary", "Béatrice", "Bruno", "Camille",
    "Cédric", "Chloé", "Claire", "Corinne", "Damien", "Delphine", "Dominique", "Élise",
    "Émile", "Fabrice", "Fatou", "Farid", "Florence", "Gaëlle", "Gérard", "Hélène", "Hugo",
    "Idriss", "Inès", "Jeanne", "Joël", "Karim", "Laure", "Léa", "Lucien", "Maëlle",
    "Malik", "Marion", "Mathis", "Mehdi", "Mireille", "Nadia", "Nathan", "Noémie",
    "Olivier", "Pascale", "Patricia", "Quentin", "Raphaël", "Rachida", "Salomé", "Samir",
    "Sandrine", "Solène", "Sylvie", "Théo", "Thomas", "Valérie", "Victor", "Yann", "Zoé",
)  # fmt: skip
LAST_NAMES = (
    "Allard", "Amrani", "Aubert", "Baillet", "Bénard", "Benhaddou", "Besson", "Boulanger",
    "Brunet", "Carlier", "Chevalier", "Colin", "Coulibaly", "Da-Silva", "Delmas", "Diarra",
    "Dumas", "Fabre", "Ferreira", "Garnier", "Gauthier", "Giraud", "Hamidi", "Huet",
    "Jacquet", "Kervella", "Kessaci", "Lacroix", "Lambert", "Laurent", "Le-Goff", "Lemaire",
    "Leroux", "Maillard", "Marchand", "Mercier", "Michaud", "Morel", "Nguyen", "Noël",
    "Ouattara", "Pelletier", "Perrot", "Prévost", "Renard", "Rivière", "Robin", "Roche",
    "Roussel", "Roy", "Sanchez", "Simon", "Tessier", "Thomas", "Traoré", "Vasseur", "Vidal",
    "Vincent", "Weber", "Zidane",
)  # fmt: skip
TEAMS = ("Accueil, site Gare", "Accueil, site Canal", "Service social", "Médiathèque")
PLAIN = str.maketrans("àâäçéèêëîïôöùûüÿÉ", "aaaceeeeiioouuuyE")


def invented(number: int, draw: Random) -> Invitee:
    """The nth invented person; the address holds the number, so that no two are alike."""
    first = draw.choice(FIRST_NAMES)
    last = draw.choice(LAST_NAMES).replace("-", " ")
    plain = f"{first}.{last}".translate(PLAIN).lower().replace(" ", "-").replace("’", "")
    return Invitee(
        email=f"{plain}{number}@demo.example",
        first_name=first,
        last_name=last,
        team=draw.choice(TEAMS),
    )
