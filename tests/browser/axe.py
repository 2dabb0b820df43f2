"""axe on a page: every rule on a wide and on a narrow screen, then colours again in the dark."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDE, NARROW, HEIGHT = 1280, 320, 900
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"type": "tag", "values": STANDARDS}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def violations(page: Page) -> list[str]:
    """One line for each fault; the theme changes colours and nothing else."""
    found: list[str] = []
    page.evaluate(AXE_SCRIPT)
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for theme, rules in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=theme)
            found += [f"{width} px, {theme}: {fault}" for fault in run(page, rules)]
    return found


def run(page: Page, rules: dict[str, Any]) -> Iterator[str]:
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    answer = page.evaluate("options => axe.run(document, options)", options)
    for violation in answer["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {violation['help']} — {node['html'][:200]}"
