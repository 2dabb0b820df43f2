"""One form, one row: the identity of what a form creates."""

import json
from uuid import UUID, uuid5


def identity_of(key: UUID, content: object) -> UUID:
    """The id of what a form with this key and this content creates.

    The same form sent twice gives the same id, so the second finds the first; the same key
    with other content (back button, offline copy) gives another id, so nothing is refused.
    `content` is anything JSON can hold; order of keys does not matter.
    """
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return uuid5(key, canonical)
