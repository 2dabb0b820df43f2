"""What each text of a page, a question or a scenario is called in the office."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail import blocks

from curriculum.models import Lesson
from curriculum.queries.words import WrittenPage
from curriculum.rules.scenarios import Scenario
from curriculum.rules.translating import French, part_of


def labels_of_page(page: WrittenPage, french: French) -> dict[str, str]:
    kinds = _kinds_of_blocks(page)
    return {place: _label_on_page(place, page, kinds) for place in french}


def labels_of_question(places: Iterable[str]) -> dict[str, str]:
    return {place: _label_in_question(place) for place in places}


def labels_of_scenario(scenario: Scenario, places: Iterable[str]) -> dict[str, str]:
    return {place: _label_in_scenario(place, scenario) for place in places}


def _kinds_of_blocks(page: WrittenPage) -> dict[str, blocks.Block]:
    if not isinstance(page, Lesson):
        return {}
    kinds = page.body.stream_block.child_blocks
    return {str(block.get("id")): kinds[block["type"]] for block in page.body.raw_data}


def _label_on_page(place: str, page: WrittenPage, kinds: dict[str, blocks.Block]) -> str:
    if place.startswith("objective:"):
        return _("Objectif")
    if part_of(place) in kinds:
        return _label_in_block(kinds[part_of(place)], place.split("/")[1:])
    field = page._meta.get_field(place)  # noqa: SLF001  # Django's documented _meta API
    return _capital(str(getattr(field, "verbose_name", place)))


def _label_in_block(block: blocks.Block, way: Iterable[str]) -> str:
    """« Encadré, titre » : the block, then what inside it has a name."""
    names = [str(block.label)]
    for step in way:
        if isinstance(block, blocks.StructBlock):
            block = block.child_blocks[step]
            names.append(str(block.label).lower())
        elif isinstance(block, blocks.ListBlock):
            block = block.child_block
    return ", ".join(dict.fromkeys(names))


def _label_in_question(place: str) -> str:
    if place == "prompt":
        return _("Énoncé")
    if place == "general_feedback":
        return _("Retour à tout le monde")
    choice, name = place.split("/")
    number = int(choice.removeprefix("choice:")) + 1
    sentences = {
        "text": _("Réponse %(number)s"),
        "match": _("Ce qui va avec la réponse %(number)s"),
        "feedback": _("Retour sur la réponse %(number)s"),
    }
    return sentences[name] % {"number": number}


def _label_in_scenario(place: str, scenario: Scenario) -> str:
    """« N01, La porte : choix 2 » ; the head of the file first."""
    part, _slash, way = place.partition("/")
    kind, _colon, key = part.partition(":")
    if kind == "clue":
        return _("Indice %(number)s") % {"number": int(key) + 1}
    if kind != "scene":
        return {"title": _("Titre"), "person": _("Personne")}[kind]
    said = {"scene": key, "title": scenario.by_key[key].title, "label": _label_in_scene(way)}
    return _("%(scene)s, %(title)s : %(label)s") % said


def _label_in_scene(way: str) -> str:
    choice, _slash, name = way.rpartition("/")
    number = int(choice.removeprefix("choice:")) + 1 if choice else 0
    sentences = {
        "title": _("titre"),
        "setting": _("décor"),
        "says": _("ce que dit la personne"),
        "debrief": _("bilan"),
        "text": _("choix %(number)s"),
        "feedback": _("retour sur le choix %(number)s"),
    }
    return sentences[name] % {"number": number}


def _capital(name: object) -> str:
    text = str(name)
    return text[:1].upper() + text[1:]
