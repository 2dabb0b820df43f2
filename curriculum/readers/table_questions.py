"""A row of a table as a question."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _

from curriculum.readers.columns import (
    ANSWER,
    FEEDBACK,
    GENERAL,
    KEY,
    KIND,
    MOST_ANSWERS,
    NAME,
    ORDER,
    PROMPT,
    RIGHT_ONES,
    SHARE,
    SOURCE,
    TOPIC,
    Columns,
    columns_of,
)
from curriculum.readers.encodings import UnreadableTextError
from curriculum.readers.findings import Findings
from curriculum.readers.suggestions import plain
from curriculum.rules.grades import share_in
from curriculum.rules.imports import FoundQuestion, Takes
from curriculum.rules.numbers import number_and_tolerance
from curriculum.rules.questions import (
    FALSE,
    NOTHING,
    TRUE,
    Choice,
    QuestionKind,
    Wording,
    fractions,
    number_in,
)

ARROW = re.compile(r"\s*(?:->|=>|→|⇒)\s*")
BETWEEN_WORDS = re.compile(r"[;|\n]")
BETWEEN_SIGNS = re.compile(r"[\s,;/&+.()-]+")
SIGN = re.compile(r"\d{1,2}|[a-h]")
AROUND_SIGNS = {"", "et", "and", "reponse", "reponses", "choix", "option", "options", "answer"}
YES = {"x", "oui", "o", "vrai", "v", "juste", "1", "yes", "true", "ok", "bonne", "correct", "✓"}
NO = {"", "non", "n", "faux", "f", "0", "no", "false"}
TRUTHS = {"vrai": TRUE, "v": TRUE, "true": TRUE, "oui": TRUE, "1": TRUE} | {
    "faux": FALSE, "f": FALSE, "false": FALSE, "non": FALSE, "0": FALSE
}  # fmt: skip
KINDS: dict[str, QuestionKind] = {
    **dict.fromkeys(("un choix", "un seul choix", "choix unique", "single", "qcu"), "single"),
    **dict.fromkeys(("plusieurs choix", "choix multiple", "several", "qcm", "multiple"), "several"),
    **dict.fromkeys(("vrai ou faux", "vrai/faux", "vrai faux", "true false", "vf"), "true_false"),
    **dict.fromkeys(("appariement", "matching", "associer", "relier"), "matching"),
    **dict.fromkeys(("remise en ordre", "ordre", "ordering", "ordonner"), "ordering"),
    **dict.fromkeys(("nombre", "numerique", "numeric", "numerical"), "numeric"),
    **dict.fromkeys(("reponse courte", "texte court", "short answer", "texte"), "short_text"),
}
CHOSEN: set[QuestionKind] = {"single", "several"}


@dataclass(frozen=True)
class Row:
    """A line of a table; `formulas` are the places of cells that hold one."""

    line: int
    cells: Sequence[str]
    formulas: Sequence[int] = ()
    is_merged: bool = False


@dataclass(frozen=True)
class Answer:
    text: str
    share: str
    feedback: str
    is_right: bool


def table_questions(rows: Iterable[Row]) -> Takes:
    """The first line that is not empty names the columns."""
    try:
        yield from _takes(iter(rows))
    except UnreadableTextError as failure:
        yield partial(FoundQuestion, failure.line, wrong=(failure.sentence,))


def _takes(rows: Iterator[Row]) -> Takes:
    head = next((row for row in rows if any(cell.strip() for cell in row.cells)), None)
    columns = columns_of(head.cells) if head else Columns()
    if head is None or not columns.are_questions:
        sentence = _("Les colonnes « énoncé » et « réponse 1 » manquent. Partez du modèle.")
        yield partial(FoundQuestion, head.line if head else 1, wrong=(sentence,))
        return
    for row in rows:
        if any(cell.strip() for cell in row.cells):
            yield partial(_found, row, columns)


def _found(row: Row, columns: Columns) -> FoundQuestion:
    found = Findings(row.line)
    for place in row.formulas:
        sentence = _("Colonne %(column)s : une formule. Collez sa valeur à la place.")
        found.say(row.line, sentence % {"column": place + 1})
    if row.is_merged:
        found.note(_("Cellules fusionnées : seule la première garde son texte."))
    if columns.unknown:
        named = ", ".join(columns.unknown)[:200]
        found.note(_("Colonnes inconnues, laissées de côté : %(names)s.") % {"names": named})
    value = partial(columns.value, row.cells)
    answers = _answers(row, columns, found)
    kind = _kind(value(KIND), answers)
    if kind is None:
        return found.aside(value(KIND), name=value(NAME) or value(PROMPT)[:80])
    wording = Wording(
        kind=kind,
        prompt=value(PROMPT),
        choices=_choices(kind, answers, found),
        general_feedback=value(GENERAL),
        source=value(SOURCE),
        shuffle=plain(value(ORDER)) not in {*YES, "fixe"},
    )
    return found.question(wording, name=value(NAME), key=value(KEY), topic=value(TOPIC))


def _answers(row: Row, columns: Columns, found: Findings) -> list[Answer]:
    places = range(1, MOST_ANSWERS + 1)
    said = {n: text for n in places if (text := columns.nth(row.cells, ANSWER, n))}
    named = _named(columns.value(row.cells, RIGHT_ONES), said, found)
    answers = []
    for number, text in said.items():
        share, told = (columns.nth(row.cells, name, number) for name in (SHARE, FEEDBACK))
        is_right = number in named or plain(share) in YES or _percent(share) == 1
        answers.append(Answer(text, share, told, is_right))
    return answers


def _named(written: str, said: Mapping[int, str], found: Findings) -> set[int]:
    """« 1, 3 » or « A C »: the answers that are right, by their number, letter or words."""
    by_sign = _signs(written)
    places = {_bare(text): number for number, text in said.items()}
    by_words = [places.get(_bare(part)) for part in BETWEEN_WORDS.split(written)]
    whole = {number for number in by_words if number}
    is_whole = len(whole) == len(by_words)
    if is_whole and by_sign and by_sign != whole and by_sign <= set(said):
        sentence = _("« %(text)s » désigne deux réponses. Écrivez leur lettre.")
        found.say(found.line, sentence % {"text": written})
    if written and not is_whole and not by_sign:
        sentence = _("« %(text)s » ne désigne aucune réponse. Écrivez leur lettre.")
        found.say(found.line, sentence % {"text": written})
    return whole if is_whole else by_sign


def _signs(written: str) -> set[int]:
    """« 1, 3 », « A et C », « réponse b »; nothing when there are other words."""
    words = [it for it in BETWEEN_SIGNS.split(plain(written)) if it not in AROUND_SIGNS]
    if not all(SIGN.fullmatch(word) for word in words):
        return set()
    return {int(it) if it.isdigit() else ord(it) - ord("a") + 1 for it in words}


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())


def _percent(written: str) -> Decimal | None:
    """« 50 % », « 50 », and 0.5, which is how a workbook keeps 50 %."""
    share = number_in(written.replace("%", ""))
    if share is None:
        return None
    is_share = "%" not in written and abs(share) <= 1
    return share_in(str(share * 100 if is_share else share))


def _kind(written: str, answers: Sequence[Answer]) -> QuestionKind | None:
    """Without a word: one right answer is a single choice; more, or none whole, are several."""
    words = " ".join(plain(written).replace("_", " ").replace("-", " ").split())
    if words:
        return KINDS.get(words)
    if answers and all(ARROW.search(answer.text) for answer in answers):
        return "matching"
    right = [answer for answer in answers if answer.is_right]
    some = right or [it for it in answers if (_percent(it.share) or NOTHING) > 0]
    return "several" if len(some) > 1 else "single"


def _choices(kind: QuestionKind, answers: Sequence[Answer], found: Findings) -> tuple[Choice, ...]:
    match kind:
        case "single" | "several":
            return _chosen(kind, answers, found)
        case "true_false":
            return _truths(answers)
        case "matching":
            return tuple(_pair(answer, found) for answer in answers)
        case "ordering":
            return tuple(Choice(answer.text, Decimal(1), answer.feedback) for answer in answers)
        case _:
            return tuple(_typed(kind, answer, found) for answer in answers)


def _chosen(kind: QuestionKind, answers: Sequence[Answer], found: Findings) -> tuple[Choice, ...]:
    """Percentages as they are given; crosses share the mark."""
    if all(plain(a.share) in YES | NO for a in answers):
        shares = fractions(kind, [answer.is_right for answer in answers])
    else:
        shares = [_share(answer, found, usual=Decimal(int(answer.is_right))) for answer in answers]
    return tuple(
        Choice(answer.text, share, answer.feedback)
        for answer, share in zip(answers, shares, strict=True)
    )


def _share(answer: Answer, found: Findings, *, usual: Decimal) -> Decimal:
    written = plain(answer.share)
    if not written:
        return usual
    if answer.is_right or written in NO:
        return Decimal(int(answer.is_right))
    share = _percent(answer.share)
    if share is None:
        sentence = _("« %(text)s » n’est pas une part. Écrivez x, 50 %% ou -100 %%.")
        found.say(found.line, sentence % {"text": answer.share})
    return share or NOTHING


def _truths(answers: Sequence[Answer]) -> tuple[Choice, ...]:
    """The first answer is the right one; a second one only brings its feedback."""
    said = {TRUTHS.get(plain(answer.text), answer.text): answer.feedback for answer in answers[:2]}
    right = next(iter(said), "")
    if set(said) - {TRUE, FALSE}:
        return ()
    return tuple(Choice(t, Decimal(int(t == right)), said.get(t, "")) for t in (TRUE, FALSE))


def _pair(answer: Answer, found: Findings) -> Choice:
    stem, *match = ARROW.split(answer.text, 1)
    if not match:
        found.say(found.line, _("Paire sans « -> ». Écrivez ce qui va à gauche -> à droite."))
    return Choice(stem.strip(), Decimal(1), match="".join(match).strip())


def _typed(kind: QuestionKind, answer: Answer, found: Findings) -> Choice:
    share = _share(answer, found, usual=Decimal(1))
    if kind == "short_text":
        return Choice(answer.text, share, answer.feedback)
    number, tolerance = number_and_tolerance(answer.text) or (answer.text, NOTHING)
    return Choice(number, share, answer.feedback, tolerance=tolerance)
