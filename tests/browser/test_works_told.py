"""One table of works, told by our page and by the browser alone: both say the same."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from curriculum.rules.exercises import Booklet, Diagnosis, Exercise, Rewriting, Sorting, exercise_of
from learners.forms.learning.exercises import WorkForm
from learners.rules.learning.exercise_keys import exercise_key
from learners.rules.learning.exercising import NOTHING_MADE, Made
from learners.views.learning.everything_told import everything_of, headlines_of
from learners.views.learning.exercise_results import result_of
from learners.views.learning.kept_exercises import drawn
from learners.views.learning.offline_words import words
from tests.browser.servers import served
from tests.curriculum import exercising

TELL = """async ([cases, words]) => {
  const {madeIn, madeOfAll, missingIn, toldOf} = await import("/static/js/offline/works.js");
  const {readability} = await import("/static/js/offline/measures.js");
  const {drawResult} = await import("/static/js/offline/exercise.js");
  return cases.map(([exercise, name, body]) => {
    const fields = new URLSearchParams(body);
    const made = madeOfAll(exercise, [madeIn(exercise, name, fields)]);
    const told = toldOf(exercise, made, readability);
    const result = drawResult(exercise, made, told, words);
    return [result.innerHTML, told.isSure, missingIn(exercise, name, fields)];
  });
}"""
OUR_SCRIPT = """() => document.body.append(
  Object.assign(document.createElement("script"), {type: "x"})
) || document.querySelector("script").setAttribute("data-here", "/")"""
PASS_MARK = 75
TEXTS = [
    *("Où en êtes-vous ?", "Pourquoi pas ?", "pourquoi", "« Est-ce que ça va ? »", "Tu viens ?"),
    *("Est-ce quoi ?", "Est-ce que\u00a0oui", "Montrez-moi.", "montrez", "Racontez. Pourquoi ?"),
    *(
        "Votre mère a-t-elle un téléphone",
        "La ligne\nva-t-elle",
        "Y a-t-il quelqu’un ?",
        "Viens-tu",
    ),
    *(
        "Êtes-vous là ?",
        "ÊTES-VOUS LÀ",
        "« Décrivez votre écran. »",
        "• Vous savez ?",
        "— dis voir",
    ),
    *("Mardi", "lundi\u202f!", "Dans 3 jours", "dans ٣ jours", "AUJOURD'HUI", "aujourd’hui", "mai"),
    *(
        "maison",
        "mais",
        "dix minutes",
        "une\u00a0heure",
        "Ce soir",
        "\u017famedi",
        "il est nul",
        "NULLE",
    ),
    *(
        "Elle refuse  d’apprendre",
        "assistée, assisté, nuls, nul",
        "trop vieux",
        "nullement",
        "nul_",
    ),
    *(
        "Il faut y aller",
        "il y a",
        "Elle reste",
        "Elle reste là",
        "elle vient",
        "île",
        "il",
        "qu’il",
    ),
    *(
        "Je range.",
        "J’ai peur.\n\nEt toi ?\nMoi aussi.",
        "  \tje\r\nsuis\0 là \x1c",
        "",
        " ",
        "😀",
        "?",
    ),
    *("Chaque mois, dites-nous si vous travaillez.", "x" * 300, "Un mot. Un autre mot ! Oui… non"),
    *(
        "3,5 % de 1 822",
        "peut-être demain-soir",
        "œuvre cœur",
        "e\u0301te\u0301",
        "مرحبا",
        "ÿ Ÿ ÀÉÎ",
    ),
]
SHORT = st.sampled_from(TEXTS)
LETTERS = st.text(
    st.characters(codec="utf-8", exclude_characters="\u0130\u0131\r\0", max_codepoint=0x24F),
    max_size=30,
)


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    with served() as address:
        context = chromium.new_context(base_url=address)
        page = context.new_page()
        page.goto("/robots.txt")
        page.evaluate(OUR_SCRIPT)
        yield page
        context.close()


def exercise(written: str) -> Exercise:
    found = exercise_of(exercising.block(written))
    assert found is not None
    return replace(found, pass_mark=PASS_MARK)


EVERY = [exercise(written) for written in exercising.EVERY]


def fields_of(asked: Exercise, made: Made) -> dict[str, Any]:
    name = f"x-{asked.id}"
    said = {f"{name}-{field}": text for field, text in {**made.texts, **made.placed}.items()}
    return {**said, f"{name}-ticked": list(made.ticked)}


def kept(asked: Exercise) -> dict[str, Any]:
    """As hors-ligne.json holds it."""
    shown = {"exercise": asked, "is_done": False}
    told = headlines_of(asked, PASS_MARK)
    return {
        **exercise_key(asked, NOTHING_MADE),
        "told": drawn("told", everything_of(asked, PASS_MARK), shown),
        "headlines": {count: drawn("headline", it, shown) for count, it in told},
    }


def ours(asked: Exercise, fields: dict[str, Any]) -> tuple[str, set[str]]:
    """What our page would tell of it, and which fields it would say lack something."""
    form = form_of(asked, fields)
    context = {"result": result_of(asked, form.made, PASS_MARK), "exercise": asked}
    html = render_to_string(
        f"learners/learning/activities/_{asked.shape}_result.html", {"shown": context}
    )
    return html, {form.add_prefix(name) for name in form.errors}


def form_of(asked: Exercise, fields: dict[str, Any]) -> WorkForm:
    return WorkForm(asked, person=uuid4(), data=QueryDict(urlencode(fields, doseq=True)))


def read(html: str) -> str:
    """Its words, its lists and what is right in them, without what waiting adds."""
    page = BeautifulSoup(html, "html.parser")
    for item in page.select("li"):
        item.insert(0, f"<{' '.join(item.get('class', []))}>")
    text = page.get_text(" ").replace("C’est rendu. ", "").replace(words()["stays"], "")
    return " ".join(text.split())


def compare(page: Page, cases: list[tuple[Exercise, Made]]) -> None:
    asked = [(it, fields_of(it, made)) for it, made in cases]
    sent = [(kept(it), f"x-{it.id}", urlencode(fields, doseq=True)) for it, fields in asked]
    told = page.evaluate(TELL, [sent, words()])
    for (it, fields), (html, is_sure, missing) in zip(asked, told, strict=True):
        wanted, errors = ours(it, fields)
        assert is_sure, fields
        assert read(html) == read(wanted), fields
        assert set(missing) == errors, fields


def every_way(asked: Exercise, text: str) -> Made:
    match asked:
        case Diagnosis():
            return Made(texts=dict.fromkeys(("first", "second", "step"), text))
        case Booklet():
            return Made(texts={line.id: text for line in asked.lines})
        case Rewriting():
            return Made(texts={said.id: text for said in asked.sentences})
        case Sorting():
            return Made(placed={card.id: "" for card in asked.cards})


def test_what_is_said_of_a_text_is_the_same(page: Page) -> None:
    compare(page, [(asked, every_way(asked, text)) for asked in EVERY for text in TEXTS])


@st.composite
def works(draw: st.DrawFn) -> tuple[Exercise, Made]:
    """An exercise, and what can be made of it: whole, half-made or nothing."""
    asked = draw(st.sampled_from(EVERY))
    said = every_way(asked, "").texts
    texts = {name: draw(SHORT | LETTERS) for name in said}
    match asked:
        case Sorting():
            groups = st.sampled_from(["", *(group.id for group in asked.groups)])
            return asked, Made(placed={card.id: draw(groups) for card in asked.cards})
        case Diagnosis():
            ids = [clue.id for clue in asked.clues]
        case Booklet():
            ids = [detail.id for detail in asked.details]
        case Rewriting():
            return asked, Made(texts=texts)
    return asked, Made(texts=texts, ticked=draw(st.lists(st.sampled_from(ids), unique=True)))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(works(), min_size=5, max_size=20))
def test_whatever_is_made_both_tell_the_same(
    page: Page, cases: list[tuple[Exercise, Made]]
) -> None:
    compare(page, cases)


def test_a_letter_that_is_not_folded_alike_is_left_to_us(page: Page) -> None:
    asked = EVERY[1]
    fields = urlencode(fields_of(asked, every_way(asked, "Dİs-moi, l\u0131ndi")), doseq=True)
    ((html, is_sure, _),) = page.evaluate(TELL, [[(kept(asked), f"x-{asked.id}", fields)], words()])

    assert not is_sure
    assert "Le reste du retour viendra avec la connexion." in html
    assert "Est-ce bien une question" not in html


def test_what_was_in_its_place_stays_there(page: Page) -> None:
    asked = EVERY[0]
    assert isinstance(asked, Sorting)
    first, second, *others = asked.cards
    before = Made(placed={first.id: first.group})
    known = {**kept(asked), **exercise_key(asked, before)}
    wrong = {card.id: asked.groups[0].id for card in (second, *others)}
    fields = urlencode(fields_of(asked, Made(placed=wrong)), doseq=True)
    ((html, _, missing),) = page.evaluate(TELL, [[(known, f"x-{asked.id}", fields)], words()])

    assert missing == []
    assert read(html).count("<right>") == 1 + sum(c.group == wrong[c.id] for c in (second, *others))
