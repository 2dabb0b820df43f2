"""The people that our own texts invent: naming them names nobody.

One line for each: with its title as a lesson writes it (« Madame Diallo » is ours, a Monsieur
Diallo may be somebody), or alone where any title is ours. A test reads the starter packs and
finds here everybody they name.
"""

MADAMES = frozenset(
    {
        "Achour", "Antunes", "Benali", "Costa", "Da Silva", "Diallo", "Ferrand", "Haddad",
        "Kaya", "Kowalska", "Lopez", "Nguyen", "Okafor", "Perrin", "Pham", "Roche", "Roux",
        "Sissoko", "Solange Perrin", "Sow", "Varga", "Vidal", "Yildiz",
    }
)  # fmt: skip
MONSIEURS = frozenset(
    {
        "Abadie", "Alvarez", "Berk", "Costes", "Delmas", "Ferrer", "Haddou", "Jaouen", "Lacombe",
        "Lambert", "Lebrun", "Lefort", "Nowak", "Nunes", "Petit", "Petrov", "Pinto", "Roche",
        "Thiam", "Traoré", "Yilmaz",
    }
)  # fmt: skip
ANYBODY = frozenset(
    {
        "Bricolage", "Ferhat", "Imbert", "Ismaël", "Lucas", "Machin", "Machine", "Monique", "Nadia",
        "Solange", "Tartempion", "Truc", "Unetelle", "Untel",
    }
)  # fmt: skip
