"""Why a scenario cannot be played, said to who wrote it: the scene, and what to do about it."""

from django.utils.translation import gettext as _

from curriculum.rules.scenario_faults import ScenarioFault


def about_scene(key: str, sentence: str) -> str:
    return _("Étape « %(scene)s » : %(sentence)s") % {"scene": key, "sentence": sentence}


def about_choice(number: int, sentence: str) -> str:
    return _("choix %(number)s : %(sentence)s") % {"number": number, "sentence": sentence}


def sentence_about(fault: ScenarioFault) -> str:
    sentence = _sentence(fault) % {"word": fault.word}
    if fault.choice:
        sentence = about_choice(fault.choice, sentence)
    return about_scene(fault.scene, sentence) if fault.scene else sentence


def _sentence(fault: ScenarioFault) -> str:
    return {
        "no_start": _("« depart » nomme l’étape « %(word)s », qui n’existe pas."),
        "starts_with_ending": _("le dialogue commence par une fin. Changez « depart »."),
        "bad_trust": _("La confiance au départ va de 1 à 8."),
        "no_break_off": _("« rupture » nomme « %(word)s », qui n’est pas une fin. Écrivez-la."),
        "no_ending": _("Aucune étape n’est une fin. Ajoutez « fin: true » à l’une d’elles."),
        "no_choice": _(
            "aucun choix, et ce n’est pas une fin. Ajoutez des choix, ou « fin: true »."
        ),
        "choices_at_ending": _("une fin n’a pas de choix. Retirez-les, ou retirez « fin »."),
        "missing_scene": _("ce choix mène à « %(word)s », qui n’existe pas."),
        "same_choice": _("ce choix dit la même chose qu’un autre. Changez ses mots."),
        "unknown_clue": _("l’indice « %(word)s » n’est pas dans la liste « indices »."),
        "clue_nowhere": _("Aucune étape ne donne l’indice « %(word)s ». Retirez-le de la liste."),
        "unreachable": _("aucun choix ne mène ici. Reliez cette étape, ou retirez-la."),
        "unreachable_ending": _("aucun choix ne mène à cette fin. Reliez-la, ou retirez-la."),
        "never_met": _("la confiance ou les indices ne suffisent jamais pour venir ici."),
        "no_way_out": _("d’ici, aucune fin n’est possible. Ajoutez un choix qui en sort."),
    }[fault.kind]
