"""Who is told that a need waits, or that it was answered: never of whom, nor of what."""

import pytest
from django.contrib.auth.models import Group

from learners.emails.letters import render
from learners.models import AdjustmentNeed, Letter
from tests.doors import text_of
from tests.people import person

pytestmark = pytest.mark.django_db
MINE = "/mon-espace/amenagement/"


@pytest.fixture
def helene(gaston):  # the administrators' fixture lays the roles out
    """The disability referent."""
    somebody = person("helene@exemple.fr", "Hélène", "Keller")
    somebody.groups.add(Group.objects.get(name="Référentes et référents handicap"))
    return somebody


def told(kind):
    return list(Letter.objects.filter(kind=kind).values_list("to", flat=True))


def test_referents_are_told_each_time_a_need_begins_to_wait(ada, helene, signed_in):
    learner, referent = signed_in(ada), signed_in(helene)
    for text in ("Une loupe", "Une loupe", "Une grande loupe"):
        learner.post(MINE, {"need": text})
    assert told("need_said") == ["helene@exemple.fr"]

    referent.post(f"/formation/amenagements/{ada.pk}/", {"arrangement": "En gros caractères"})
    learner.post(MINE, {"need": "Une grande loupe"})
    assert AdjustmentNeed.objects.get().handled_at is not None
    learner.post(MINE, {"need": "Et un siège"})

    assert told("need_said") == ["helene@exemple.fr"] * 2
    written = Letter.objects.filter(kind="need_said").values_list("context", "secret")
    assert not any(word in str(list(written)) for word in ("loupe", "siège", "Ada"))


def test_whoever_said_it_is_told_once_for_each_answer(ada, helene, signed_in):
    signed_in(ada).post(MINE, {"need": "Une loupe"})
    referent = signed_in(helene)
    for text in ("En gros", "En gros", "En gros, et le son"):
        referent.post(f"/formation/amenagements/{ada.pk}/", {"arrangement": text})

    assert told("need_arranged") == ["ada@exemple.fr"] * 2
    assert "En gros, et le son" in text_of(signed_in(ada).get(MINE))


def test_neither_a_mailbox_nor_the_office_knows_that_somebody_has_a_need(
    ada, helene, edith, signed_in
):
    signed_in(ada).post(MINE, {"need": "Une loupe"})
    signed_in(helene).post(f"/formation/amenagements/{ada.pk}/", {"arrangement": "En gros"})

    letter = Letter.objects.get(kind="need_arranged")
    written = render(letter)
    for words in (written.subject, written.text, written.html):
        assert not any(word in words for word in ("ménagement", "référent", "amenagement"))
    assert text_of(signed_in(ada).get("/mon-espace/reponse/")) == text_of(signed_in(ada).get(MINE))
    office = signed_in(edith)
    assert "ada@exemple.fr" not in text_of(office.get("/admin/letters/"))
    assert office.get(f"/admin/letters/{letter.pk}/").status_code == 404
    assert office.post(f"/admin/letters/{letter.pk}/again/").status_code == 404


def test_a_need_taken_back_and_said_again_is_told_again(ada, helene, signed_in):
    learner = signed_in(ada)
    for text in ("Une loupe", "", "Une loupe"):
        learner.post(MINE, {"need": text})

    assert told("need_said") == ["helene@exemple.fr"] * 2
