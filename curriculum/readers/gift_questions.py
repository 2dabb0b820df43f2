"""One question of GIFT: its title, its text, its choices, what is said back.

Single choice: one `=`. Several choices: only `~%weight%`. The rest of GIFT is refused by name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from curriculum.readers.gift_checks import check_question
from curriculum.readers.gift_chunks import OBJECTIVE, ORDER, SOURCE, TOPIC, Chunk
from curriculum.readers.gift_lexer import (
    Sign,
    Token,
    is_blank,
    place_of,
    split_at,
    text_of,
    tokens_of,
)
from curriculum.readers.problems import Say
from curriculum.rules.packs import PackQuestion
from curriculum.rules.questions import Choice

BLANK = "_____"
WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{1,9})?)%")
FORMATS = ("[markdown]", "[plain]", "[moodle]")
HTML = "[html]"
TRUE_OR_FALSE = {"T", "TRUE", "F", "FALSE"}


@dataclass(frozen=True)
class Parts:
    """Around the braces and between them; `answers` is None when there are none."""

    before: Sequence[Token]
    answers: Sequence[Token] | None
    after: Sequence[Token] = ()


def read_question(chunk: Chunk, say: Say) -> PackQuestion | None:
    line = chunk.lines[0].number
    title, tokens = _title(tokens_of(chunk.lines), say)
    parts = _parts(tokens, say)
    if parts is None:
        return None
    refused = _refused_kind(parts.answers)
    if refused:
        sentence = _("Question de type « %(kind)s », pas encore prise ici. Proposez des choix.")
        say(line, sentence % {"kind": refused})
        return None
    answers, general = _general_feedback(parts.answers or (), say)
    leading, *raw_choices = split_at(answers, Sign.WRONG, Sign.RIGHT)
    if not is_blank(leading):
        say(leading[0].line, _("Texte avant le premier choix. Commencez-le par ~ ou =."))
    several = all(raw[0].sign is Sign.WRONG for raw in raw_choices)
    question = PackQuestion(
        key=title,
        kind="several" if several else "single",
        prompt=_prompt(parts, say),
        choices=tuple(_choice(raw, say) for raw in raw_choices),
        general_feedback=_plain_text(general, say, break_with="\n"),
        objective=chunk.value(OBJECTIVE),
        topic=chunk.value(TOPIC) or chunk.category,
        source=chunk.value(SOURCE),
        shuffle=ORDER not in chunk.said,
        line=line,
        objective_line=chunk.said[OBJECTIVE].number if OBJECTIVE in chunk.said else 0,
    )
    check_question(question, [raw[0].line for raw in raw_choices], say)
    return question


def _title(tokens: list[Token], say: Say) -> tuple[str, list[Token]]:
    if tokens[0].sign is not Sign.TITLE:
        return "", tokens
    end = place_of(tokens[1:], Sign.TITLE)
    if end is None:
        say(tokens[0].line, _("Le titre de la question n’est pas fermé. Ajoutez « :: » après lui."))
        return "", tokens[1:]
    return text_of(tokens[1 : end + 1]), tokens[end + 2 :]


def _parts(tokens: Sequence[Token], say: Say) -> Parts | None:
    braces = [token for token in tokens if token.sign in (Sign.OPEN, Sign.CLOSE)]
    if not braces:
        return Parts(tokens, None)
    wrong = _wrong_brace(braces)
    if wrong:
        say(*wrong)
        return None
    start, end = (tokens.index(brace) for brace in braces)
    return Parts(tokens[:start], tokens[start + 1 : end], tokens[end + 1 :])


def _wrong_brace(braces: Sequence[Token]) -> tuple[int, str] | None:
    """One `{` then one `}`: else which brace is at fault, and what to do."""
    first, *others = braces
    if first.sign is Sign.CLOSE:
        return first.line, _("Accolade « } » sans « { » avant elle. Ouvrez les réponses par « { ».")
    if not others:
        return first.line, _("Accolade « { » jamais fermée. Ajoutez « } » après le dernier choix.")
    if others[0].sign is Sign.OPEN:
        return others[0].line, _(
            "Accolade « { » dans les réponses. Fermez d’abord, ou écrivez \\{."
        )
    if len(others) > 1:
        return others[1].line, _("Deux jeux de réponses. Séparez les questions par une ligne vide.")
    return None


def _refused_kind(answers: Sequence[Token] | None) -> str:
    """The French name of a kind of question that we do not take; empty for one that we do."""
    if answers is None:
        return _("texte sans réponse")
    spoken = [token for token in answers if token.text.strip()]
    if not spoken or spoken[0].sign is Sign.GENERAL:
        return _("réponse libre")
    if spoken[0].sign is Sign.FEEDBACK:
        return _("réponse numérique")
    if any(token.sign is Sign.WRONG for token in spoken):
        return ""
    if any(token.sign is Sign.RIGHT for token in spoken):
        return _("appariement") if "->" in text_of(spoken) else _("réponse courte")
    first = split_at(spoken, Sign.FEEDBACK, Sign.GENERAL)[0]
    return _("vrai ou faux") if text_of(first).upper() in TRUE_OR_FALSE else _("réponse courte")


def _general_feedback(
    answers: Sequence[Token], say: Say
) -> tuple[Sequence[Token], Sequence[Token]]:
    before, *after = split_at(answers, Sign.GENERAL)
    if len(after) > 1:
        say(after[1][0].line, _("Deux retours généraux « #### ». Gardez-en un, à la fin."))
    return before, after[0][1:] if after else ()


def _prompt(parts: Parts, say: Say) -> str:
    """With words after the braces, the choices fill a blank in the sentence."""
    words = list(parts.before)
    if not is_blank(parts.after):
        words += [Token(Sign.TEXT, BLANK, parts.after[0].line), *parts.after]
    return _plain_text(words, say, break_with="\n")


def _choice(raw: Sequence[Token], say: Say) -> Choice:
    sign, *words = raw
    text, *feedback = split_at(words, Sign.FEEDBACK)
    fraction, written = _weight(sign, text_of(text), say)
    said = [token for part in feedback for token in part][1:]
    return Choice(
        _without_format(written, sign.line, say), fraction, _plain_text(said, say, break_with=" ")
    )


def _weight(sign: Token, text: str, say: Say) -> tuple[Decimal, str]:
    fraction = Decimal(sign.sign is Sign.RIGHT)
    if not text.startswith("%"):
        return fraction, text
    found = WEIGHT.match(text)
    if sign.sign is Sign.RIGHT:
        say(sign.line, _("Le signe = vaut déjà 100 %. Retirez le poids, ou commencez par ~."))
    elif found is None:
        say(sign.line, _("Poids mal écrit. Écrivez-le ainsi, avec un point : ~%33.33333%."))
    elif abs(Decimal(found[1])) > 100:  # noqa: PLR2004  # per cent
        say(sign.line, _("Le poids d’un choix va de -100 à 100 %."))
    else:
        fraction = Decimal(found[1]) / 100
    return fraction, text[found.end() :].strip() if found else text


def _plain_text(tokens: Sequence[Token], say: Say, *, break_with: str) -> str:
    text = text_of(tokens, break_with=break_with)
    return _without_format(text, tokens[0].line, say) if tokens else ""


def _without_format(text: str, line: int, say: Say) -> str:
    """The tag that names the format is dropped: every text is Markdown here."""
    if text.startswith(HTML):
        say(line, _("Le format [html] n’est pas pris. Écrivez ce texte en Markdown."))
        return text.removeprefix(HTML).strip()
    for tag in FORMATS:
        if text.startswith(tag):
            return text.removeprefix(tag).strip()
    return text
