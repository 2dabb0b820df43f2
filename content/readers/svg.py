"""Drawings in SVG: only what draws. No script, no door to another place, no entity."""

import re
from collections.abc import Mapping
from xml.parsers import expat  # expat itself bounds entities; we refuse the first one declared

from django.utils.translation import gettext as _

SVG = "http://www.w3.org/2000/svg svg"
REFUSED = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "set"}
    | {"animate", "animatetransform", "animatemotion", "audio", "video"}
)
LINKS = frozenset({"href", "src", "base"})
PICTURES = ("data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#|['\"\s])|@import|image-set|\bsrc\(|\\", re.IGNORECASE)


class UnsafeDrawingError(Exception):
    """What is refused in the drawing, as a sentence to show."""


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

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self.open and name != SVG:
            raise UnsafeDrawingError(not_a_drawing())
        local = local_name(name)
        if local in REFUSED:
            raise UnsafeDrawingError(_("il contient « %(name)s »") % {"name": local})
        for attribute, value in attributes.items():
            check_attribute(local_name(attribute), value)
        self.open.append(local)

    def end(self, _name: str) -> None:
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
    try:
        _Drawing().parser.Parse(content, True)
    except UnsafeDrawingError as error:
        return str(error)
    except (expat.ExpatError, ValueError, LookupError):
        return not_a_drawing()
    return ""


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
