"""A dialogue on a device: each of its pages is ours, tag by tag, and open to all."""

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils.translation import override
from playwright.sync_api import Page, expect

from curriculum.models import Activity
from learners.models import User
from tests.browser.axe import violations
from tests.browser.hands import SIDEWAYS
from tests.browser.test_dialogues import ada, dialogue
from tests.browser.test_offline_dialogues import (
    SENTENCE,
    go_on,
    page,
    say,
    say_all,
    write_sentence,
)
from tests.learners.dialogue_players import CODES, LONG_WAY, Player
from tests.people import BACKEND

__all__ = ["ada", "dialogue", "page"]
BUNDLE = "/en/modules/regarder/hors-ligne.json"
DRAW = """async ([bundle, choices, isReply]) => {
  const {dialogues} = await (await fetch(bundle)).json();
  const [kept] = Object.values(dialogues);
  const {isOver, play} = await import("/static/js/offline/play.js");
  const {closingOf, endOf, replyOf, sceneOf} = await import("/static/js/offline/scenes.js");
  const game = play(kept.scenario, choices);
  const left = {endings: {}, left: [], choices, is_begun: true, sentence: ""};
  const draw = () => {
    if (isReply) return replyOf(kept, game);
    if (!isOver(kept.scenario, game)) return sceneOf(kept, game, kept.orders[0]);
    return endOf(kept, game, closingOf(kept, game, left, false, ""));
  };
  const {page, title} = draw();
  const main = document.createElement("main");
  main.innerHTML = "<p class=over></p>";
  main.append(page);
  return `<title>${title}</title>${main.outerHTML}`;
}"""


def shown(html: str) -> tuple[str, str]:
    """The title of a page and what is below the way back, without what only a server needs."""
    soup = BeautifulSoup(html, "html.parser")
    over = soup.select_one("main .over")
    for hidden in soup.select("main input[type=hidden]"):
        hidden.decompose()
    for own in soup.select("main [autofocus]"):
        del own["autofocus"]
    parts = [part for part in over.next_siblings if isinstance(part, Tag)]
    markup = re.sub(r">[ \n]+|[ \n]+<", lambda it: it[0].strip(), "".join(map(str, parts)))
    return re.sub(r"[ \n]+", " ", soup.title.text), re.sub(r"[ \n]+", " ", markup)


Browsed = Callable[[], tuple[str, str]]


def every_page(look: Browsed, say: Callable[[int], Any], go_on: Callable[[], Any]) -> list[Any]:
    found = []
    for choice in LONG_WAY:
        found.append(look())
        say(choice)
        found.append(look())
        go_on()
    return [*found, look()]


def test_each_page_on_the_device_is_the_one_that_we_would_show(
    page: Page, ada: User, dialogue: Activity
) -> None:
    page.context.set_offline(True)
    page.reload()
    there = every_page(lambda: shown(page.content()), lambda it: say(page, it), lambda: go_on(page))
    client = Client()
    client.force_login(ada, backend=BACKEND)
    player = Player(client, dialogue)
    pages = [player.address]

    def says(choice: int) -> None:
        signed = player.page().token
        pages.append(player.send("dialogue", {"choice": choice}, signed)["Location"])

    here = every_page(
        lambda: shown(client.get(pages[-1]).content.decode()),
        says,
        lambda: pages.append(player.address),
    )
    assert len(there) == 2 * len(LONG_WAY) + 1
    for on_the_device, ours in zip(there, here, strict=True):
        assert on_the_device == ours


@pytest.mark.parametrize("choices", [[CODES], LONG_WAY])
def test_in_english_too_and_when_one_ends_too_soon(
    page: Page, ada: User, dialogue: Activity, choices: list[int]
) -> None:
    client = Client()
    client.force_login(ada, backend=BACKEND)
    player = Player(client, dialogue)

    def ours(query: str = "") -> tuple[str, str]:
        with override("fr"):  # the language of what follows
            return shown(client.get(f"/en{player.address}{query}").content.decode())

    for number in range(len(choices) + 1):
        if number:
            player.say(choices[number - 1])
            reply = page.evaluate(DRAW, [BUNDLE, choices[:number], True])
            assert shown(reply) == ours(f"?reponse={number}")
        drawn = page.evaluate(DRAW, [BUNDLE, choices[:number], False])
        assert shown(drawn) == ours()


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (1280, "dark")])
def test_every_state_on_the_device_is_open_to_all(
    page: Page, ada: User, width: int, theme: str
) -> None:
    page.context.set_offline(True)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    found = []

    def look(name: str) -> None:
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{width}-{theme}.png", full_page=True)
        found.append((name, violations(page)))
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        assert page.evaluate(SIDEWAYS) <= 0, "wider than a phone"

    page.reload()
    look("scene")
    say(page, LONG_WAY[0])
    look("reply")
    go_on(page)
    look("second")
    say_all(page, LONG_WAY[1:])
    look("end")
    write_sentence(page, "   ")
    expect(page.get_by_role("alert")).to_be_focused()
    look("wrong")
    write_sentence(page, SENTENCE)
    look("done")
    assert [name for name, faults in found if faults] == [], found
