"""One question of GIFT: its title, its text, its kind, what is said back.

The kind is told by the signs between the braces, in Moodle's order: nothing, `#`, `~`, `->`,
TRUE or FALSE, and else words to type.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from curriculum.readers.gift_answers import READERS, TRUTHS
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
from curriculum.readers.gift_manner import MARKDOWN, MOODLE, Manner
from curriculum.readers.problems import Say
from curriculum.rules.packs import PackQuestion
from curriculum.rules.questions import QuestionKind

BLANK = "_____"


@dataclass(frozen=True)
class Parts:
    """Around the braces and between them; `answers` is None when there are none."""

    before: Sequence[Token]
    answers: Sequence[Token] | None
    after: Sequence[Token] = ()


@dataclass(frozen=True)
class OtherKind:
    """A question of a kind that the bank does not hold: its title or its words, and the kind."""

    line: int
    title: str
    kind: str


def read_question(chunk: Chunk, manner: Manner) -> PackQuestion | OtherKind | None:
    line = chunk.lines[0].number
    title, tokens = _title(tokens_of(chunk.lines), manner.say)
    parts = _parts(tokens, manner.say)
    if parts is None:
        return None
    other = _other_kind(parts.answers)
    if other:
        return OtherKind(line, title or manner.typed(text_of(parts.before)), other)
    return _question(chunk, title, parts, manner)


def _question(chunk: Chunk, title: str, parts: Parts, manner: Manner) -> PackQuestion:
    line = chunk.lines[0].number
    answers, general = _general_feedback(parts.answers or (), manner.say)
    prompt, form = _prompt(parts, manner)
    kind = _kind_of(answers)
    choices, lines = READERS[kind](answers, manner, form)
    question = PackQuestion(
        key=title,
        kind=kind,
        prompt=prompt,
        choices=tuple(choices),
        general_feedback=manner.text(general, break_with="\n", usual=form)[0],
        objective=chunk.value(OBJECTIVE),
        topic=chunk.value(TOPIC) or chunk.category,
        source=chunk.value(SOURCE),
        shuffle=ORDER not in chunk.said,
        line=line,
        objective_line=chunk.said[OBJECTIVE].number if OBJECTIVE in chunk.said else 0,
    )
    check_question(question, lines, manner.say)
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


def _other_kind(answers: Sequence[Token] | None) -> str:
    """The French name of a kind of question that we do not take; empty for one that we do."""
    if answers is None:
        return _("texte sans réponse")
    spoken = [token for token in answers if token.text.strip()]
    return _("réponse libre") if not spoken or spoken[0].sign is Sign.GENERAL else ""


def _kind_of(answers: Sequence[Token]) -> QuestionKind:
    signs = {token.sign for token in answers}
    spoken = [token for token in answers if token.text.strip()]
    if spoken[0].sign is Sign.FEEDBACK:
        return "numeric"
    if Sign.WRONG in signs:
        return "single" if Sign.RIGHT in signs else "several"
    if Sign.RIGHT in signs and Sign.ARROW in signs:
        return "matching"
    first = split_at(spoken, Sign.FEEDBACK)[0]
    return "true_false" if text_of(first).upper() in TRUTHS else "short_text"


def _general_feedback(
    answers: Sequence[Token], say: Say
) -> tuple[Sequence[Token], Sequence[Token]]:
    before, *after = split_at(answers, Sign.GENERAL)
    if len(after) > 1:
        say(after[1][0].line, _("Deux retours généraux « #### ». Gardez-en un, à la fin."))
    return before, after[0][1:] if after else ()


def _prompt(parts: Parts, manner: Manner) -> tuple[str, str]:
    """With words after the braces, the choices fill a blank in the sentence."""
    words = list(parts.before)
    if not is_blank(parts.after):
        words += [Token(Sign.TEXT, BLANK, parts.after[0].line), *parts.after]
    usual = MARKDOWN if manner.is_strict else MOODLE
    return manner.text(words, break_with="\n", usual=usual)
