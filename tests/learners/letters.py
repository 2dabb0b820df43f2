"""Letters to test with: one of each kind, as their journeys write them."""

from uuid import uuid4

from learners.actions.running.letters import write_letter
from learners.models import Letter

CONTEXTS = {
    "sign_in_code": ({"first_name": "Ada"}, {"code": "417203"}),
    "unknown_address": ({"first_name": ""}, {"code": ""}),
    "password_changed": ({"first_name": "Ada"}, {}),
    "mailed_code": ({"first_name": "Ada", "purpose": "address"}, {"code": "417203"}),
    "sign_up_code": (
        {"first_name": "", "is_known": False, "path_title": "Aider sans faire à la place"},
        {"code": "417203"},
    ),
    "address_taken": ({"first_name": "Ada"}, {}),
    "address_removed": ({"first_name": "Ada", "main": "ada@perso.fr"}, {}),
    "main_address_changed": ({"first_name": "Ada", "main": "ada@perso.fr"}, {}),
    "referral_ended": (
        {"first_name": "Ada", "institution": "Mairie d’Ivry", "path_title": "Aider"},
        {},
    ),
    "referral_reopened": (
        {"first_name": "Ada", "institution": "Mairie d’Ivry", "path_title": "Aider"},
        {},
    ),
    "way_back_printed": ({"first_name": "Ada", "printed_by": "Colette Martin"}, {}),
    "person_invitation": (
        {
            "first_name": "Ada",
            "last_name": "Lovelace",
            "institution": "Mairie d’Ivry <b>&</b> CCAS",
            "invited_by": "Colette Martin",
            "path_title": "Aider sans faire à la place",
            "minutes": 90,
            "expires_on": "2026-12-23",
        },
        {"link": "http://127.0.0.1:8000/invitation/abc/", "code": "K7F2-QM84"},
    ),
    "referent_invitation": (
        {
            "first_name": "Colette",
            "last_name": "Martin",
            "institution": "Mairie d’Ivry",
            "invited_by": "Edith Clarke",
            "expires_on": "2026-12-23",
        },
        {"link": "http://127.0.0.1:8000/invitation/abc/", "code": "K7F2-QM84"},
    ),
    "path_enlarged": (
        {
            "first_name": "Ada",
            "path_title": "Aider sans faire à la place",
            "reason": "La règle a changé au 1er novembre.",
            "added": ["« Dire non et rester là » : une leçon de plus, 7 min"],
            "left": "Il vous reste 2 leçons et 1 quiz (environ 25 min).",
        },
        {"link": "http://127.0.0.1:8000/mon-espace/"},
    ),
    "help_asked": (
        {
            "first_name": "Blaise",
            "asked_by": "Ada Lovelace",
            "lesson_title": "Quatre côtés <b>",
            "due_on": "2026-11-04",
            "handed_by": "",
        },
        {"link": "http://127.0.0.1:8000/formation/questions/7/"},
    ),
    "help_answered": (
        {"first_name": "Ada", "answered_by": "Blaise Pascal", "lesson_title": "Quatre côtés"},
        {"link": "http://127.0.0.1:8000/mon-espace/questions/7/"},
    ),
    "note_answered": (
        {"first_name": "Ada"},
        {"link": "http://127.0.0.1:8000/mon-espace/"},
    ),
    "need_said": (
        {"first_name": "Hélène"},
        {"link": "http://127.0.0.1:8000/formation/amenagements/"},
    ),
    "need_arranged": (
        {"first_name": "Ada"},
        {"link": "http://127.0.0.1:8000/mon-espace/reponse/"},
    ),
    "exemption_granted": (
        {"first_name": "Ada", "module_title": "Regarder à <b>"},
        {"link": "http://127.0.0.1:8000/mon-espace/dispense/7/8/"},
    ),
    "notes_going": (
        {"first_name": "Ada", "expires_on": "2026-12-12"},
        {"link": "http://127.0.0.1:8000/mon-espace/"},
    ),
    "reminder": (
        {
            "first_name": "Ada",
            "paths": [
                {
                    "title": "Aider sans faire à la place",
                    "left": "Il vous reste 2 leçons et 1 quiz (environ 25 min).",
                    "ends": "12 décembre 2026",
                    "next": "Dire non et rester là <b>",
                    "time": "7 min",
                },
                {
                    "title": "Accueillir au guichet",
                    "left": "Il vous reste 1 leçon (environ 8 min).",
                    "ends": "",
                    "next": "Dix minutes",
                    "time": "8 min",
                },
            ],
        },
        {
            "link": "http://127.0.0.1:8000/modules/faire-avec-faire-pour/dire-non/",
            "refusal": "http://127.0.0.1:8000/lettres/arreter/abc/",
        },
    ),
    "placement_again": (
        {"first_name": "Ada", "path_title": "Aider sans faire à la place"},
        {"link": "http://127.0.0.1:8000/mon-espace/positionnement/abc/"},
    ),
    "certificate_ready": (
        {
            "first_name": "Ada",
            "path_title": "Aider sans faire à la place",
            "number": "K7F2-QM84-ABCDE",
            "minutes": 90,
        },
        {"link": "http://127.0.0.1:8000/mon-espace/attestations/K7F2-QM84-ABCDE/"},
    ),
    "review_asked": (
        {"first_name": "Simone", "page_title": "Quatre côtés <b>", "by": "Jeanne Morel"},
        {"link": "http://127.0.0.1:8000/admin/pages/7/edit/"},
    ),
    "review_late": (
        {
            "first_name": "Simone",
            "page_title": "Quatre côtés",
            "by": "Jeanne Morel",
            "since": "2 novembre 2026",
        },
        {"link": "http://127.0.0.1:8000/admin/pages/7/edit/"},
    ),
    "review_answered": (
        {
            "first_name": "Jeanne",
            "page_title": "Quatre côtés",
            "by": "Simone Renard",
            "is_approved": False,
            "comment": "Plus court.",
        },
        {"link": "http://127.0.0.1:8000/admin/pages/7/edit/"},
    ),
    "page_commented": (
        {
            "first_name": "Jeanne",
            "page_title": "Quatre côtés",
            "by": "Simone Renard",
            "texts": ["Plus court ?"],
        },
        {"link": "http://127.0.0.1:8000/admin/pages/7/edit/"},
    ),
}


def a_letter(kind="sign_in_code", *, at, cause=None, **changes) -> Letter:
    context, secret = CONTEXTS[kind]
    letter = {"to": "ada@exemple.fr", "person": None, "language": "fr"}
    letter |= {"context": context, "secret": secret, **changes}
    return write_letter(kind=kind, cause=cause or uuid4(), at=at, **letter)
