"""Wordings of every kind, as hypothesis draws them: what an author could have written."""

from decimal import Decimal

from hypothesis import strategies as st

from curriculum.rules.questions import FALSE, TRUE, Choice, Wording, faults_of

SIGNS = "abàé ~=#{}:\\->*_<>&;%[]/$.|'\"0123\n"
TEXT = st.text(alphabet=SIGNS, min_size=1, max_size=16).map(str.strip).filter(bool)
FEEDBACK = st.one_of(st.just(""), TEXT)
LINE = (
    st.text(alphabet=SIGNS.replace("\n", ""), min_size=1, max_size=16)
    .map(lambda it: " ".join(it.split()))
    .filter(bool)
)
SHARES = st.sampled_from(["0", "0.5", "-0.5", "0.3333333", "-1"]).map(Decimal)
NUMBERS = st.decimals(-9999, 9999, places=2).map(lambda it: format(it.normalize(), "f"))


def _answerable(wording):
    return not faults_of(wording)


def _wording(kind, choices):
    return st.builds(
        Wording,
        kind=st.just(kind),
        prompt=TEXT,
        choices=choices.map(tuple),
        general_feedback=FEEDBACK,
        source=st.one_of(st.just(""), LINE),
        shuffle=st.booleans(),
    )


def _one_right(choices):
    first, *others = choices
    return [Choice(first.text, Decimal(1), first.feedback), *others]


def _halves(choices):
    shares = [Decimal("0.5"), Decimal("0.5"), *[Decimal(-1)] * len(choices)]
    return [Choice(c.text, s, c.feedback) for c, s in zip(choices, shares, strict=False)]


CHOICES = st.lists(st.builds(Choice, TEXT, SHARES, FEEDBACK), min_size=2, max_size=5)
TYPED = st.lists(st.builds(Choice, LINE, SHARES, FEEDBACK), min_size=1, max_size=4)
TRUTHS = st.builds(
    lambda right, one, other: [
        Choice(TRUE, Decimal(int(right)), one),
        Choice(FALSE, Decimal(int(not right)), other),
    ],
    st.booleans(),
    FEEDBACK,
    FEEDBACK,
)
PAIRS = st.lists(
    st.builds(lambda text, match: Choice(text, Decimal(1), match=match), TEXT, LINE),
    min_size=2,
    max_size=4,
)
NUMERIC = st.lists(
    st.builds(
        lambda number, share, said, tolerance: Choice(
            number, share, said, tolerance=tolerance.normalize()
        ),
        NUMBERS,
        SHARES,
        FEEDBACK,
        st.decimals(0, 10, places=2),
    ),
    min_size=1,
    max_size=3,
).map(lambda found: [*_one_right_number(found), Choice("*", Decimal(0), "autre")])
ITEMS = st.lists(
    st.builds(lambda text, said: Choice(text, Decimal(1), said), TEXT, FEEDBACK),
    min_size=2,
    max_size=5,
)


def _one_right_number(choices):
    first, *others = choices
    whole = Choice(first.text, Decimal(1), first.feedback, tolerance=first.tolerance)
    return [whole, *others]


IN_GIFT = st.one_of(
    _wording("single", CHOICES.map(_one_right)),
    _wording("several", CHOICES.map(_halves)),
    _wording("true_false", TRUTHS),
    _wording("matching", PAIRS),
    _wording("numeric", NUMERIC),
    _wording("short_text", TYPED.map(_one_right)),
).filter(_answerable)
ANY = st.one_of(IN_GIFT, _wording("ordering", ITEMS).filter(_answerable))
