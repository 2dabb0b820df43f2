"""Print the path of a Chromium for the browser tests: one that is there, or one we can install.

With none, print nothing and say so loudly; with CI=true, fail.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PATIENCE = 300  # seconds
LOUD = """
*** NO CHROMIUM WAS FOUND OR COULD BE INSTALLED: THE BROWSER TESTS ARE SKIPPED. ***
"""
APT = (
    ("apt-get", "update", "--quiet"),
    ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"),
)
ASK = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
PLAYWRIGHT = ((sys.executable, "-m", "playwright", "install", "chromium"),)


def main() -> int:
    found = present() or installed()
    if found:
        print(found)
        return 0
    sys.stderr.write(LOUD)
    return 1 if os.environ.get("CI") == "true" else 0


def present() -> str | None:
    named = os.environ.get("CHROMIUM")
    known = next((path for name in NAMES if (path := shutil.which(name))), None)
    return named or known or (str(MAC) if MAC.exists() else None) or of_playwright()


def of_playwright() -> str | None:
    """The one Playwright keeps in the person's cache, if it is there."""
    words = [sys.executable, "-c", ASK]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    path = done.stdout.strip()
    return path if path and Path(path).exists() else None


def installed() -> str | None:
    """By the system when we may, else by Playwright into the person's own cache."""
    sys.stderr.write("No Chromium here: trying to install one…\n")
    if os.geteuid() == 0 and shutil.which("apt-get") and ran(APT):
        return present()
    return present() if ran(PLAYWRIGHT) else None


def ran(commands: tuple[tuple[str, ...], ...]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        for command in commands:
            subprocess.run(
                command, check=True, timeout=PATIENCE, capture_output=True, env=environment
            )
    except (OSError, subprocess.SubprocessError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
