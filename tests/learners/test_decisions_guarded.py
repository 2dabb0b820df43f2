"""What a trainer writes of somebody's training, and an auditor reads: it names nobody else."""

import pytest
from django.utils.timezone import now

from learners.journey import placing
from learners.models import Adaptation, Exemption
from learners.rules.learning.placing import Said
from tests.doors import soup, text_of
from tests.learners.noting import first_module

pytestmark = pytest.mark.django_db
NAMED = "Comme Mme Zola, au 06 12 34 56 78."


@pytest.fixture
def placements(ada_enrolled):
    """Ada said where she stands."""
    placing.answer(
        ada_enrolled, "start", [Said(first_module(ada_enrolled), "x", "often")], at=now()
    )
    return f"/formation/positionnements/{ada_enrolled.pk}/"


def sent(trainer, address, said):
    """The page again, and the page once its text was replaced, then sent."""
    refused = trainer.post(address, said)
    name = soup(refused).textarea["name"]
    replaced = trainer.post(address, said | {"replace": name})
    text = soup(replaced).textarea.text.strip()
    return refused, trainer.post(address, said | {name: text})


def test_what_is_adapted_names_nobody(placements, blaise, signed_in):
    said = {"is_needed": "yes", "text": NAMED}

    refused, taken = sent(signed_in(blaise), placements, said)

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert "On reconnaîtrait quelqu’un : « Mme Zola »" in text_of(refused)
    assert Adaptation.objects.get().text == "Comme une personne, au [numéro de téléphone]."


def test_why_somebody_is_spared_a_module_names_nobody(placements, ada_enrolled, blaise, signed_in):
    address = f"{placements}dispenses/{first_module(ada_enrolled)}/"
    said = {"decision": "yes", "reason": NAMED}

    refused, taken = sent(signed_in(blaise), address, said)

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert Exemption.objects.get().reason == "Comme une personne, au [numéro de téléphone]."
