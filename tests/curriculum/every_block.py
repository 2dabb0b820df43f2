"""One block of each kind that stands in a row beside words."""

from uuid import NAMESPACE_URL, uuid5

from tests import recorded

GRID = {
    "data": [["Geste", "Qui"], ["ouvrir", "**la personne**"], ["", None]],
    "cell": [],
    "table_caption": "Qui fait quoi",
    "table_header_choice": "both",
}


def block(kind, value):
    return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{kind}:{value}"))}


def steps(*listed):
    items = [{"type": "item", "id": str(n), "value": step} for n, step in enumerate(listed)]
    return block("steps", {"steps": items})


def blocks():
    guide = recorded.handout("Guide", language="en")
    return [
        block("heading", "Essayer"),
        block("quotation", {"text": "« Je n’ose plus demander. »", "who": "Madame Perrin"}),
        block("accordion", {"title": "Et sur iPhone ?", "text": "- Un\n- Deux"}),
        block("table", GRID),
        steps({"title": "Ouvrir", "text": "L’**enveloppe**."}, {"title": "Lire", "text": ""}),
        block("recording", {"recording": recorded.sound().pk}),
        block("recording", {"recording": recorded.video().pk}),
        block("download", {"handout": recorded.handout().pk, "title": ""}),
        block("download", {"handout": guide.pk, "title": "Lire"}),
    ]
