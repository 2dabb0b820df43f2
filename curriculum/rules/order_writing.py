"""A question to put in order, as a pack writes it: canonical YAML."""

import json
import re
from collections.abc import Iterator

from curriculum.rules.questions import Choice, Wording

# Read as it is by any YAML: no quotation marks around what does not need them.
BARE = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff:#\\\"]*[^\W_]|)[.!?…»)]?")
ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def order_of(wording: Wording, *, key: str, objective: str = "", topic: str = "") -> str:
    """The lines between the fences, each ended by a line feed."""
    said = {
        "cle": key,
        "question": wording.prompt,
        "objectif": objective,
        "theme": topic,
        "source": wording.source,
    }
    lines = [f"{word}: {value_of(value)}" for word, value in said.items() if value]
    lines += ["etapes:", *(line for choice in wording.choices for line in _item(choice))]
    if wording.general_feedback:
        lines.append(f"retour: {value_of(wording.general_feedback)}")
    return "\n".join([*lines, ""])


def _item(choice: Choice) -> Iterator[str]:
    if not choice.feedback:
        yield f"  - {value_of(choice.text)}"
        return
    yield f"  - texte: {value_of(choice.text)}"
    yield f"    retour: {value_of(choice.feedback)}"


def value_of(text: str) -> str:
    """Between quotation marks when YAML would read something else in it."""
    bare = text.strip()
    if BARE.fullmatch(bare):
        return bare
    quoted = json.dumps(bare.replace("\r\n", "\n"), ensure_ascii=False)
    return ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
