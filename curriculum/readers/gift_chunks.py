"""GIFT, cut into questions: what an empty line separates, and the comments that speak to us.

`// objectif:`, `// thème:`, `// source:`, `// ordre: fixe` speak of the next question;
`$CATEGORY:` gives its theme to all that follow; `[id:…]` and `[tag:…]` are how Moodle writes its
own. Any other comment is left aside.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from curriculum.readers.categories import topic_of
from curriculum.readers.gift_lexer import CUT, Line
from curriculum.readers.gift_manner import Manner
from curriculum.readers.problems import Say
from curriculum.readers.suggestions import nearest, plain

OBJECTIVE, TOPIC, SOURCE, ORDER = "objectif", "thème", "source", "ordre"
DIRECTIVES = {plain(name): name for name in (OBJECTIVE, TOPIC, SOURCE, ORDER)}
FIXED_ORDER = "fixe"
CATEGORY = "$CATEGORY:"
ALMOST = 0.8
LONGEST = 2_000  # of what is looked at in a comment
MARK = re.compile(r"\[(id|tag):((?:\\.|[^\]\\])*)\]")
BACKSLASHED = re.compile(r"\\(.)")


@dataclass(frozen=True)
class Chunk:
    """A question's lines, without comments, and what was said of it: {name: value}.

    `marks` are (« id » or « tag », value), as Moodle writes them.
    """

    lines: tuple[Line, ...]
    said: dict[str, Line]
    category: str
    marks: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        return self.said[name].text if name in self.said else ""

    def marked(self, kind: str) -> list[str]:
        return [value for name, value in self.marks if name == kind and value]


def chunks_of(text: str, first_line: int, manner: Manner) -> Iterator[Chunk]:
    said: dict[str, Line] = {}
    marks: list[tuple[str, str]] = []
    category = ""
    for lines in _rejoined(_paragraphs(text, first_line), manner.say_of_space):
        body: list[Line] = []
        for line in lines:
            stripped = line.text.strip()
            if stripped.startswith("//"):
                _listen(line, said, manner.note, late=bool(body))
                marks += [
                    (kind, BACKSLASHED.sub(r"\1", v))
                    for kind, v in MARK.findall(stripped[:LONGEST])
                ]
            elif stripped.startswith(CATEGORY) and not body:
                category = topic_of(stripped.removeprefix(CATEGORY).strip())
            else:
                body.append(line)
        if body:
            yield Chunk(tuple(body), said, category, tuple(marks))
            said, marks = {}, []
    for name, line in said.items():
        sentence = _("« // %(name)s » ne précède aucune question. Placez-le devant la sienne.")
        manner.note(line.number, sentence % {"name": name})


def _paragraphs(text: str, first_line: int) -> list[list[Line]]:
    found: list[list[Line]] = [[]]
    for number, line in enumerate(text.split("\n"), first_line):
        if line.strip():
            found[-1].append(Line(number, line))
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _rejoined(paragraphs: list[list[Line]], say: Say) -> Iterator[list[Line]]:
    """A question cut by an empty line is said once, then read as if it were whole."""
    at = 0
    while at < len(paragraphs):
        lines = list(paragraphs[at])
        end = _closing_paragraph(paragraphs, at) if _balance(lines) > 0 else at
        for following in paragraphs[at + 1 : end + 1]:
            say(following[0].number - 1, _("Ligne vide au milieu d’une question. Retirez-la."))
            lines.extend(following)
        yield lines
        at = end + 1


def _closing_paragraph(paragraphs: list[list[Line]], at: int) -> int:
    """The next paragraph with braces, if it begins by closing one; else the same again."""
    following = range(at + 1, len(paragraphs))
    place = next((to for to in following if _braces(paragraphs[to])), at)
    return place if _braces(paragraphs[place])[0] == "}" else at


def _braces(lines: Sequence[Line]) -> list[str]:
    spoken = (line.text for line in lines if not line.text.strip().startswith("//"))
    return [found for text in spoken for found in CUT.findall(text) if found in ("{", "}")]


def _balance(lines: Sequence[Line]) -> int:
    braces = _braces(lines)
    return braces.count("{") - braces.count("}")


def _listen(line: Line, said: dict[str, Line], say: Say, *, late: bool) -> None:
    word, colon, value = line.text.strip().lstrip("/").partition(":")
    name = DIRECTIVES.get(plain(word.strip()))
    if name and colon:
        _note(name, Line(line.number, value.strip()), said, say, late=late)
    elif colon and (guess := nearest(word.strip(), DIRECTIVES.values(), cutoff=ALMOST)):
        sentence = _("« // %(word)s » n’est pas connu. Vous vouliez peut-être dire « %(guess)s ».")
        say(line.number, sentence % {"word": word.strip(), "guess": guess})


def _note(name: str, value: Line, said: dict[str, Line], say: Say, *, late: bool) -> None:
    sentence = ""
    if late:
        sentence = _("« // %(name)s » vient trop tard. Placez-le avant le texte de la question.")
    elif not value.text:
        sentence = _("« // %(name)s » est vide. Complétez-le ou retirez-le.")
    elif name in said:
        sentence = _("« // %(name)s » est écrit deux fois pour une question. Gardez-en un.")
    elif name == ORDER and plain(value.text) != FIXED_ORDER:
        sentence = _("« // %(name)s » vaut « fixe ». Retirez-le pour mélanger les choix.")
    if sentence:
        say(value.number, sentence % {"name": name})
    else:
        said[name] = value
