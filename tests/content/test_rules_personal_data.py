"""What the guard finds in a free text, and what it leaves alone."""

import time
from pathlib import Path

import pytest

from content.rules.personal_data import Kind, findings, replaced

STARTER = Path(__file__).parents[2] / "curriculum" / "starter"

WIDE = "0612345678".translate({48 + n: 0xFF10 + n for n in range(10)})
FOUND = [
    ("Écrire à jeanne.roussel@laposte.net demain", Kind.EMAIL, "jeanne.roussel@laposte.net"),
    ("(j+caf@mairie-saint-denis.fr)", Kind.EMAIL, "j+caf@mairie-saint-denis.fr"),
    ("jeanne (arobase) laposte.net", Kind.EMAIL, "jeanne (arobase) laposte.net"),
    ("Tél. 0612345678.", Kind.PHONE, "0612345678"),
    ("Tél. 06 12 34 56 78", Kind.PHONE, "06 12 34 56 78"),
    ("06.12.34.56.78", Kind.PHONE, "06.12.34.56.78"),
    ("06-12-34-56-78, le soir", Kind.PHONE, "06-12-34-56-78"),
    ("06/12/34/56/78", Kind.PHONE, "06/12/34/56/78"),
    ("06\u202f12\u00a034\u202f56\u202f78", Kind.PHONE, "06\u202f12\u00a034\u202f56\u202f78"),
    ("0 612 345 678", Kind.PHONE, "0 612 345 678"),
    ("+33612345678", Kind.PHONE, "+33612345678"),
    ("+33 6 12 34 56 78", Kind.PHONE, "+33 6 12 34 56 78"),
    ("+33 (0)6 12 34 56 78", Kind.PHONE, "+33 (0)6 12 34 56 78"),
    ("(+33) 1 42 34 56 78", Kind.PHONE, "(+33) 1 42 34 56 78"),
    ("0033 6 12 34 56 78", Kind.PHONE, "0033 6 12 34 56 78"),
    ("à La Réunion, +262 692 12 34 56", Kind.PHONE, "+262 692 12 34 56"),
    ("٠٦ ١٢ ٣٤ ٥٦ ٧٨", Kind.PHONE, "٠٦ ١٢ ٣٤ ٥٦ ٧٨"),
    ("n° 185057800608491", Kind.NIR, "185057800608491"),
    ("n° 1 85 05 78 006 084 91 (Caf)", Kind.NIR, "1 85 05 78 006 084 91"),
    ("2 85 05 2A 006 084", Kind.NIR, "2 85 05 2A 006 084"),
    ("1850578006084 sans la clé", Kind.NIR, "1850578006084"),
    ("FR7630006000011234567890189", Kind.IBAN, "FR7630006000011234567890189"),
    (
        "RIB : fr76 3000 6000 0112 3456 7890 189 merci",
        Kind.IBAN,
        "fr76 3000 6000 0112 3456 7890 189",
    ),
    ("BE68 5390 0754 7034", Kind.IBAN, "BE68 5390 0754 7034"),
    ("J’ai vu Madame Martin hier", Kind.NAME, "Madame Martin"),
    ("J’ai vu madame Martin hier", Kind.NAME, "madame Martin"),
    ("avec M. Dupont, puis", Kind.NAME, "M. Dupont"),
    ("avec M.Dupont", Kind.NAME, "M.Dupont"),
    ("avec M DUPONT", Kind.NAME, "M DUPONT"),
    ("chez Mme Le Goff", Kind.NAME, "Mme Le Goff"),
    ("MME LE GOFF", Kind.NAME, "MME LE GOFF"),
    ("Mlle Anne-Marie de La Tour", Kind.NAME, "Mlle Anne-Marie de La Tour"),
    ("Monsieur d’Ormesson", Kind.NAME, "Monsieur d’Ormesson"),
    ("le docteur Éluard", Kind.NAME, "docteur Éluard"),
    ("Me Badinter plaide", Kind.NAME, "Me Badinter"),
    ("Monsieur Diallo", Kind.NAME, "Monsieur Diallo"),
    ("Madame Martin Bonjour", Kind.NAME, "Madame Martin"),
    ("Mrs Smith came back", Kind.NAME, "Mrs Smith"),
    ("06 - 12 - 34 - 56 - 78", Kind.PHONE, "06 - 12 - 34 - 56 - 78"),
    ("au 06\u200b12\u200b34\u200b56\u200b78.", Kind.PHONE, "06\u200b12\u200b34\u200b56\u200b78"),
    (f"\u202a{WIDE}\u202c", Kind.PHONE, WIDE),
    ("sa sœur, +32 470 12 34 56", Kind.PHONE, "+32 470 12 34 56"),
    ("+212 6 12 34 56 78", Kind.PHONE, "+212 6 12 34 56 78"),
    ("00213 551 23 45 67", Kind.PHONE, "00213 551 23 45 67"),
    ("1\u200b850578006084", Kind.NIR, "1\u200b850578006084"),
    ("FR76  3000  6000 0112 3456 7890 189", Kind.IBAN, "FR76  3000  6000 0112 3456 7890 189"),
    ("MA64 0115 1900 0001 2050 0053 4921", Kind.IBAN, "MA64 0115 1900 0001 2050 0053 4921"),
    ("jeanne.roussel @ laposte.net", Kind.EMAIL, "jeanne.roussel @ laposte.net"),
    ("jeanne.roussel\uff20laposte.net", Kind.EMAIL, "jeanne.roussel\uff20laposte.net"),
    ("jeanne (at) laposte (point) net", Kind.EMAIL, "jeanne (at) laposte (point) net"),
    ("jeanne.r arobase laposte.net", Kind.EMAIL, "jeanne.r arobase laposte.net"),
    ("j’ai vu mme. Martin", Kind.NAME, "mme. Martin"),
    ("j’ai vu mr Dupont", Kind.NAME, "mr Dupont"),
    ("j’ai vu m. Dupont", Kind.NAME, "m. Dupont"),
    ("MR. DUPONT", Kind.NAME, "MR. DUPONT"),
    ("DR DUPONT", Kind.NAME, "DR DUPONT"),
    ("chez M. J.-P. Martin", Kind.NAME, "M. J.-P. Martin"),
    ("chez Mme J. MARTIN", Kind.NAME, "Mme J. MARTIN"),
    ("chez Mme J.Martin", Kind.NAME, "Mme J.Martin"),
    ("chez Mme N’Diaye", Kind.NAME, "Mme N’Diaye"),
    ("Mesdames Martin et compagnie", Kind.NAME, "Mesdames Martin"),
]

NOBODY = [
    "Monsieur le maire est venu",
    "Madame la Présidente, MONSIEUR LE MAIRE, Monsieur Le Maire",
    "Madame, Monsieur, bonjour",
    "Bonjour Madame Vous pouvez entrer. Merci Monsieur C’est gentil",
    "Mme D. et M. X. ne viennent plus ; Madame B aussi",
    "un monsieur de Marseille, une madame de Lyon",
    "Il me Dit oui. Elle m’a dit. Un T-shirt taille M.",
    "Madame Perrin, Mme Solange Perrin, M. Bricolage, Monsieur Ferhat, Mme DIALLO",
    "3 000 euros, 1 234 567,89 €, 300 M Euros",
    "le 02/03/2026 à 14 h 30, le 02-03-2026 12:30, le 06 12 2024 10 h",
    "Appelez le 115, le 3949, le 3919 ou le 0 800 123 456 (gratuit), 0805 123 456",
    "0 1 2 3 4 5 6 7 8 9",
    "SIRET 362 521 879 00034, ISBN 978-2-07-036822-8, code 1234",
    "185057800608492 : la clé est fausse",
    "FR76 3000 6000 0112 3456 7890 188 et FR76 3000",
    "prenom.nom@exemple.fr, a@demo.example, @alice, deux @ deux",
    "🙂 مرحبا بالعالم 👩‍💻 " + "\u202bשל\u202c",
    "",
    "Mme D. Elle pleurait. M. B. Avait peur. Mme D. Demande. À 10 m. Tout droit.",
    "Madame l’Inspectrice, M. l’Abbé, Monsieur Tout le Monde, professeure de Lettres",
    "Bonjour Madame Avez-vous reçu ma lettre ? Monsieur Pouvez-vous venir ? Madame Suite à",
    "du 01/02/26 03/04/26, + 15 000 000 d’euros, EDF 09 69 32 15 15",
    "Le signe arobase gmail.com, deux @ deux, demain @ 14 h.",
]


@pytest.mark.parametrize(("text", "kind", "what"), FOUND)
def test_a_real_person_is_found(text, kind, what):
    (found,) = findings(text)

    assert (found.kind, found.text) == (kind, what)
    assert text[found.start : found.end] == what


@pytest.mark.parametrize("text", NOBODY)
def test_ordinary_words_are_let_through(text):
    assert findings(text) == ()


def test_each_is_replaced_and_nothing_else_moves():
    text = (
        "Mme Martin est venue avec M. Zola 🙂. Son numéro : 06 12 34 56 78,"
        " son mail z@zola.fr.\nNIR 1 85 05 78 006 084 91 ;"
        " FR76 3000 6000 0112 3456 7890 189 FR7630006000011234567890189"
    )

    assert replaced(text, findings(text)) == (
        "Une personne est venue avec une personne 🙂. Son numéro : [numéro de téléphone],"
        " son mail [adresse e-mail].\nNIR [numéro de sécurité sociale] ;"
        " [numéro de compte] [numéro de compte]"
    )
    assert findings(replaced(text, findings(text))) == ()


def test_a_declared_person_is_invented_and_no_other():
    text = "Mme Élodie MARTIN, M. Zola, 0612345678"

    assert [f.text for f in findings(text, invented=["elodie martin"])] == [
        "M. Zola",
        "0612345678",
    ]


def test_the_words_may_be_those_of_another_language():
    words = {kind: f"<{kind}>" for kind in Kind}

    (found,) = findings("See Mrs Smith", words=words)

    assert found.replacement == "<name>"


def test_nobody_in_our_own_lessons_is_a_real_person():
    named = {
        found.text
        for lesson in STARTER.rglob("*.md")
        for found in findings(lesson.read_text())
        if found.kind is Kind.NAME
    }

    assert named == set()


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "a.", "Madame ", "Madame Martin ", "06 12 34 5", "FR76 3000 ", "1 85 05 78 ", "'@"),
        *("a.a arobase ", "+3  3 ", "Mme J.-P. ", "\u200b0 ", "a @ b.c (point) "),
    ],
)
def test_a_long_text_is_read_at_once(piece):
    began = time.process_time()

    findings((piece * 100_000)[:100_000])

    assert time.process_time() - began < 2
