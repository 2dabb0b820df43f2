"""What stands between the braces of a GIFT question, kind by kind."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from curriculum.readers.gift_lexer import Sign, Token, is_blank, place_of, split_at, text_of
from curriculum.readers.gift_manner import Manner
from curriculum.rules.numbers import number_and_tolerance
from curriculum.rules.questions import ANYTHING, FALSE, TRUE, Choice, QuestionKind

TRUTHS = {"T": TRUE, "TRUE": TRUE, "F": FALSE, "FALSE": FALSE}
WHOLE = Decimal(1)
NOTHING = Decimal(0)
Answers = tuple[list[Choice], list[int]]
"""The choices, and the line of each."""


def read_choices(answers: Sequence[Token], manner: Manner, form: str) -> Answers:
    raws = _raws(answers, manner, Sign.WRONG, Sign.RIGHT)
    return [_choice(raw, manner, form) for raw in raws], [raw[0].line for raw in raws]


def read_pairs(answers: Sequence[Token], manner: Manner, form: str) -> Answers:
    raws = _raws(answers, manner, Sign.RIGHT)
    return [_pair(raw, manner, form) for raw in raws], [raw[0].line for raw in raws]


def read_truth(answers: Sequence[Token], manner: Manner, form: str) -> Answers:
    """`{TRUE#said to who was wrong#said to who was right}`."""
    words, *said = split_at(answers, Sign.FEEDBACK)
    right = TRUTHS[text_of(words).upper()]
    at_most = [said[0], [token for part in said[1:] for token in part]] if said else []
    told = [manner.text(part[1:], break_with=" ", usual=form)[0] for part in at_most]
    wrong_told, right_told = [*told, "", ""][:2]
    choices = [
        Choice(truth, Decimal(int(truth == right)), right_told if truth == right else wrong_told)
        for truth in (TRUE, FALSE)
    ]
    return choices, [answers[0].line] * 2


def read_numbers(answers: Sequence[Token], manner: Manner, form: str) -> Answers:
    start = place_of(answers, Sign.FEEDBACK) or 0
    raws = _typed_raws(answers[start + 1 :], Sign.WRONG, Sign.RIGHT)
    return [_number(raw, manner, form) for raw in raws], [raw[0].line for raw in raws]


def read_words(answers: Sequence[Token], manner: Manner, form: str) -> Answers:
    if manner.is_strict:
        raws = _raws(answers, manner, Sign.RIGHT)
    else:
        raws = _typed_raws(answers, Sign.RIGHT)
    return [_words(raw, manner, form) for raw in raws], [raw[0].line for raw in raws]


READERS: dict[QuestionKind, Callable[[Sequence[Token], Manner, str], Answers]] = {
    "single": read_choices,
    "several": read_choices,
    "matching": read_pairs,
    "true_false": read_truth,
    "numeric": read_numbers,
    "short_text": read_words,
}


def _raws(answers: Sequence[Token], manner: Manner, *signs: Sign) -> list[list[Token]]:
    leading, *raws = split_at(answers, *signs)
    if not is_blank(leading):
        line = next(token.line for token in leading if token.text.strip())
        manner.say(line, _("Texte avant le premier choix. Commencez-le par ~ ou =."))
    return raws


def _typed_raws(answers: Sequence[Token], *signs: Sign) -> list[list[Token]]:
    """The first answer may come without its sign."""
    leading, *raws = split_at(answers, *signs)
    return (
        raws if is_blank(leading) else [[Token(Sign.RIGHT, "=", leading[0].line), *leading], *raws]
    )


def _feedback(parts: Sequence[list[Token]], manner: Manner, form: str) -> str:
    said = [token for part in parts for token in part][1:]
    return manner.text(said, break_with=" ", usual=form)[0] if said else ""


def _choice(raw: Sequence[Token], manner: Manner, form: str) -> Choice:
    sign, *words = raw
    text, *said = split_at(words, Sign.FEEDBACK)
    fraction, text = _weighed(sign, text, manner)
    if not manner.is_strict and sign.sign is Sign.RIGHT and fraction != WHOLE:
        manner.say(sign.line, _("Le signe = vaut 100 %. Commencez ce choix par ~."))
    written = manner.text(text, break_with=" ", usual=form)[0]
    return Choice(written, fraction, _feedback(said, manner, form))


def _weighed(sign: Token, text: list[Token], manner: Manner) -> tuple[Decimal, list[Token]]:
    """`~%50%`: the weight, and the words that follow it."""
    fraction = WHOLE if sign.sign is Sign.RIGHT else NOTHING
    written = text_of(text)
    if not written.startswith("%"):
        return fraction, text
    share, rest = manner.weight(written)
    if rest == written:
        if manner.is_strict:
            _say_bad_weight(sign, manner)
        return fraction, text
    if manner.is_strict and sign.sign is Sign.RIGHT:
        manner.say(
            sign.line, _("Le signe = vaut déjà 100 %. Retirez le poids, ou commencez par ~.")
        )
    elif share is None or abs(share) > 1:
        manner.say(sign.line, _("Le poids d’un choix va de -100 à 100 %."))
    else:
        fraction = share
    return fraction, _without_weight(text)


def _say_bad_weight(sign: Token, manner: Manner) -> None:
    if sign.sign is Sign.RIGHT:
        manner.say(
            sign.line, _("Le signe = vaut déjà 100 %. Retirez le poids, ou commencez par ~.")
        )
    else:
        manner.say(sign.line, _("Poids mal écrit. Écrivez-le ainsi, avec un point : ~%33.33333%."))


def _without_weight(text: list[Token]) -> list[Token]:
    """The weight stands whole in the first words."""
    at = next(place for place, token in enumerate(text) if token.text.strip())
    first = text[at]
    rest = first.text.lstrip().split("%", 2)[2]
    return [Token(first.sign, rest, first.line), *text[at + 1 :]]


def _typed(raw: Sequence[Token], manner: Manner) -> tuple[Decimal, str, list[list[Token]]]:
    """The weight (100 % when there is none), what has to be typed, what is said back."""
    sign, *words = raw
    text, *said = split_at(words, Sign.FEEDBACK)
    written = text_of(text)
    share, rest = manner.weight(written)
    if rest == written:
        return WHOLE, manner.typed(written), said
    if share is None or abs(share) > 1:
        manner.say(sign.line, _("Le poids d’un choix va de -100 à 100 %."))
    return share or NOTHING, manner.typed(rest), said


def _words(raw: Sequence[Token], manner: Manner, form: str) -> Choice:
    share, written, said = _typed(raw, manner)
    return Choice(written, share, _feedback(said, manner, form))


def _number(raw: Sequence[Token], manner: Manner, form: str) -> Choice:
    """`~` alone is any other number: it brings nothing, and has its feedback."""
    share, written, said = _typed(raw, manner)
    if raw[0].sign is Sign.WRONG:
        return Choice(ANYTHING, NOTHING, _feedback(said, manner, form))
    found = number_and_tolerance(written)
    if found is None:
        sentence = _("« %(text)s » n’est pas un nombre. Écrivez 3.14, 3.14:0.01 ou 1..5.")
        manner.say(raw[0].line, sentence % {"text": written})
    number, tolerance = found or (written, NOTHING)
    return Choice(number, share, _feedback(said, manner, form), tolerance=tolerance)


def _pair(raw: Sequence[Token], manner: Manner, form: str) -> Choice:
    sign, *words = raw
    at = place_of(words, Sign.ARROW)
    if at is None:
        manner.say(sign.line, _("Paire sans « -> ». Écrivez ce qui va à gauche -> à droite."))
        return Choice(text_of(words), WHOLE, match=text_of(words))
    stem = manner.text(words[:at], break_with=" ", usual=form)[0]
    return Choice(stem, WHOLE, match=manner.typed(text_of(words[at + 1 :])))
