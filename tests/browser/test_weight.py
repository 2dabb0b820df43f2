"""What a lesson weighs on the way to a browser, from the real server, compressed as it serves."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page

from config.ports import HOST, answers
from config.start import GRANIAN, HEALTH
from learners.models import User
from tests.browser.chromium import open_context, session_cookie
from tests.people import BACKEND

LESSON = "/modules/regarder-a-360/ce-que-change-le-tout-en-ligne/"
FIRST_VIEW, FIRST_REQUESTS = 60_000, 6  # bytes, headers included
REPEAT_VIEW, REPEAT_REQUESTS = 8_000, 1


@dataclass
class Traffic:
    """What went over the wire for the pages opened since `clear`."""

    bytes_by_address: dict[str, int] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def follow(self, page: Page) -> None:
        wire = page.context.new_cdp_session(page)
        wire.on("Network.requestWillBeSent", self._ask)
        wire.on("Network.requestServedFromCache", lambda e: self.kept.add(e["requestId"]))
        wire.on("Network.responseReceived", self._answer)
        wire.on("Network.loadingFinished", self._finish)
        wire.send("Network.enable")

    def clear(self) -> None:
        self.bytes_by_address.clear()

    def _ask(self, event: dict) -> None:
        self.asked[event["requestId"]] = event["request"]["url"]

    def _answer(self, event: dict) -> None:
        if event["response"].get("fromDiskCache"):
            self.kept.add(event["requestId"])

    def _finish(self, event: dict) -> None:
        if event["requestId"] not in self.kept:
            url = self.asked[event["requestId"]]
            self.bytes_by_address[url] = int(event["encodedDataLength"])

    @property
    def total(self) -> int:
        return sum(self.bytes_by_address.values())


def environment(folder: Path) -> dict[str, str]:
    """A server's, on the database of this test."""
    known = connection.settings_dict
    where = f"sqlite:///{known['NAME']}"
    if connection.vendor == "postgresql":
        who = f"{known['USER']}:{known['PASSWORD']}@" if known["USER"] else ""
        where = f"postgres://{who}{known['HOST']}:{known['PORT'] or 5432}/{known['NAME']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.own_files_settings",
        "DATABASE_URL": where,
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(folder),
        "PYTHONPATH": str(settings.BASE_DIR),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(real_database: str, tmp_path: Path) -> Iterator[str]:
    """The real server with collected, hashed and compressed files, as `make demo` starts it."""
    known = environment(tmp_path)
    collect = (sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0")
    subprocess.run(collect, cwd=settings.BASE_DIR, env=known, check=True)
    port = free_port()
    words = (sys.executable, *GRANIAN, "--port", str(port), "config.wsgi:application")
    process = subprocess.Popen(words, cwd=settings.BASE_DIR, env=known)
    try:
        while not answers(port, HEALTH):
            assert process.poll() is None, "the server ended"
            time.sleep(0.05)
        yield f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait()


def test_a_text_lesson_is_light(chromium: Browser, newcomer: User, server: str) -> None:
    client = Client()
    client.force_login(newcomer, backend=BACKEND)
    context = open_context(chromium, server)
    context.add_cookies([session_cookie(client.cookies["session"].value, server)])
    page, traffic = context.new_page(), Traffic()
    traffic.follow(page)

    page.goto(LESSON, wait_until="networkidle")
    first, requests = traffic.total, dict(traffic.bytes_by_address)
    traffic.clear()
    page.goto(LESSON, wait_until="networkidle")
    context.close()

    assert all(url.startswith(f"{server}/") for url in traffic.asked.values())
    assert len(requests) <= FIRST_REQUESTS, requests
    assert first <= FIRST_VIEW, requests
    assert len(traffic.bytes_by_address) <= REPEAT_REQUESTS, traffic.bytes_by_address
    assert traffic.total <= REPEAT_VIEW, traffic.bytes_by_address
