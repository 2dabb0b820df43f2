"""`make screenshots`: the pictures of the README, taken in the demo as anybody sees it.

The demo runs in a folder of its own; DEMO and VAR_DIR are in the environment (see the Makefile).
"""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  # Django must be set up first
from django.test import Client  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from config.ports import HOST, answers  # noqa: E402
from learners.models import Certificate, User  # noqa: E402
from learners.queries.people.roles import is_referent  # noqa: E402
from learners.views.people.menus import FOLLOWS_PEOPLE  # noqa: E402
from tests.browser.chromium import FLAGS, executable, session_cookie  # noqa: E402
from tests.browser.hands import Mouse  # noqa: E402
from tests.browser.story import answer, hand_in, quizzes_on  # noqa: E402
from tests.people import BACKEND  # noqa: E402

FOLDER = Path(settings.BASE_DIR) / "docs" / "screenshots"
SITE = f"http://{HOST}:{settings.PORT}"
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 780}
TALL = {"width": 1280, "height": 1240}
HEAVIEST = 200_000  # bytes
LEARNER, REFERENT = "stagiaire@demo.example", "referente@demo.example"
LESSON = "/modules/regarder-a-360/ceux-que-l-on-oublie/"


@contextmanager
def demo() -> Iterator[None]:
    """The servers of `make demo`, until the pictures are taken."""
    process = subprocess.Popen([sys.executable, "-m", "config.start", "demo"])
    try:
        while not answers(int(settings.PORT), "/sante/"):
            if process.poll() is not None:
                raise SystemExit(process.returncode)
            time.sleep(0.5)
        yield
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        take_all(browser)
        browser.close()


def take_all(browser: Browser) -> None:
    certificate = finished_certificate()
    holder = certificate.enrolment.person.email
    take(open_page(browser), "/", "home")
    take(open_page(browser, LEARNER), "/mon-espace/", "my-space")
    take(open_page(browser, LEARNER, theme="dark"), "/mon-espace/", "my-space-dark")
    take(open_page(browser, LEARNER, size=PHONE), LESSON, "lesson-phone")
    take_answered_quiz(open_page(browser, LEARNER))
    take(open_page(browser, REFERENT, size=TALL), "/institution/", "institution")
    take(open_page(browser, holder), f"/mon-espace/attestations/{certificate.number}/", "paper")
    take(open_page(browser), f"/verifier/{certificate.number}/", "verification")


def finished_certificate() -> Certificate:
    """The last one whose paper the worker has made."""
    while True:
        made = Certificate.objects.filter(revoked_at=None, paper__state="made")
        if found := made.order_by("-issued_at").first():
            return found
        time.sleep(0.5)


def open_page(
    browser: Browser, email: str = "", *, size: dict[str, int] = DESK, theme: str = "light"
) -> Page:
    """A page of somebody's browser, in which they are signed in."""
    context = browser.new_context(
        base_url=SITE, viewport=size, color_scheme=theme, locale="fr-FR", device_scale_factor=1
    )
    if email:
        context.add_cookies([session_cookie(session_of(User.objects.get(email=email)), SITE)])
    return context.new_page()


def session_of(user: User) -> str:
    """Signed in, with the menu that the sign-in page would have given."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    session = client.session
    session[FOLLOWS_PEOPLE] = is_referent(user)
    session.save()
    return str(session.session_key)


def take_answered_quiz(page: Page) -> None:
    """One answer wrong, one right."""
    hand = Mouse(page)
    hand.go(LESSON)
    quiz = quizzes_on(hand)[0]
    answer(hand, quiz, wrong=1)
    hand_in(hand, quiz)
    page.wait_for_load_state("networkidle")
    keep(page, "lesson")


def take(page: Page, address: str, name: str) -> None:
    page.goto(address, wait_until="networkidle")
    keep(page, name)


def keep(page: Page, name: str) -> None:
    """As a PNG of few colours: the pages have few, and the repository stays light."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    target = FOLDER / f"{name}.png"
    picture.quantize(colors=128).save(target, optimize=True)
    weight = target.stat().st_size
    if weight >= HEAVIEST:
        raise SystemExit(f"{target} weighs {weight} bytes, {HEAVIEST} at most")
    page.context.close()


if __name__ == "__main__":
    main()
