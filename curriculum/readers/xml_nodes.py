"""XML, an element at a time, with its line: never a tree of the whole, never an entity.

The parser is defusedxml's: it refuses a document type, entities and anything from elsewhere.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from xml.sax import SAXParseException  # its error; the parser is defusedxml's
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser
from django.utils.translation import gettext as _

from curriculum.readers.encodings import UnreadableTextError

A_PIECE = 64 * 1024
DEEPEST = 60


class TooDeepError(Exception):
    """Elements within elements, beyond what any bank of questions needs."""


@dataclass
class Node:
    """`parts` are its words and elements, in order.

    `dropped` counts the signs of an element whose content was not kept.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    parts: list["str | Node"] = field(default_factory=list)
    dropped: int = 0

    @property
    def children(self) -> list["Node"]:
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def text(self) -> str:
        """Its own words, without those of its elements."""
        return "".join(part for part in self.parts if isinstance(part, str)).strip()

    @property
    def length(self) -> int:
        """The signs of its words and of those of all its elements."""
        return sum(len(p) if isinstance(p, str) else p.length for p in self.parts)

    def all(self, tag: str) -> list["Node"]:
        return [child for child in self.children if child.tag == tag]

    def first(self, *tags: str) -> "Node | None":
        """Down the path; None as soon as there is no such element."""
        found: Node | None = self
        for tag in tags:
            found = next(iter(found.all(tag)), None) if found else None
        return found

    def words(self, *tags: str) -> str:
        """The text at the end of a path; empty when there is none."""
        found = self.first(*tags)
        return found.text if found else ""

    def let_go(self, lighten: Callable[[str], str]) -> None:
        """Keep of its words, and of those of all its elements, what `lighten` leaves."""
        words = "".join(part for part in self.parts if isinstance(part, str))
        self.parts = [lighten(words), *self.children]
        for child in self.children:
            child.let_go(lighten)

    def within(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.within()


class Gatherer(ContentHandler):
    """Whole elements of one tag, as they close; `unread` are elements whose content is let go."""

    def __init__(self, wanted: str, unread: Collection[str], line: Callable[[], int]) -> None:
        super().__init__()
        self._wanted, self._unread, self._line = wanted, unread, line
        self._open: list[Node] = []
        self._depth = 0
        self.root = ""
        self.ready: list[Node] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  # SAX's own name
        self.root = self.root or name
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooDeepError
        if self._open or name == self._wanted:
            node = Node(name, dict(attrs.items()), self._line())
            if self._open:
                self._open[-1].parts.append(node)
            self._open.append(node)

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002  # SAX's own name
        self._depth -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.ready.append(node)

    def characters(self, content: str) -> None:
        if not self._open:
            return
        node = self._open[-1]
        if node.tag in self._unread:
            node.dropped += len(content)
        else:
            node.parts.append(content)


def elements_of(text: str, wanted: str, *, root: str, unread: Collection[str]) -> Iterator[Node]:
    """Each element `wanted`; raises UnreadableTextError where the file cannot be read further."""
    parser = make_parser()
    gatherer = Gatherer(wanted, unread, parser.getLineNumber)
    parser.forbid_dtd = True
    parser.setContentHandler(gatherer)
    for start in range(0, len(text) + A_PIECE, A_PIECE):
        piece = text[start : start + A_PIECE]
        try:
            parser.feed(piece) if piece else parser.close()
        except DefusedXmlException as refusal:
            yield from gatherer.ready
            line = parser.getLineNumber() or 1
            raise UnreadableTextError(line, _dangerous()) from refusal
        except (SAXParseException, TooDeepError) as failure:
            yield from gatherer.ready
            raise UnreadableTextError(parser.getLineNumber() or 1, _cut_short()) from failure
        yield from gatherer.ready
        gatherer.ready = []
        if gatherer.root and gatherer.root != root:
            raise UnreadableTextError(1, _("Ce XML n’est pas une banque de questions de Moodle."))


def _dangerous() -> str:
    return _("Ce XML déclare des entités ou un type de document. Exportez-le de nouveau de Moodle.")


def _cut_short() -> str:
    return _("Le fichier ne se lit plus à partir d’ici. Exportez-le de nouveau, en entier.")
