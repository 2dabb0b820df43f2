"""How a GIFT text is read: strictly in a pack, which is ours to repair; else as Moodle does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from curriculum.readers.gift_lexer import Token, text_of
from curriculum.readers.html_texts import (
    as_lines,
    has_picture,
    markdown_of,
    markdown_of_lines,
    words_of,
)
from curriculum.readers.problems import Say
from curriculum.rules.grades import share_in

FORMAT = re.compile(r"\[(markdown|plain|moodle|html)\]")
STRICT_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{1,9})?)%")
WEIGHT = re.compile(r"%\s*([-−]?\d{1,3}(?:[.,]\d*)?)\s*%")
HTML, PLAIN, MARKDOWN, MOODLE = "html", "plain", "markdown", "moodle"


@dataclass(frozen=True)
class Manner:
    """`say` refuses the question at hand; `note` tells what of it stays behind."""

    say: Say
    note: Say
    is_strict: bool

    def say_of_space(self, line: int, sentence: str) -> None:
        """An empty line inside a question is an error in a pack, and forgiven elsewhere."""
        if self.is_strict:
            self.say(line, sentence)

    def text(
        self, tokens: Sequence[Token], *, break_with: str, usual: str = MARKDOWN
    ) -> tuple[str, str]:
        """A text as Markdown, and the format it was in; `usual` is the format when none is named.

        A choice is in the format of its question.
        """
        written = text_of(tokens, break_with=break_with)
        found = FORMAT.match(written)
        form = found[1] if found else usual
        words = written[found.end() :].strip() if found else written
        made = self._as_markdown(words, form, tokens[0].line if tokens else 1)
        return made, MARKDOWN if self.is_strict else form

    def typed(self, written: str) -> str:
        """What a person has to type, or to choose from a list: words without any format."""
        found = FORMAT.match(written)
        if found is None:
            return written
        words = written[found.end() :].strip()
        return words_of(words) if found[1] == HTML else words

    def weight(self, text: str) -> tuple[Decimal | None, str]:
        """The weight before a choice, None when there is none, and what follows it."""
        found = (STRICT_WEIGHT if self.is_strict else WEIGHT).match(text)
        if found is None:
            return None, text
        share = Decimal(found[1]) / 100 if self.is_strict else share_in(found[1])
        return share, text[found.end() :].strip()

    def _as_markdown(self, text: str, form: str, line: int) -> str:
        if self.is_strict:
            if form == HTML:
                self.say(line, _("Le format [html] n’est pas pris. Écrivez ce texte en Markdown."))
            return text
        if has_picture(text):
            self.note(line, _("Une image ou un son reste de côté. Sa description est gardée."))
        if form == HTML:
            return markdown_of(text)
        if form == MARKDOWN:
            return text
        return as_lines(text) if form == PLAIN else markdown_of_lines(text)
