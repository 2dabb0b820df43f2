"""Numbers, names and findings: what is true of a certificate's values."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.rules.outline import ModuleItem, ObjectiveItem, PathOutline
from learners.rules.proofs.findings import Answered, findings, modules_to_print, numbered
from learners.rules.proofs.names import is_same_name
from learners.rules.proofs.numbers import (
    SIGNS,
    MisreadError,
    Misreading,
    check_sign,
    number_from,
    number_in,
    shown,
)
from learners.rules.proofs.papers import MOST_TRIES, found_again_at, is_worn_out

FULL_WIDTH = "".join(chr(ord(sign) + 0xFEE0) for sign in "28T5CY4TQKFF4")  # a Japanese keyboard
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Paris"))
RIGHT, WRONG = Decimal("1.00000"), Decimal("0.00000")
numbers = st.integers(0, (1 << 60) - 1).map(number_from)


def misread(typed: str) -> Misreading:
    with pytest.raises(MisreadError) as caught:
        number_in(typed)
    return caught.value.reason


# Numbers


def test_a_number_has_thirteen_crockford_signs_in_three_groups() -> None:
    number = number_from(0x123456789ABCDEF)

    assert number == "28T5CY4TQKFF" + check_sign("28T5CY4TQKFF")
    assert shown(number) == "28T5-CY4T-QKFF4"
    assert not set("ILOU") & set(SIGNS)


@pytest.mark.parametrize("bits", [-1, 1 << 60])
def test_a_number_holds_sixty_bits_and_no_more(bits: int) -> None:
    with pytest.raises(ValueError, match="60 bits"):
        number_from(bits)


@given(st.sets(st.integers(0, (1 << 60) - 1), min_size=2, max_size=2))
def test_two_draws_never_share_a_number(bits: set[int]) -> None:
    assert len({number_from(draw) for draw in bits}) == 2


@given(numbers)
def test_what_is_shown_is_read_back(number: str) -> None:
    assert number_in(shown(number)) == number
    assert number_in(number.lower()) == number


@given(numbers, st.integers(0, 12), st.sampled_from(SIGNS))
@settings(max_examples=300)
def test_one_wrong_sign_is_always_caught(number: str, place: int, sign: str) -> None:
    typed = number[:place] + sign + number[place + 1 :]

    if sign == number[place]:
        assert number_in(typed) == number
    else:
        assert misread(typed) == Misreading.WRONG_SIGN


@given(numbers)
def test_two_signs_swapped_wherever_they_stand_are_always_caught(number: str) -> None:
    for first, second in combinations(range(13), 2):
        signs = list(number)
        signs[first], signs[second] = signs[second], signs[first]
        if number[first] != number[second]:
            assert misread("".join(signs)) == Misreading.WRONG_SIGN


@given(numbers, st.integers(0, 11), st.sampled_from(SIGNS), st.sampled_from(SIGNS))
def test_a_doubled_sign_mistyped_twice_the_same_way_is_caught(
    number: str, place: int, sign: str, other: str
) -> None:
    def doubled(by: str) -> str:
        start = number[:place] + by * 2 + number[place + 2 :]
        return start[:12] + check_sign(start[:12])

    if place < 11 and sign != other:
        typed = doubled(sign)[:place] + other * 2 + doubled(sign)[place + 2 :]
        assert misread(typed) == Misreading.WRONG_SIGN


@pytest.mark.parametrize(
    "typed",
    [
        "28T5-CY4T-QKFF4",
        "28t5 cy4t qkff4",
        " 28T5\u00a0CY4T\u202fQKFF4\n",
        "28T5–CY4T—QKFF4",
        "28T5\u2011CY4T\u2212QKFF4",
        "2\u200b8T5_CY4T.QKFF4",
        FULL_WIDTH,
        "n° 28T5-CY4T-QKFF4",
        "Attestation n° 28T5-CY4T-QKFF4",
        "№ 28T5-CY4T-QKFF4",
        "Numéro : 28T5-CY4T-QKFF4",
        "https://aportee.exemple/verifier/28T5-CY4T-QKFF4/",
        "http://127.0.0.1:8000/en/verifier/28t5cy4tqkff4/?utm=lettre#haut",
        "Voir https://aportee.exemple/verifier/28T5%2DCY4T%2DQKFF4 svp",
        "aportee.exemple/verifier//28T5-CY4T-QKFF4",
    ],
)
def test_typing_is_forgiven(typed: str) -> None:
    assert number_in(typed) == "28T5CY4TQKFF4"


def test_letters_that_look_like_figures_are_figures() -> None:
    number = number_from(1 << 5 | 1)

    assert number.startswith("0000000000")
    assert number_in(number.replace("0", "O").replace("1", "I")) == number
    assert number_in(number.replace("0", "o").replace("1", "l")) == number


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Misreading.EMPTY),
        (" - ", Misreading.EMPTY),
        ("n°", Misreading.EMPTY),
        ("https://aportee.exemple/verifier/", Misreading.EMPTY),
        ("28T5-CY4T-QKFF", Misreading.TOO_SHORT),
        ("28T5-CY4T-QKFF44", Misreading.TOO_LONG),
        ("2" * 3000, Misreading.TOO_LONG),
        ("28T5-CY4T-QKFFU", Misreading.FOREIGN_SIGN),
        ("28T5-CY4T-QKFFé", Misreading.FOREIGN_SIGN),
        ("28T5-CY4T-QKFF5", Misreading.WRONG_SIGN),
    ],
)
def test_what_is_no_number_says_what_to_look_at(typed: str, reason: Misreading) -> None:
    assert misread(typed) == reason


@given(st.text(max_size=60))
def test_anything_typed_is_a_number_or_says_why_not(typed: str) -> None:
    try:
        number = number_in(typed)
    except MisreadError:
        return
    assert number_in(shown(number)) == number


# Names


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Nadia Ben Ali", "BEN ALI Nadia"),
        ("Nadia Ben Ali", "nadia benali"),
        ("Nadia Benali", "Nadia Ben-Ali"),
        ("Théo Marchand", "  theo   MARCHAND "),
        ("Élodie D’Artagnan", "d'artagnan elodie"),
        ("Marie-Anne de La Tour", "DE LA TOUR Marie Anne"),
        ("Zoé Œuvrard", "OEUVRARD Zoe"),
        ("Łukasz Strauß", "lukasz strauss"),
        ("Théo Marchand", "M. Marchand Théo"),
        ("Hélène Aubry", "Madame Aubry Hélène"),
        ("Jean Paul Marie Henri de la Tour du Pin", "du pin jean paul marie henri de la tour"),
    ],
)
def test_a_name_typed_otherwise_is_the_same(written: str, typed: str) -> None:
    assert is_same_name(written, typed)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Nadia Ben Ali", "Nadia"),
        ("Nadia Ben Ali", "Nadia Ben"),
        ("Nadia Ben Ali", "Nadia Ben Ali Marchand"),
        ("Théo Marchand", "Théa Marchand"),
        ("Théo Marchand", "Tho Marchande"),
        ("Théo Marchand", ""),
        ("Théo Marchand", "M."),
        ("Théo Marchand", "…"),
        ("🙂", "🙂"),
        ("Ana Moreau", "Anna Moreau"),
        ("Jean Paul Marie Henri de la Tour", "Jeanpaul Marie Henri de la Tour"),
    ],
)
def test_another_name_is_another(written: str, typed: str) -> None:
    assert not is_same_name(written, typed)


# Findings


def answered(question: UUID, hand_in: UUID, minute: int, mark: Decimal, activity: UUID) -> Answered:
    return Answered(question, activity, hand_in, NOON + timedelta(minutes=minute), mark)


def module(*texts: str, required: bool = True) -> ModuleItem:
    objectives = tuple(ObjectiveItem(uuid4(), text) for text in texts)
    return ModuleItem(uuid4(), f"Module {texts[0]}", required, objectives, ())


def test_hand_ins_are_numbered_within_their_activity_by_the_time_they_arrived() -> None:
    quiz, other = uuid4(), uuid4()
    late, early, elsewhere = uuid4(), uuid4(), uuid4()
    question = uuid4()
    given_answers = numbered(
        [
            answered(question, late, 5, RIGHT, quiz),
            answered(question, early, 1, WRONG, quiz),
            answered(question, elsewhere, 9, RIGHT, other),
        ]
    )

    assert [answer.hand_in for answer in given_answers] == [2, 1, 1]


def test_an_objective_is_acquired_in_progress_or_not_assessed() -> None:
    asked = module("nommer", "choisir", "dire")
    nommer, choisir, _ = (objective.id for objective in asked.objectives)
    first, second, third = uuid4(), uuid4(), uuid4()
    quiz, hand_in = uuid4(), uuid4()
    states = findings(
        [asked],
        {nommer: {first}, choisir: {second, third}},
        [
            answered(first, hand_in, 1, RIGHT, quiz),
            answered(second, hand_in, 1, RIGHT, quiz),
        ],
    )

    assert states == [
        {"module": "Module nommer", "text": "nommer", "state": "acquired"},
        {"module": "Module nommer", "text": "choisir", "state": "in_progress"},
        {"module": "Module nommer", "text": "dire", "state": "not_assessed"},
    ]


def test_right_at_the_third_hand_in_is_still_in_progress() -> None:
    asked = module("nommer")
    question, quiz = uuid4(), uuid4()
    answers = [
        answered(question, uuid4(), minute, RIGHT if minute == 3 else WRONG, quiz)
        for minute in (1, 2, 3)
    ]

    (found,) = findings([asked], {asked.objectives[0].id: {question}}, answers)
    assert found["state"] == "in_progress"


def test_an_optional_module_is_printed_only_when_it_was_done() -> None:
    required, done, skipped = module("a"), module("b", required=False), module("c", required=False)
    outline = PathOutline(uuid4(), "Parcours", (required, done, skipped))

    assert modules_to_print(outline, {done.id}) == [required, done]


# Papers


def test_a_paper_cut_in_the_middle_is_found_again_later_and_later() -> None:
    waits = [found_again_at(tries, NOON) - NOON for tries in range(1, MOST_TRIES)]

    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)]
    assert waits == sorted(waits)
    assert found_again_at(MOST_TRIES, NOON) > NOON
    assert [is_worn_out(tries) for tries in (0, MOST_TRIES - 1, MOST_TRIES)] == [False, False, True]
