"""A table of questions: which column says what, in French, with forgiving headers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from curriculum.readers.suggestions import plain

MOST_ANSWERS = 20
KEY, NAME, TOPIC, KIND, PROMPT = "clé", "nom", "thème", "sorte", "énoncé"
RIGHT_ONES, GENERAL, SOURCE, ORDER = "bonnes réponses", "retour général", "source", "ordre"
ANSWER, SHARE, FEEDBACK = "réponse", "part", "retour"
MODEL_ANSWERS = 4
NAMES = {
    KEY: ("cle", "id", "idnumber", "identifiant", "numero d'identification", "reference", "ref"),
    NAME: ("nom", "nom court", "titre", "name", "title", "nom de la question"),
    TOPIC: ("theme", "categorie", "category", "topic", "chapitre", "rubrique"),
    KIND: ("sorte", "type", "kind", "type de question"),
    PROMPT: ("enonce", "question", "intitule", "texte", "prompt", "consigne", "question text"),
    RIGHT_ONES: (
        *("bonnes reponses", "bonne reponse", "bonne", "correct", "correcte", "reponse juste"),
        *("reponse correcte", "correct answer", "reponses justes", "solution", "juste"),
    ),
    GENERAL: (
        *("retour general", "retour", "explication", "feedback", "general feedback"),
        *("commentaire", "retour pour tout le monde"),
    ),
    SOURCE: ("source", "sources"),
    ORDER: ("ordre", "ordre fixe"),
}
NUMBERED = {
    ANSWER: ("reponse", "choix", "proposition", "option", "answer", "item", "element"),
    SHARE: ("part", "juste", "poids", "note", "correct", "fraction", "points", "pourcentage"),
    FEEDBACK: ("retour", "feedback", "explication", "commentaire"),
}
BY_WORD = {word: column for column, words in NAMES.items() for word in words}
BY_NUMBERED_WORD = {word: column for column, words in NUMBERED.items() for word in words}
WITH_NUMBER = re.compile(r"(.*?)\s*(\d{1,2}|[a-h])")
MODEL = (
    *(KEY, NAME, TOPIC, KIND, PROMPT),
    *(
        f"{name} {number}"
        for number in range(1, MODEL_ANSWERS + 1)
        for name in (ANSWER, SHARE, FEEDBACK)
    ),
    *(GENERAL, SOURCE, ORDER),
)


@dataclass
class Columns:
    """The place of each column; `unknown` are headers that say nothing to us."""

    single: dict[str, int] = field(default_factory=dict)
    numbered: dict[tuple[str, int], int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    @property
    def are_questions(self) -> bool:
        has_answer = any(name == ANSWER for name, _number in self.numbered)
        return PROMPT in self.single and has_answer

    def value(self, cells: Sequence[str], name: str) -> str:
        return _cell(cells, self.single.get(name))

    def nth(self, cells: Sequence[str], name: str, number: int) -> str:
        return _cell(cells, self.numbered.get((name, number)))


def columns_of(headers: Sequence[str]) -> Columns:
    """Accents, capitals, underscores and order do not matter."""
    columns = Columns()
    for place, header in enumerate(headers):
        words = " ".join(re.sub(r"[_\-.:’]", " ", plain(header)).split()).replace("'", " ")
        if not words:
            continue
        if words in BY_WORD:
            columns.single.setdefault(BY_WORD[words], place)
        elif (numbered := _numbered(words)) is not None:
            columns.numbered.setdefault(numbered, place)
        else:
            columns.unknown.append(header.strip())
    return columns


def _numbered(words: str) -> tuple[str, int] | None:
    """« réponse 2 », « reponse2 », « choix b », « a »."""
    found = WITH_NUMBER.fullmatch(words)
    if found is None:
        return None
    written = found[2]
    number = int(written) if written.isdigit() else ord(written) - ord("a") + 1
    name = BY_NUMBERED_WORD.get(found[1].strip()) if found[1] else ANSWER
    if name is None or not 1 <= number <= MOST_ANSWERS or (not found[1] and written.isdigit()):
        return None
    return name, number


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""
