"""`make lighthouse`: pages of a running demonstration on a throttled phone, the median of five.

Needs npm. Lighthouse's own mobile settings: a slow 4G line and a processor four times slower than
this one, both simulated. Start `make demo` in another terminal first.
"""

import contextlib
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from playwright.sync_api import sync_playwright

from bench.bench import machine
from tests.browser.chromium import FLAGS, executable

VERSION = "12.8.2"
FOLDER = Path(settings.VAR_DIR) / "lighthouse"
LIGHTHOUSE = FOLDER / "node_modules" / ".bin" / "lighthouse"
ADDRESS = os.environ.get("ADDRESS", "http://127.0.0.1:8000")
TIMES, TRIES = 5, 3  # Lighthouse sometimes misses its own trace, and asks to be run again
KINDS = ("performance", "accessibility", "best-practices", "seo")
LEARNER, PASSWORD = "stagiaire@demo.example", "a-portee-demo-2026"  # the demo's
PAGES = {
    "home": ("/", False),
    "catalogue": ("/parcours/", False),
    "lesson": ("/modules/regarder-a-360/quatre-cotes-une-personne/", True),
    "lesson, exercises": ("/modules/regarder-a-360/a-vous/", True),
    "mon-espace": ("/mon-espace/", True),
}


def main() -> int:
    if not executable():
        print("No Chromium here: see the README.", file=sys.stderr)
        return 1
    if not LIGHTHOUSE.exists():
        install()
    print(machine())
    cookies = signed_in()
    print(f"{'page':20}" + "".join(f"{kind:>16}" for kind in KINDS))
    for name, (path, is_signed_in) in PAGES.items():
        runs = [scores(path, cookies if is_signed_in else "") for _ in range(TIMES)]
        print(f"{name:20}" + "".join(f"{median(runs, kind):>16}" for kind in KINDS), flush=True)
    return 0


def install() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = ["npm", "install", "--silent", "--no-save", f"lighthouse@{VERSION}"]
    subprocess.run(wanted, cwd=FOLDER, check=True)  # noqa: S603  # the words above


def signed_in() -> str:
    """What a browser sends once it has signed in."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        page = browser.new_page()
        page.goto(f"{ADDRESS}/connexion/mot-de-passe/")
        page.locator("input[name=email]").fill(LEARNER)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button[type=submit], main form button").first.click()
        page.wait_for_url(f"{ADDRESS}/mon-espace/")
        cookies = page.context.cookies()
        browser.close()
    return "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)


def scores(path: str, cookies: str) -> dict[str, int]:
    """One run, out of a hundred. Raises CalledProcessError, which says why, after three tries."""
    for _ in range(TRIES - 1):
        with contextlib.suppress(subprocess.CalledProcessError):
            return run(path, cookies)
    return run(path, cookies)


def run(path: str, cookies: str) -> dict[str, int]:
    """With a profile of its own."""
    with TemporaryDirectory() as folder:
        flags = " ".join(["--headless", *FLAGS, f"--user-data-dir={folder}/profile"])
        done = subprocess.run(  # noqa: S603  # our own words
            [
                *(str(LIGHTHOUSE), ADDRESS + path, "--quiet", "--output=json"),
                *(f"--only-categories={','.join(KINDS)}", f"--chrome-flags={flags}"),
                *(f"--extra-headers={json.dumps({'Cookie': cookies})}",) * bool(cookies),
            ],
            env={**os.environ, "CHROME_PATH": executable()},
            stdout=subprocess.PIPE,
            check=True,
        )
    found = json.loads(done.stdout)["categories"]
    return {kind: round(100 * found[kind]["score"]) for kind in KINDS}


def median(runs: list[dict[str, int]], kind: str) -> int:
    return round(statistics.median(run[kind] for run in runs))


if __name__ == "__main__":
    sys.exit(main())
