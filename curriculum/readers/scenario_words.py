"""Lists of clues, as a scenario writes them."""

import re

from django.utils.translation import gettext as _
from yaml.nodes import Node, SequenceNode

from curriculum.readers.front_matter import line_of, text_in
from curriculum.readers.problems import Say

CLUE = re.compile(r"[^\W_](?:[\w ’-]{0,38}[^\W_])?")
MAX_CLUES = 16


def words_of(root: Node | None, word: str, say: Say) -> tuple[str, ...]:
    if root is None:
        return ()
    if not isinstance(root, SequenceNode):
        say(line_of(root), _("« %(word)s » est une liste : [un, deux].") % {"word": word})
        return ()
    words = [text_in(node) or "" for node in root.value]
    for node, said in zip(root.value, words, strict=True):
        if not CLUE.fullmatch(said):
            say(line_of(node), _("Un indice est un mot, de 40 lettres au plus."))
    if len(set(words)) < len(words):
        say(line_of(root), _("Un indice est écrit deux fois. Gardez-en un."))
    if len(words) > MAX_CLUES:
        say(line_of(root), _("Plus de 16 indices. Gardez les principaux."))
    return tuple(words)
