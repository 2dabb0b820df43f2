"""What a question of Moodle's says and ours cannot: it is named, and the question arrives."""

from decimal import Decimal

from django.utils.translation import gettext as _

from curriculum.readers.findings import Findings
from curriculum.readers.html_texts import words_of
from curriculum.readers.xml_nodes import Node
from curriculum.rules.questions import number_in, plain

FILES = {"file", "image_base64"}  # the second one in Moodle 1
BYTES_OF_FOUR_SIGNS = 3
ONE = Decimal(1)
COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
# What Moodle writes by itself, in French and in English: nobody misses it.
BY_ITSELF = {
    "Votre réponse est correcte.",
    "Votre réponse est partiellement correcte.",
    "Votre réponse est incorrecte.",
    "Your answer is correct.",
    "Your answer is partially correct.",
    "Your answer is incorrect.",
}
IN_PLACE = {"", "0", "ABSOLUTE_POSITION"}
ALL_ITEMS = {"", "0", "ALL"}


def note_what_stays_behind(question: Node, found: Findings) -> None:
    _note_grades(question, found)
    _note_files(question, found)
    _note_feedback(question, found)
    _note_rules(question, found)


def _note_grades(question: Node, found: Findings) -> None:
    grade = number_in(question.words("defaultgrade") or "1")
    if grade is not None and grade != ONE:
        sentence = _("Note par défaut de %(grade)s : ici, chaque question compte pour 1.")
        found.note(sentence % {"grade": plain(grade)})
    penalty = number_in(question.words("penalty") or "0")
    if penalty:
        found.note(_("Pénalité par essai : elle ne s’applique pas ici."))
    if question.all("hint"):
        found.note(_("Indices entre les essais : ils restent de côté."))
    if question.words("hidden") == "1":
        found.note(_("Cette question était masquée dans Moodle."))


def _note_files(question: Node, found: Findings) -> None:
    for node in question.within():
        if node.tag in FILES:
            size = max(1, node.dropped * BYTES_OF_FOUR_SIGNS // 4 // 1024)
            sentence = _("Le fichier « %(name)s » (%(size)s Ko) reste de côté.")
            name = node.attributes.get("name") or question.words("image") or "?"
            found.note_at(node.line, sentence % {"name": name[:80], "size": size})


def _note_feedback(question: Node, found: Findings) -> None:
    said = [words_of(question.words(tag, "text")) for tag in COMBINED]
    if any(words and words not in BY_ITSELF for words in said):
        found.note(_("Retours selon le résultat (juste, en partie, faux) : laissés de côté."))


def _note_rules(question: Node, found: Findings) -> None:
    units = [unit.words("unit_name") for unit in (question.first("units") or question).all("unit")]
    if any(units):
        sentence = _("Unités (%(units)s) laissées de côté : la réponse est un nombre.")
        found.note(sentence % {"units": ", ".join(unit for unit in units if unit)})
    if question.words("usecase") == "1":
        found.note(_("Majuscules et minuscules comptaient : ici, elles sont pardonnées."))
    if question.words("gradingtype") not in IN_PLACE:
        found.note(_("Remise en ordre : ici, la note est la part des éléments à leur place."))
    if question.words("selecttype") not in ALL_ITEMS:
        found.note(_("Remise en ordre : ici, tous les éléments sont posés."))
