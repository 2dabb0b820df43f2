"""Which Chromium, how it is started, and what a visitor's profile is."""

import os
import runpy
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

FINDER = Path(__file__).parents[2] / ".ci" / "chromium.py"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PATIENCE = 20_000  # milliseconds; a busy machine is no fault of the page
HEIGHT = 900


def executable() -> str:
    """CHROMIUM, which `make test` sets, or one that is there already; else nothing."""
    return os.environ.get("CHROMIUM") or runpy.run_path(str(FINDER))["present"]() or ""


def open_context(
    chromium: Browser,
    address: str,
    *,
    javascript: bool = True,
    width: int = 1280,
    height: int = HEIGHT,
    theme: str = "light",
    language: str = "fr-FR",
) -> BrowserContext:
    """A fresh profile for the site at this address."""
    context = chromium.new_context(
        base_url=address,
        java_script_enabled=javascript,
        viewport={"width": width, "height": height},
        color_scheme=theme,
        locale=language,
    )
    context.set_default_timeout(PATIENCE)
    return context


def session_cookie(key: str, address: str) -> dict[str, str]:
    """What makes a profile that of somebody who is signed in."""
    return {"name": "session", "value": key, "url": address}
