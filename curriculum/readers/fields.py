"""The keys and values of a front matter, read one by one, each wrong one said at its line.

A getter answers None when it has said a problem (or when an optional key is absent).
"""

import re
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from curriculum.readers.front_matter import line_of, text_in
from curriculum.readers.problems import Say
from curriculum.readers.suggestions import or_else
from curriculum.rules.keys import LONGEST_KEY, is_key

WHOLE = re.compile(r"[0-9]{1,4}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UUID_FORM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
# What a YAML escape can say and no database keeps.
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
FLAGS = {"true": True, "oui": True, "false": False, "non": False}


def slug_rule() -> str:
    return _("Une clé n’a que des minuscules sans accent, des chiffres et des tirets.")


class Fields:
    """One mapping of the front matter; `line` is where it begins."""

    def __init__(self, root: MappingNode, *, line: int, known: Collection[str], say: Say) -> None:
        self.line = line
        self._say = say
        self._values: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        for key, value in root.value:
            self._take(text_in(key) or "", line_of(key), value, known)

    def _take(self, key: str, line: int, value: Node, known: Collection[str]) -> None:
        named = {"key": key}
        if key not in known:
            sentence = self.unknown() % named
            self._say(line, f"{sentence} {or_else(key, known)}")
        elif key in self._values:
            named["line"] = str(self._lines[key])
            say = _("« %(key)s » est déjà écrit à la ligne %(line)s. Gardez-en un seul.")
            self._say(line, say % named)
        else:
            self._values[key] = value
            self._lines[key] = line

    def unknown(self) -> str:
        return _("« %(key)s » n’est pas un mot-clé de cet en-tête.")

    def missing(self) -> str:
        return _("« %(key)s » manque dans l’en-tête. Ajoutez-le avec sa valeur.")

    def holds(self, key: str) -> bool:
        return key in self._values

    def line_of(self, key: str) -> int:
        return self._lines.get(key, self.line)

    def text(
        self, key: str, *, longest: int, required: bool = True, may_be_empty: bool = False
    ) -> str | None:
        """`resume: ""` is nothing on purpose, where nothing is allowed."""
        if may_be_empty and _is_meant(self._values.get(key)):
            return ""
        node = self.node(key, required=required)
        if node is None:
            return None if required else ""
        text = text_in(node)
        if text is None:
            self._refuse(key, _("« %(key)s » est un texte, pas une liste."))
        elif len(text) > longest:
            sentence = _("« %(key)s » est trop long. Gardez %(longest)s signes au plus.")
            self._refuse(key, sentence, longest=longest)
        elif UNWRITABLE.search(text):
            self._refuse(key, _("« %(key)s » contient un signe invisible interdit. Retapez-le."))
        else:
            return text
        return None

    def slug(self, key: str) -> str | None:
        text = self.text(key, longest=LONGEST_KEY)
        if text is None or is_key(text):
            return text
        self._say(self.line_of(key), f"« {text} ». {slug_rule()}")
        return None

    def whole(self, key: str) -> int | None:
        text = self._plain(key)
        if text is not None and WHOLE.fullmatch(text) and int(text):
            return int(text)
        if text is not None:
            self._refuse(key, _("« %(key)s » est un nombre entier, plus grand que zéro."))
        return None

    def day(self, key: str) -> date | None:
        text = self._plain(key)
        if text is not None and DAY.fullmatch(text):
            with suppress(ValueError):
                return date.fromisoformat(text)
        if text is not None:
            sentence = _("« %(text)s » n’est pas une date. Écrivez année-mois-jour : 2026-11-23.")
            self._refuse(key, sentence, text=text)
        return None

    def identifier(self, key: str) -> UUID | None:
        text = self._plain(key)
        if text is not None and UUID_FORM.fullmatch(text):
            return UUID(text)
        if text is not None:
            self._refuse(key, _("« %(key)s » est un UUID : 36 signes, tirés au hasard une fois."))
        return None

    def one_of(self, key: str, allowed: Collection[str]) -> str | None:
        text = self._plain(key)
        if text is None or text in allowed:
            return text
        sentence = _("« %(text)s » n’est pas prévu pour « %(key)s ».")
        self._refuse(key, f"{sentence} {or_else(text, allowed)}", text=text)
        return None

    def flag(self, key: str, *, default: bool) -> bool | None:
        if key not in self._values:
            return default
        text = self._plain(key)
        if text is not None and text.casefold() in FLAGS:
            return FLAGS[text.casefold()]
        if text is not None:
            self._refuse(key, _("« %(key)s » vaut true ou false."))
        return None

    def items(self, key: str) -> list[Node]:
        """The items of a list; none, and said so, when there is no list or it is empty."""
        node = self.node(key, required=True)
        if isinstance(node, SequenceNode) and node.value:
            return list(node.value)
        if node is not None:
            self._refuse(key, _("« %(key)s » est une liste : un tiret par ligne."))
        return []

    def _plain(self, key: str) -> str | None:
        return self.text(key, longest=LONGEST_KEY)

    def node(self, key: str, *, required: bool = True) -> Node | None:
        """The value of a key, None when it is absent or left empty."""
        node = self._values.get(key)
        if node is not None and text_in(node) != "":
            return node
        if required:
            self._refuse(key, self.missing())
        return None

    def _refuse(self, key: str, sentence: str, **details: object) -> None:
        self._say(self.line_of(key), sentence % {"key": key, **details})


def _is_meant(node: Node | None) -> bool:
    """Whether somebody wrote quotation marks around nothing."""
    return isinstance(node, ScalarNode) and not node.value and node.style in ("'", '"')
