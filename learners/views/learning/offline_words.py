"""What the scripts of static/js/offline say: they keep it on the device, for when it is alone.

`{n}`, `{day}`… are filled in there. What is drawn is drawn here, once, as everywhere else.
"""

from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext


def words() -> dict[str, str]:
    return {
        **of_the_banner(),
        **of_keeping(),
        **of_a_quiz(),
        **of_an_exercise(),
        **of_a_dialogue(),
        **of_what_is_aside(),
    }


def drawn(name: str) -> str:
    return render_to_string(f"learners/learning/offline/{name}.html").strip()


def of_the_banner() -> dict[str, str]:
    return {
        "banner": drawn("banner"),
        "hour": gettext("{h} h {m}"),
        "copy": gettext("Vous lisez la copie gardée le {day}."),
        "waiting_one": gettext("{n} réponse attend la connexion."),
        "waiting_many": gettext("{n} réponses attendent la connexion."),
        "sent_one": gettext("{n} réponse envoyée à {hour}."),
        "sent_many": gettext("{n} réponses envoyées à {hour}."),
        "refused_one": gettext("{n} réponse n’a pas pu être prise."),
        "refused_many": gettext("{n} réponses n’ont pas pu être prises."),
        "sign_in": gettext("Connectez-vous pour les envoyer."),
    }


def of_keeping() -> dict[str, str]:
    return {
        "offer": gettext("Lisez et répondez sans connexion : dans le train, à la cave, en visite."),
        "keep": gettext("Garder ce module sur mon appareil"),
        "weighs": gettext("{n} pages, leurs images et leurs quiz : environ {weight}."),
        "only_here": gettext("Avec les réponses, pour vous seul·e, sur cet appareil seulement."),
        "stays_online": gettext("Les vidéos, les sons et les fichiers restent en ligne."),
        "keep_now": gettext("Garder, environ {weight}"),
        "not_now": gettext("Pas maintenant"),
        "progress": gettext("Nous gardons le module : {done} morceaux sur {all}."),
        "cut": gettext(
            "La connexion s’est coupée. Rien n’est perdu : réessayez quand elle revient."
        ),
        "no_room": gettext("Il n’y a plus assez de place sur cet appareil."),
        "try_again": gettext("Réessayer"),
        "kept": gettext("Gardé sur cet appareil le {day}, {weight}."),
        "come_back": gettext(
            "Sans visite, votre navigateur peut l’effacer au bout d’une semaine."
            " Revenez avant le {day}."
        ),
        "again_now": gettext("Mettre à jour"),
        "forget": gettext("Ne plus garder"),
        "forgotten": gettext("Ce module n’est plus gardé sur cet appareil."),
        "megabytes": gettext("{n} Mo"),
        "kilobytes": gettext("{n} ko"),
    }


def of_a_quiz() -> dict[str, str]:
    return {
        "right": drawn("right"),
        "to_review": drawn("to_review"),
        "missing": drawn("missing"),
        "result_one": gettext("{right} juste sur {total}."),
        "result_many": gettext("{right} justes sur {total}."),
        "needed": gettext("Il en faut {n}."),
        "stays": gettext(
            "Vos réponses attendent sur cet appareil. Elles partent avec la connexion."
        ),
        "later": gettext(
            "Vos réponses attendent sur cet appareil. Le résultat viendra avec la connexion."
        ),
        "was_read": gettext("C’est noté sur cet appareil, et partira avec la connexion."),
        "again": gettext("Répondre à ce qui est à revoir"),
        "partly": gettext("En partie juste : il manque un choix, ou il y en a un de trop."),
    }


def of_a_dialogue() -> dict[str, str]:
    return {
        "begun_here": gettext("Il vous attend là où vous l’avez laissé."),
        "led_here": gettext(
            "Vous l’avez mené à une fin. Votre phrase attend sur cet appareil, et part avec la"
            " connexion."
        ),
        "play_later": gettext(
            "Ce dialogue a changé depuis que vous l’avez gardé : il se joue avec la connexion."
        ),
        "read_again": gettext(
            "Votre phrase est à relire : on y reconnaîtrait peut-être quelqu’un. « {sentence} »"
        ),
    }


def of_an_exercise() -> dict[str, str]:
    return {
        "again_work": gettext("Rendre de nouveau"),
        "take_up": gettext("Reprendre mon texte"),
        "cards_again": gettext("Les cartes à revoir"),
        "rest_later": gettext("Le reste du retour viendra avec la connexion."),
        "longest_one": longest(1),
        "longest_many": longest(2),
    }


def longest(count: int) -> str:
    return ngettext("%(words)s mot", "%(words)s mots", count) % {"words": "{n}"}


def of_what_is_aside() -> dict[str, str]:
    return {
        "aside": drawn("aside"),
        "aside_one": gettext("{n} réponse est à revoir sur cet appareil."),
        "aside_many": gettext("{n} réponses sont à revoir sur cet appareil."),
        "see_aside": gettext("La revoir dans sa leçon"),
        "older": gettext(
            "Vous avez continué ailleurs depuis."
            " Ce que vous aviez commencé ici reste sur cet appareil."
        ),
        "aside_here": gettext("Ceci était dans le formulaire, et reste sur cet appareil."),
        "dropped": gettext("C’est effacé de cet appareil."),
    }
