"""One table: person × address → answer. It is built from the address table itself.

Every address of ours (config/urls.py) must have its row: an address without one fails the test.
`→ x` is a redirect to x; « sign in » is a redirect to the sign-in page.
"""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from learners.models import Certificate, Institution, Referral, User
from learners.rules.proofs.numbers import shown
from tests.doors import finish_path
from tests.printing import bring_sheets

Browser = Callable[[User], Client]
PEOPLE = ("nobody", "ada", "blaise", "colette", "denis", "edith")
SIGN_IN = "sign in"
ANYBODY = (200,) * 6
SIGNED_IN = (SIGN_IN, 200, 200, 200, 200, 200)
ADA_ALONE = (SIGN_IN, 200, 404, 404, 404, 404)
COLETTE_ALONE = (SIGN_IN, 404, 404, 200, 404, 404)
TRAINERS_ALONE = (SIGN_IN, 404, 200, 404, 404, 200)
OFFICE_ALONE = (SIGN_IN, 404, 200, 404, 404, 200)
POST_ONLY = (405,) * 6
THEN_POST_ONLY = (SIGN_IN, *[405] * 5)

# name of the address: what it needs, and the answers for nobody, ada, blaise, colette, denis, edith
TABLE: dict[str, tuple[tuple[str, ...], tuple[int | str, ...]]] = {
    "health": ((), ANYBODY),
    "robots": ((), ANYBODY),
    "service_worker": ((), ANYBODY),
    "media": (("picture",), (404,) * 6),
    "captions": (("recording",), (404,) * 6),
    "account_login": ((), (200, *["→"] * 5)),
    "account_confirm_login_code": ((), ("→ /connexion/", *["→"] * 5)),
    "sign_in_with_password": ((), (200, *["→"] * 5)),
    "after_sign_in": ((), (SIGN_IN, *["→"] * 5)),
    "account_logout": ((), ("→ /deconnexion/faite/", *[200] * 5)),
    "left": ((), (200, *["→ /deconnexion/"] * 5)),
    "sign_out_elsewhere": ((), THEN_POST_ONLY),
    "curtain": ((), (SIGN_IN, *["→ /connexion/suite/"] * 5)),
    "office_sign_in": ((), (SIGN_IN, *["→"] * 5)),
    "enter_invitation_code": ((), ANYBODY),
    "accept_invitation": (("token",), (404,) * 6),
    "sign_in_with_card": ((), (200, *["→"] * 5)),
    "sign_up": (("slug",), ANYBODY),
    "confirm_sign_up": ((), ("→ /parcours/", *["→"] * 5)),
    "join_with_code": ((), ANYBODY),
    "join_code": (("code",), (404,) * 6),
    "enter_card_code": ((), ANYBODY),
    "access_card": (("code",), (404,) * 6),
    "choose_language": ((), POST_ONLY),
    "refuse_letters": (("token",), (404,) * 6),
    "my_space": ((), SIGNED_IN),
    "what_fits": (("minutes",), (SIGN_IN, *["→ /mon-espace/"] * 5)),
    "my_certificates": ((), SIGNED_IN),
    "my_certificate": (("number",), ADA_ALONE),
    "my_paper": (("number",), (SIGN_IN, 202, 404, 404, 404, 404)),
    "logbook": ((), (SIGN_IN, *["→"] * 5)),
    "open_logbook": ((), SIGNED_IN),
    "start_logbook_again": ((), SIGNED_IN),
    "write_note": ((), (SIGN_IN, *["→"] * 5)),
    "keep_notes": ((), (SIGN_IN, *["→"] * 5)),
    "change_note": (("note",), (SIGN_IN, *["→"] * 5)),
    "delete_note": (("note",), (SIGN_IN, *["→"] * 5)),
    "put_note_back": (("note",), (SIGN_IN, *["→"] * 5)),
    "share_note": (("note",), (SIGN_IN, *["→"] * 5)),
    "take_note_back": (("note",), (SIGN_IN, *["→"] * 5)),
    "shared_notes": ((), (SIGN_IN, 404, 200, 404, 404, 200)),
    "answer_note": (("note",), (SIGN_IN, *[404] * 5)),
    "my_data": ((), SIGNED_IN),
    "choose_password": ((), SIGNED_IN),
    "path": (("path",), ANYBODY),
    "my_profile": ((), SIGNED_IN),
    "add_address": ((), THEN_POST_ONLY),
    "confirm_address": ((), (SIGN_IN, *["→ /mon-espace/profil/"] * 5)),
    "remove_address": (("address",), (SIGN_IN, *["→"] * 5)),
    "make_main_address": (("address",), THEN_POST_ONLY),
    "prove": ((), SIGNED_IN),
    "send_proof_code": ((), THEN_POST_ONLY),
    "prove_by_code": ((), (SIGN_IN, *["→ /mon-espace/confirmer/"] * 5)),
    "read_notice": (("letter",), (SIGN_IN, *[404] * 5)),
    "stop_path": (("enrolment",), (SIGN_IN, "→ /mon-espace/", *[404] * 4)),
    "take_up_path": (("enrolment",), (SIGN_IN, "→ /mon-espace/", *[404] * 4)),
    "path_finished": (("enrolment",), ADA_ALONE),
    "placement": (("enrolment",), ADA_ALONE),
    "ask_exemption": (("enrolment", "some_module"), ADA_ALONE),
    "decide_exemption": (("enrolment", "some_module"), (SIGN_IN, *[404] * 5)),
    "my_need": ((), SIGNED_IN),
    "training": ((), (SIGN_IN, 404, 200, 404, 404, 200)),
    "trainer_placements": ((), (SIGN_IN, 404, 200, 404, 404, 200)),
    "adapt_training": (("enrolment",), (SIGN_IN, *[404] * 5)),
    "adjustment_needs": ((), (SIGN_IN, *[404] * 5)),
    "arrange_need": (("person",), (SIGN_IN, *[404] * 5)),
    "module": (("module",), ANYBODY),
    "module_to_keep": (("module",), ADA_ALONE),
    "offline": ((), ANYBODY),
    "who_is_here": ((), ANYBODY),
    "print_module": (("module",), (SIGN_IN, 200, 200, 404, 404, 200)),
    "lesson": (("module", "lesson"), (SIGN_IN, 200, 200, 404, 404, 200)),
    "hand_in_quiz": (("module", "lesson"), POST_ONLY),
    "keep_quiz": (("module", "lesson"), POST_ONLY),
    "hand_in_exercise": (("module", "lesson"), POST_ONLY),
    "keep_exercise": (("module", "lesson"), POST_ONLY),
    "mark_as_read": (("module", "lesson"), (SIGN_IN, *[405] * 5)),
    "dialogue": (("module", "lesson", "activity"), (SIGN_IN, *[404] * 5)),
    "replay_dialogue": (("module", "lesson", "activity"), POST_ONLY),
    "finish_dialogue": (("module", "lesson", "activity"), POST_ONLY),
    "dialogue_room": (("module", "lesson", "activity"), (SIGN_IN, *[404] * 5)),
    "ask_question": (("module", "lesson"), (SIGN_IN, *[404] * 5)),
    "my_questions": ((), SIGNED_IN),
    "my_question": (("question",), (SIGN_IN, *[404] * 5)),
    "close_question": (("question",), THEN_POST_ONLY),
    "reopen_question": (("question",), THEN_POST_ONLY),
    "questions_to_answer": ((), TRAINERS_ALONE),
    "answer_question": (("question",), (SIGN_IN, *[404] * 5)),
    "hand_question_over": (("question",), THEN_POST_ONLY),
    "resume_sealed": ((), ("→ /connexion/", *["→ /mon-espace/"] * 5)),
    "sheets": ((), ANYBODY),
    "sheet": (("kit",), ANYBODY),
    "sheet_pdf": (("kit",), ANYBODY),
    "sessions": ((), OFFICE_ALONE),
    "session": (("workshop",), OFFICE_ALONE),
    "session_pdf": (("workshop",), OFFICE_ALONE),
    "my_institutions": ((), (SIGN_IN, 404, 404, "→", "→", 404)),
    "institution": (("institution",), COLETTE_ALONE),
    "invite_person": (("institution",), COLETTE_ALONE),
    "cancel_invitation": (("institution", "referral"), (SIGN_IN, 404, 404, 404, 404, 404)),
    "send_invitation_again": (("institution", "referral"), (SIGN_IN, *[405] * 5)),
    "correct_invitation": (("institution", "referral"), (SIGN_IN, *[404] * 5)),
    "join_codes": (("institution",), COLETTE_ALONE),
    "close_join_code": (("institution", "join_code"), THEN_POST_ONLY),
    "institution_cards": (("institution",), COLETTE_ALONE),
    "cards_pdf": (("institution",), THEN_POST_ONLY),
    "cancel_cards": (("institution", "sheet"), THEN_POST_ONLY),
    "trainer_cards": ((), (SIGN_IN, 404, 200, 404, 404, 200)),
    "trainer_cards_pdf": ((), THEN_POST_ONLY),
    "cancel_trainer_cards": (("sheet",), THEN_POST_ONLY),
    "print_way_back": (("institution", "referral"), (SIGN_IN, *[404] * 5)),
    "end_referral": (("institution", "referral"), COLETTE_ALONE),
    "follow_again": (("institution", "referral"), THEN_POST_ONLY),
    "ended_referrals": (("institution",), COLETTE_ALONE),
    "institution_paper": (("institution", "number"), (SIGN_IN, 404, 404, 202, 404, 404)),
    "check_certificate": ((), ANYBODY),
    "checked_certificate": (("code",), ANYBODY),
    "search": ((), ANYBODY),
    "glossary": ((), ANYBODY),
    "reading_settings": ((), ANYBODY),
    "help": ((), ANYBODY),
    "contact": ((), ANYBODY),
    "accessibility": ((), ANYBODY),
    "accessibility_plan": ((), ANYBODY),
    "privacy": ((), ANYBODY),
    "legal_notice": ((), ANYBODY),
    "site_map": ((), ANYBODY),
    "demo_letters": ((), ANYBODY),
    "demo_letter": (("letter",), (404,) * 6),
    "wagtail_serve": (("page",), ANYBODY),
}


# Wagtail's doors to pages kept behind a password: no page of ours is.
FOREIGN = {"wagtailcore_login", "wagtailcore_authenticate_with_password"}


def our_addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every named address of ours and Wagtail's public one, without the office's hundreds."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif str(pattern.pattern) != "admin/":
            yield from our_addresses(pattern.url_patterns)


def test_every_address_has_its_row() -> None:
    assert named_addresses() - FOREIGN <= set(TABLE), "an address without a row"


@pytest.fixture
def finished(ada: User, ada_referred: Referral, signed_in: Browser) -> tuple[Referral, Certificate]:
    """Ada has finished the path on which Colette's institution sent her; there are sheets."""
    bring_sheets()
    finish_path(signed_in(ada))
    return ada_referred, Certificate.objects.get()


@pytest.fixture
def cast(
    ada: User, blaise: User, colette: User, denis: User, edith: User
) -> dict[str, User | None]:
    return {
        "nobody": None,
        "ada": ada,
        "blaise": blaise,
        "colette": colette,
        "denis": denis,
        "edith": edith,
    }


def words(
    needs: tuple[str, ...], referral: Referral, certificate: Certificate, maison: Institution
) -> dict[str, object]:
    """What goes into an address."""
    known = {
        "picture": "nothing-here.png",
        "recording": 999_999,
        "token": "unknown",
        "number": certificate.number,
        "code": shown(certificate.number),
        "module": "regarder-a-360",
        "lesson": "quatre-cotes-une-personne",
        "institution": maison.pk,
        "referral": referral.pk,
        "letter": uuid4(),
        "path": "aider-sans-faire-a-la-place",
        "slug": "aider-sans-faire-a-la-place",
        "address": 1,
        "activity": uuid4(),
        "minutes": 10,
        "enrolment": certificate.enrolment_id,
        "join_code": uuid4(),
        "question": uuid4(),
        "sheet": uuid4(),
        "note": uuid4(),
        "page": "parcours/",
        "kit": "huit-indices",
        "workshop": "p1-passer-de-l-autre-cote",
        "person": uuid4(),
        "some_module": certificate.enrolment.outline.whole.modules[0].id,
    }
    return {name: known[name] for name in needs}


def answer_of(client: Client, address: str) -> int | str:
    """A status, « sign in », or where one is sent."""
    response = client.get(address)
    if response.status_code not in (301, 302):
        return response.status_code
    if response.url.startswith("/connexion/?next="):
        return SIGN_IN
    return f"→ {response.url}"


def agrees(given: int | str, expected: int | str) -> bool:
    """« → » alone agrees with any redirect but to the sign-in page."""
    if expected == "→":
        return str(given).startswith("→")
    return given == expected


ARGUMENT = {
    "picture": "name",
    "page": "path",
    "some_module": "module",
    "kit": "slug",
    "workshop": "slug",
}


def address_of(name: str, words: dict[str, object]) -> str:
    """The address of a row; Wagtail's pages are named by their path."""
    arguments = {ARGUMENT.get(key, key): value for key, value in words.items()}
    return f"/{arguments['path']}" if name == "wagtail_serve" else reverse(name, kwargs=arguments)


def test_each_person_gets_the_answer_of_the_table(
    finished: tuple[Referral, Certificate],
    cast: dict[str, User | None],
    maison: Institution,
    signed_in: Browser,
) -> None:
    clients = {who: signed_in(user) if user else Client() for who, user in cast.items()}
    surprises = {}
    for name in sorted(set(TABLE) & named_addresses()):
        needs, expected = TABLE[name]
        address = address_of(name, words(needs, *finished, maison))
        for who, wanted in zip(PEOPLE, expected, strict=True):
            given = answer_of(clients[who], address)
            if not agrees(given, wanted):
                surprises[name, who] = given

    assert surprises == {}


def named_addresses() -> set[str]:
    return {str(pattern.name) for pattern in our_addresses(get_resolver().url_patterns)}


def test_the_office_opens_to_those_who_work_there(
    cast: dict[str, User | None], signed_in: Browser
) -> None:
    given = {
        who: answer_of(signed_in(user) if user else Client(), "/admin/")
        for who, user in cast.items()
    }

    assert (given["blaise"], given["edith"]) == (200, 200)
    assert all(str(given[who]) != "200" for who in ("nobody", "ada", "colette", "denis"))
