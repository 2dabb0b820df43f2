"""The English of a pack's dialogues: the same scenes and the same choices, in other words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from curriculum.actions.packs.coming import Coming, Kind, no_french
from curriculum.models import Scenario
from curriculum.readers.problems import Problem
from curriculum.readers.scenario_sentences import about_choice, about_scene
from curriculum.rules.identity import Names
from curriculum.rules.packs import PackModule, ScenarioLines
from curriculum.rules.scenario_beside import Difference, differences
from curriculum.rules.scenario_words import words_of_scenario
from curriculum.rules.scenarios import NAMED_CLUES
from curriculum.rules.scenarios import Scenario as Written


def settle_english_scenarios(
    taught: PackModule, french: PackModule | None, names: Names, coming: Coming
) -> Iterator[Problem]:
    """Their words; or why they have no place. `french` is of the same source, when it is there."""
    beside = {it.key: it for it in french.scenarios} if french else {}
    for english in taught.scenarios:
        lines = taught.scenario_lines[english.key]
        scenario = Scenario.objects.filter(pk=names.scenario(english.key)).first()
        current = scenario.current if scenario else None
        if scenario is None or current is None:
            yield Problem(lines.file, 1, no_french(english.key))
            continue
        own = beside.get(english.key, current.written)
        found = list(_problems(own, english, lines))
        yield from found
        if not found:
            texts, said = words_of_scenario(own), words_of_scenario(english)
            name = f"{taught.key}/{english.key}"
            coming.settle(Kind.SCENARIO, scenario.pk, texts, said, name)


def _problems(french: Written, english: Written, lines: ScenarioLines) -> Iterator[Problem]:
    for it in differences(french, english):
        yield Problem(lines.file, _line_of(it, lines), _sentence_about(it))


def _line_of(it: Difference, lines: ScenarioLines) -> int:
    if it.kind == "missing_scene":
        return lines.head["etapes"]
    if not it.scene:
        return lines.head[it.word]
    return lines.choices[it.scene][it.choice - 1] if it.choice else lines.scenes[it.scene]


def _sentence_about(it: Difference) -> str:
    known = ", ".join(NAMED_CLUES)
    sentence = _sentence(it) % {"word": it.word, "known": known}
    if it.choice:
        sentence = about_choice(it.choice, sentence)
    return about_scene(it.scene, sentence) if it.scene else sentence


def _sentence(it: Difference) -> str:
    return {
        "head": _("« %(word)s » n’est pas ici ce qu’il est en français. Accordez-les."),
        "clues": _(
            "« %(word)s » : gardez autant d’indices, dans le même ordre. Ceux-ci gardent leur"
            " nom : %(known)s."
        ),
        "unknown_scene": _("elle n’existe pas en français. Retirez-la, ou corrigez son nom."),
        "missing_scene": _("L’étape « %(word)s » du français manque ici. Ajoutez-la."),
        "scene": _(
            "en français, « fin », « indices », « decor » ou « bilan » n’est pas le même."
            " Accordez-les."
        ),
        "choices": _("en français, elle a %(word)s choix. Gardez les mêmes, dans l’ordre."),
        "choice": _(
            "en français, il mène ailleurs, ou ne change pas la confiance de même. Accordez-les."
        ),
    }[it.kind]
