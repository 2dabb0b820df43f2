"""What two accounts were spared, once they are one."""

import pytest
from django.utils.timezone import now

from curriculum.queries.outlines import current_outline
from learners.actions.learning.enrolments import enrol
from learners.journey import learning, merging
from learners.models import Completion, Enrolment, Exemption
from learners.queries.learning.recounting import differences
from tests.doors import finish_path, hand_in
from tests.learners.sparing import module, quiz
from tests.people import person

__all__ = ["module", "quiz"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(db):
    return person("ada@perso.fr", "ADA", "Lovelace")


@pytest.fixture
def theirs(twin, path, a_moment):
    return enrol(twin, current_outline(path.translation_key), at=a_moment)[0]


def test_what_was_spared_follows_a_merge_and_goes_to_another_path_as_spared(
    ada, ada_enrolled, path, quiz, module, twin, theirs, signed_in, edith
):
    browser = signed_in(twin)
    browser.post(f"/mon-espace/dispense/{theirs.pk}/{module.id}/")
    hand_in(browser, *quiz)

    merging.merge(twin.pk, ada.pk, by=edith, at=now())

    first = Enrolment.objects.get(state="in_progress")
    spared = Completion.objects.filter(enrolment=first, origin="exempted")
    assert first.exempted == sorted(str(it.item) for it in spared) != []
    finish_path(signed_in(ada))
    again, _ = learning.begin(ada, current_outline(path.translation_key), at=now())
    carried = Completion.objects.filter(enrolment=again)
    assert set(carried.filter(origin="exempted", kind="activity").values_list("item", flat=True))
    assert not list(differences())


@pytest.mark.parametrize("is_decided", [False, True])
def test_one_that_has_not_served_follows_a_merge_unless_the_other_has_its_own(
    is_decided, ada, module, ada_enrolled, twin, theirs, signed_in, edith
):
    signed_in(twin).post(f"/mon-espace/dispense/{theirs.pk}/{module.id}/")
    if is_decided:
        signed_in(ada).post(f"/mon-espace/dispense/{ada_enrolled.pk}/{module.id}/")

    merging.merge(twin.pk, ada.pk, by=edith, at=now())

    goes_on = Enrolment.objects.get(state="in_progress")
    assert Exemption.objects.filter(enrolment=goes_on).count() == 1
    assert Exemption.objects.count() == 1 + is_decided
