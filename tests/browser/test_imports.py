"""A file of questions, from the hand that gives it to the bank, in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django_q.models import OrmQ
from playwright.sync_api import Page, expect

from curriculum import tasks
from curriculum.models import Question, QuestionImport
from tests.browser.axe import violations
from tests.browser.chromium import session_cookie
from tests.curriculum import banks
from tests.people import BACKEND, person


@pytest.fixture
def trainer(site: str, visitor: Callable[..., Page]) -> Callable[..., Page]:
    """A trainer's browser, with its script or without."""
    blaise = person("blaise@exemple.fr", "Blaise", "Pascal")
    blaise.groups.add(Group.objects.get(name="Formatrices et formateurs"))

    def opened(*, javascript: bool) -> Page:
        client = Client()
        client.force_login(blaise, backend=BACKEND)
        page = visitor(javascript=javascript)
        page.context.add_cookies([session_cookie(client.cookies["session"].value, site)])
        page.goto("/admin/question_imports/")
        return page

    return opened


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    file = tmp_path / "banque.gift"
    file.write_text(banks.many(120, broken={7}) + "\n" + banks.MOODLE_GIFT)
    return file


def work() -> None:
    """What the worker does, once."""
    job = OrmQ.objects.get()
    job.delete()
    getattr(tasks, job.task["func"].rpartition(".")[2])(*job.task["args"])


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_is_given_looked_at_and_accepted(
    trainer: Callable[..., Page], bank: Path, *, javascript: bool
) -> None:
    page = trainer(javascript=javascript)
    page.set_input_files("[name=file]", bank)
    page.get_by_role("button", name="Lire le fichier").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    work()
    if not javascript:
        page.get_by_role("link", name="Actualiser").click()
    accept = page.get_by_role("button", name="Importer les 124 autres questions")
    expect(accept).to_be_visible()
    expect(page.get_by_text("Aucune bonne réponse.")).to_be_visible()
    if javascript:
        assert violations(page) == []
    accept.click()
    work()
    if not javascript:
        page.get_by_role("link", name="Actualiser").click()
    expect(page.get_by_text("124 questions ajoutées.")).to_be_visible()
    assert QuestionImport.objects.get().state == "done"
    assert Question.objects.filter(name="Octets").exists()
