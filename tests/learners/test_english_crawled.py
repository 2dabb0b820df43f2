"""Under /en/, as far as links lead: what stays in French is said to be French."""

from collections import deque
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from curriculum.models import Activity, LearningPath, Lesson, Module
from learners.models import Referral, User
from tests.doors import finish_lesson, plain
from tests.learners.helping import asked

Browser = Callable[[User], Client]
ENOUGH = 90  # pages
STARTS = ("/en/", "/en/institution/", "/en/formation/")
AWAY = ("/en/deconnexion/", "/en/rideau/", "/en/courrier/")


def links_of(page: BeautifulSoup, address: str) -> list[str]:
    """Where a page leads under /en/, without what stands after the #."""
    found = [a["href"] for a in page.select("a[href]") if not a.get("hreflang")]
    places = [urlsplit(urljoin(address, href)) for href in found]
    return [
        p.path + (f"?{p.query}" if p.query else "")
        for p in places
        if not p.netloc and p.path.startswith("/en/") and not p.path.startswith(AWAY)
    ]


def visited(client: Client) -> dict[str, BeautifulSoup]:
    """Every page that is met from the first ones, one of each address."""
    waiting, pages = deque(STARTS), {}
    while waiting and len(pages) < ENOUGH:
        address = waiting.popleft()
        if urlsplit(address).path in {urlsplit(known).path for known in pages}:
            continue
        response = client.get(address, follow=True)
        if response.status_code == 200 and "html" in response["Content-Type"]:
            pages[address] = BeautifulSoup(response.content, "html.parser")
            waiting += links_of(pages[address], address)
    return pages


def unmarked(page: BeautifulSoup, french: set[str]) -> set[str]:
    """The titles that stand outside what is marked; the title of the page cannot be."""
    assert page.html is not None
    if page.html["lang"] != "en":  # somebody whose account speaks French was sent to their space
        return set()
    for tag in page.select("[lang=fr], title, script"):
        tag.decompose()
    said = plain(page.get_text(" "))
    return {title for title in french if title in said}


@pytest.fixture
def french(path: LearningPath) -> set[str]:
    """Titles that nobody said in English; those of one word are met by chance."""
    models = (LearningPath, Module, Lesson, Activity)
    every = {title for m in models for title in m.objects.values_list("title", flat=True)}
    return {plain(title) for title in every if " " in title}


@pytest.mark.parametrize("who", ["nobody", "ada", "colette", "blaise"])
def test_no_title_stays_in_french_without_saying_so(
    who: str,
    ada_referred: Referral,
    first_lesson: Lesson,
    colette: User,
    blaise: User,
    signed_in: Browser,
    french: set[str],
) -> None:
    assert ada_referred.enrolment is not None
    ada = ada_referred.enrolment.person
    finish_lesson(signed_in(ada), first_lesson)
    asked(signed_in(ada), first_lesson)
    people = {"nobody": None, "ada": ada, "colette": colette, "blaise": blaise}
    person = people[who]

    pages = visited(signed_in(person) if person else Client())

    assert len(pages) > 20
    found = {address: unmarked(page, french) for address, page in pages.items()}
    assert {address: titles for address, titles in found.items() if titles} == {}
