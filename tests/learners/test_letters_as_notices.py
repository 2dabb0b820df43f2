"""A letter that its reader refuses, or that no address receives, waits on their page."""

import pytest
from django.utils import timezone

from learners.actions.running.letters import write_letter
from tests.doors import text_of

pytestmark = pytest.mark.django_db


def test_a_letter_one_may_refuse_waits_on_the_page_of_who_refuses_it(ada, signed_in):
    ada.wants_letters = False
    ada.save()
    context = {"first_name": "Ada", "institution": "Mairie", "path_title": "Aider"}
    letters = [
        write_letter(
            kind=kind, to=ada.email, person=ada, language="fr", context=context, secret={},
            cause=ada.pk, at=timezone.now(),
        )
        for kind in ("referral_ended", "password_changed")
    ]  # fmt: skip
    browser = signed_in(ada)

    assert [letter.state for letter in letters] == ["notice", "waiting"]
    assert "Mairie ne suit plus votre parcours" in text_of(browser.get("/mon-espace/"))
    address = f"/mon-espace/lettres/{letters[0].pk}/"
    assert "Votre inscription continue" in text_of(browser.get(address))
    browser.post(address)
    assert "Mairie ne suit plus" not in text_of(browser.get("/mon-espace/"))
    assert browser.get(address).status_code == 404
