"""Why an exercise could not be asked, said to who wrote it."""

from django.utils.translation import gettext as _

from curriculum.rules.exercise_checks import Found


def sentence_about(found: Found) -> str:
    said = {
        "few_groups": _("Il faut deux groupes au moins. Ajoutez-en un."),
        "few_cards": _("Il faut deux cartes au moins. Ajoutez-en dans un groupe."),
        "group_twice": _("Le groupe « %(words)s » est écrit deux fois. Gardez-en un."),
        "card_twice": _("La carte « %(words)s » est écrite deux fois. Gardez-en une."),
        "no_clue": _("Aucun indice n’est présent. Dites lesquels la fiche donne."),
        "model_tells": _("Le modèle dit « %(words)s », qui ne doit pas s’écrire. Retirez ce mot."),
        "no_line": _("Il faut une ligne au moins. Ajoutez-en une."),
        "same_version": _("La version proposée est la phrase de départ : « %(words)s »."),
        "no_sentence": _("Il faut une phrase au moins. Ajoutez-en une."),
    }[found.fault]
    return said % {"words": found.words}
