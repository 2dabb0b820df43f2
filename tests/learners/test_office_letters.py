"""The administrator sees which letters did not leave, and sends one again."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django_q.models import OrmQ

from learners.models import Letter, User
from tests.doors import text_of

Browser = Callable[[User], Client]


@pytest.fixture
def stuck(db: None, a_moment: datetime) -> Letter:
    """A sending was cut in the middle."""
    return Letter.objects.create(
        id=uuid4(),
        kind="sign_in_code",
        to="ada@exemple.fr",
        language="fr",
        state=Letter.State.UNCERTAIN,
        created_at=a_moment,
        message_id="<une-lettre@a-portee.example>",
        error="La ligne a coupé.",
    )


def test_the_list_names_letters_and_their_states(
    edith: User, stuck: Letter, signed_in: Browser
) -> None:
    page = text_of(signed_in(edith).get("/admin/letters/"))

    assert "ada@exemple.fr" in page
    assert "Incertaine" in page


def test_an_uncertain_letter_leaves_again_under_the_same_number(
    edith: User, stuck: Letter, signed_in: Browser
) -> None:
    client = signed_in(edith)

    assert "La ligne a coupé." in text_of(client.get(f"/admin/letters/{stuck.pk}/"))
    for _ in range(2):
        client.post(f"/admin/letters/{stuck.pk}/again/")
    stuck.refresh_from_db()
    assert (stuck.state, stuck.message_id) == ("waiting", "<une-lettre@a-portee.example>")
    assert OrmQ.objects.count() == 1


def test_a_trainer_does_not_read_letters(blaise: User, stuck: Letter, signed_in: Browser) -> None:
    response = signed_in(blaise).get(f"/admin/letters/{stuck.pk}/")

    assert response.status_code == 302
    assert "ada@exemple.fr" not in text_of(signed_in(blaise).get(response.url))
