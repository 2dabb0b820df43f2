"""Mailboxes read by several people: an account and its papers belong to one person."""

import re
import unicodedata

SHARED = frozenset(
    {
        *("accueil", "admin", "administratif", "administration", "agence", "antenne"),
        *("bibliotheque", "bonjour", "bureau", "cabinet", "ccas", "cias", "comptabilite"),
        *("contact", "contacts", "courriel", "courrier", "direction", "dg", "email", "equipe"),
        *("formation", "formations", "hello", "info", "information", "informations", "infos"),
        *("inscription", "inscriptions", "mail", "mairie", "mediatheque", "noreply"),
        *("office", "pole", "postmaster", "recrutement", "rh", "secretariat", "service"),
        *("services", "social", "standard", "support", "team", "webmaster"),
    }
)
SEPARATORS = re.compile(r"[._+\-\d]+")


def is_shared(email: str) -> bool:
    """Whether the address looks like a desk's and not a person's: accueil.pantin@…, contact@….

    Only what stands before the first separator is looked at: lea.accueil@… is Léa's.
    """
    local_part = email.partition("@")[0]
    plain = unicodedata.normalize("NFKD", local_part).encode("ascii", "ignore").decode()
    words = [word for word in SEPARATORS.split(plain.lower()) if word]
    return bool(words) and (words[0] in SHARED or "".join(words) in SHARED)
