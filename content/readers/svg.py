"""Drawings in SVG: only what draws. No script, no door to another place, no entity."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat  # expat itself bounds entities; we refuse the first one declared

from django.utils.translation import gettext as _

SVG = "http://www.w3.org/2000/svg svg"
REFUSED = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "set"}
    | {"animate", "animatetransform", "animatemotion", "audio", "video"}
)
LINKS = frozenset({"href", "src", "base"})
PICTURES = ("data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
MAX_COPIES, DEEPEST = 5_000, 500
OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#|['\"\s])|@import|image-set|\bsrc\(|\\", re.IGNORECASE)


class UnsafeDrawingError(Exception):
    """What is refused in the drawing, as a sentence to show."""


@dataclass
class _Copies:
    """What `use` draws again. A few of them within each other would draw millions."""

    open: list[str] = field(default_factory=lambda: [""])
    within: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    known: dict[str, int | None] = field(default_factory=dict)

    def start(self, name: str, own: str, address: str) -> None:
        if name == "use":
            self._hold(address.strip().removeprefix("#"), 1)
        if own and own not in self.open:
            self._hold(own, 0)
        self.open.append(own or self.open[-1])
        if len(self.open) > DEEPEST:
            raise RecursionError

    def _hold(self, other: str, copies: int) -> None:
        self.within.setdefault(self.open[-1], []).append((other, copies))

    def count(self, name: str = "") -> int:
        """How many times anything is drawn again. Raises RecursionError for what draws itself."""
        if name in self.known:
            known = self.known[name]
            if known is None:
                raise RecursionError
            return known
        self.known[name] = None
        made = sum(copies + self.count(other) for other, copies in self.within.get(name, ()))
        self.known[name] = made
        return made


class _Drawing:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.EntityDeclHandler = self.refuse_entity
        self.parser.ProcessingInstructionHandler = self.refuse_instruction
        self.open: list[str] = []
        self.style: list[str] = []
        self.copies = _Copies()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self.open and name != SVG:
            raise UnsafeDrawingError(not_a_drawing())
        local = local_name(name)
        if local in REFUSED:
            raise UnsafeDrawingError(_("il contient « %(name)s »") % {"name": local})
        said = {local_name(attribute): value for attribute, value in attributes.items()}
        for attribute, value in attributes.items():
            check_attribute(local_name(attribute), value)
        self.copies.start(local, said.get("id", ""), said.get("href", ""))
        self.open.append(local)

    def end(self, _name: str) -> None:
        self.copies.open.pop()
        if self.open.pop() == "style":
            check_style("".join(self.style))

    def words(self, text: str) -> None:
        if "style" in self.open:
            self.style.append(text)

    def refuse_entity(self, *_declaration: object) -> None:
        raise UnsafeDrawingError(_("il déclare une entité"))

    def refuse_instruction(self, *_instruction: object) -> None:
        raise UnsafeDrawingError(_("il appelle une feuille de style"))


def refusal_of_drawing(content: bytes) -> str:
    """Why this drawing is refused; empty when it only draws."""
    drawing = _Drawing()
    try:
        drawing.parser.Parse(content, True)
        return "" if drawing.copies.count() <= MAX_COPIES else _endless()
    except UnsafeDrawingError as error:
        return str(error)
    except RecursionError:
        return _endless()
    except (expat.ExpatError, ValueError, LookupError):
        return not_a_drawing()


def _endless() -> str:
    return _("il se recopie sans fin")


def local_name(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def check_attribute(name: str, value: str) -> None:
    if name.startswith("on"):
        raise UnsafeDrawingError(_("il réagit à un événement (« %(name)s »)") % {"name": name})
    if name in LINKS and not is_within(value):
        raise UnsafeDrawingError(outside())
    check_style(value)


def check_style(text: str) -> None:
    """Style sheets and presentation attributes alike may only point inside the drawing."""
    if OUTSIDE.search(text):
        raise UnsafeDrawingError(outside())


def is_within(address: str) -> bool:
    """`#…` points inside the drawing; a picture may be carried by the address itself."""
    return not address.strip() or address.strip().lower().startswith(("#", *PICTURES))


def outside() -> str:
    return _("il appelle un fichier du dehors")


def not_a_drawing() -> str:
    return _("ce n’est pas un SVG lisible")
