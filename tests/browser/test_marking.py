"""One table of cases, marked by us and by the browser: both say the same."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from curriculum.rules.marking_keys import everything_told, marking_key
from curriculum.rules.questions import KINDS_OF_LINES, KINDS_TYPED, Wording
from curriculum.rules.replies import NONE, Reply, forgiving, is_complete, lines_of, mark_of
from curriculum.rules.showing import order_for
from learners.forms.learning.quizzes import field_name, read_hand_in, signed
from learners.rules.learning.handing_in import Asked, QuizForm
from tests.browser.servers import served
from tests.curriculum import test_rules_marks as table

MARK = """async ([questions, fields]) => {
  const {replyTo, isWhole, marked} = await import("/static/js/offline/marking.js");
  const said = new URLSearchParams(fields);
  return questions.map(([name, question]) => {
    const reply = replyTo(name, question, said);
    return [isWhole(question, reply), ...Object.values(marked(question, reply))];
  });
}"""
FORGIVE = """async (texts) => {
  const {forgiving} = await import("/static/js/offline/marking.js");
  return texts.map(forgiving);
}"""
TYPED = ["", " ", "0", "-0", "+3", "3.", ".5", "1e3", "1e-3", "1e400", "12,5", "−3", "1 822", "1_0"]
TYPED += ["douze", "NaN", "1,2,3", "Grant", " GRÄNT\u202f", "la  gare", "*", "\u1e9e", "\x1c7\x85"]
Case = tuple[Wording, dict[str, Any]]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    with served() as address:
        context = chromium.new_context(base_url=address)
        page = context.new_page()
        page.goto("/robots.txt")
        yield page
        context.close()


def fields_of(wording: Wording, reply: Reply, order: tuple[int, ...], name: str) -> dict[str, Any]:
    """What a browser sends for a reply."""
    if wording.kind in KINDS_TYPED:
        return {name: reply.typed}
    if wording.kind not in KINDS_OF_LINES:
        return {name: list(reply.picked)}
    if wording.kind == "matching":
        shown = ["" if place == NONE else order.index(place) for place in reply.picked]
    else:
        shown = [reply.picked[item] for item in order]
    return {f"{name}-{line}": value for line, value in enumerate(shown)}


def compare(page: Page, cases: list[tuple[Wording, Reply]]) -> None:
    questions, asked, data = [], [], {}
    for wording, reply in cases:
        key, order = uuid4(), order_for(wording, "somebody")
        asked.append(Asked(key, 1, order, wording.kind, lines_of(wording)))
        questions.append((field_name(key), marking_key(wording, order)))
        data |= fields_of(wording, reply, order, field_name(key))
    form = QuizForm(uuid4(), uuid4(), uuid4(), tuple(asked))
    posted = urlencode({**data, "form": signed(form)}, doseq=True)
    given_in = read_hand_in(QueryDict(posted))
    ours = [
        marked(wording, given_in.reply_to(a.question))
        for (wording, _), a in zip(cases, asked, strict=True)
    ]
    theirs = page.evaluate(MARK, [questions, posted])

    for (wording, reply), mine, (whole, mark, told) in zip(cases, ours, theirs, strict=True):
        assert (whole, mark) == mine, (wording, reply)
        assert set(told) <= set(everything_told(wording)), (wording, reply)


def marked(wording: Wording, reply: Reply) -> tuple[bool, int]:
    return is_complete(wording.kind, lines_of(wording), reply), int(
        mark_of(wording, reply) * 100_000
    )


def test_the_browser_gives_moodles_marks_too(page: Page) -> None:
    compare(page, [(wording, reply) for wording, reply, _ in table.MOODLE])


@st.composite
def replied(draw: st.DrawFn) -> tuple[Wording, Reply]:
    """A question, and what can be sent for it: whole, half-made or nothing."""
    wording = draw(table.wordings())
    count = len(order_for(wording, "somebody"))
    if wording.kind in KINDS_TYPED:
        own = st.sampled_from([choice.text for choice in wording.choices])
        return wording, Reply(typed=draw(st.sampled_from(TYPED) | own))
    places = st.integers(NONE if wording.kind == "matching" else 0, count - 1)
    if wording.kind == "matching":
        size = lines_of(wording)
        return wording, Reply(tuple(draw(st.lists(places, min_size=size, max_size=size))))
    if wording.kind == "ordering":
        return wording, Reply(tuple(draw(st.permutations(range(count)))))
    most = count if wording.kind == "several" else 1
    return wording, Reply(tuple(draw(st.lists(places, max_size=most, unique=True))))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(replied(), min_size=5, max_size=20))
def test_whatever_is_asked_and_replied_both_give_the_same_mark(
    page: Page, cases: list[tuple[Wording, Reply]]
) -> None:
    compare(page, cases)


def test_every_letter_is_forgiven_the_same(page: Page) -> None:
    """Latin and Cyrillic letters, ligatures, spaces and dashes, each between two letters."""
    ranges = ((0x20, 0x345), (0x400, 0x530), (0x1E00, 0x1F00), (0x2000, 0x2070), (0xFB00, 0xFB07))
    texts = [f"a{chr(code)}b" for start, end in ranges for code in range(start, end)]
    theirs = page.evaluate(FORGIVE, texts)

    differing = [ascii(t) for t, found in zip(texts, theirs, strict=True) if found != forgiving(t)]
    assert differing == []


@pytest.mark.parametrize(
    ("wording", "typed", "ours"), [(table.YEAR, "١٨٢٢", "1"), (table.GRANT, "Σίσυφος", "0.1")]
)
def test_other_figures_and_greek_letters_are_left_to_us(
    page: Page, wording: Wording, typed: str, ours: str
) -> None:
    found = page.evaluate(MARK, [[["q", marking_key(wording, ())]], urlencode({"q": typed})])

    assert mark_of(wording, Reply(typed=typed)) == Decimal(ours)
    assert found == [[True, None, []]]
