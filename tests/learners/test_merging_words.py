"""What an account leaves besides its hand-ins, once two are one."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from curriculum.queries.outlines import current_outline
from learners.actions.learning.enrolments import enrol
from learners.journey import merging, noting, placing, reminding
from learners.models import Adaptation, LogbookEntry, Placement
from learners.rules.learning.placing import Said
from tests.doors import soup, text_of
from tests.learners.noting import first_module
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(db):
    return person("ada@perso.fr", "ADA", "Lovelace")


@pytest.fixture
def lesser(ada_enrolled, twin, path, a_moment):
    """The enrolment that stops at the merge: it is the later one."""
    outline = current_outline(path.translation_key)
    return enrol(twin, outline, at=a_moment + timedelta(days=1))[0]


@pytest.fixture
def one(ada, twin, edith):
    """Both accounts made one, when it is called."""
    return lambda: merging.merge(twin.pk, ada.pk, by=edith, at=now())


def test_a_note_goes_with_the_path_that_goes_on(ada_enrolled, lesser, twin, one):
    noting.write(
        twin, key=uuid4(), text="Une note.", noted_on=now().date(),
        module=first_module(lesser), at=now(),
    )  # fmt: skip

    one()

    assert LogbookEntry.objects.get().enrolment == ada_enrolled
    assert noting.warn_authors(at=now() + timedelta(days=25)) == 0


def test_what_one_said_of_oneself_and_what_was_adapted_go_on(ada_enrolled, lesser, blaise, one):
    answer = [Said(first_module(lesser), "Je le fais.", "never")]
    placing.answer(lesser, "start", answer, at=now())
    placing.adapt(lesser, is_needed=True, text="Plus de temps.", by=blaise, at=now())

    one()

    assert Placement.objects.get().enrolment == ada_enrolled
    assert Adaptation.objects.get().enrolment == ada_enrolled


def test_of_two_photographs_of_one_moment_the_one_of_the_path_that_goes_on_stays(
    ada_enrolled, lesser, blaise, one
):
    for enrolment, said in ((lesser, "never"), (ada_enrolled, "often")):
        answer = [Said(first_module(lesser), "Je le fais.", said)]
        placing.answer(enrolment, "start", answer, at=now())
        placing.adapt(enrolment, is_needed=False, text=said, by=blaise, at=now())

    one()

    kept = Placement.objects.get(enrolment=ada_enrolled)
    assert kept.answers[0]["answer"] == "often"
    assert Adaptation.objects.get(enrolment=ada_enrolled).text == "often"
    assert Placement.objects.count() == Adaptation.objects.count() == 2


@pytest.mark.parametrize("who", ["twin", "ada"])
def test_whoever_refused_our_letters_with_one_account_gets_none(who, ada, one, request):
    reminding.refuse_letters(request.getfixturevalue(who), at=now())

    one()

    ada.refresh_from_db()
    assert not ada.wants_letters


@pytest.mark.parametrize("typed", ["lovelace, BYRON", "ada@exemple.fr, annabella@perso.fr"])
def test_two_accounts_whose_names_differ_are_found_by_name_or_address(ada, edith, signed_in, typed):
    byron = person("annabella@perso.fr", "Annabella", "Byron")
    office = signed_in(edith)
    assert "annabella@perso.fr" not in text_of(office.get("/admin/doublons/"))

    page = soup(office.get("/admin/doublons/", {"q": typed}))

    assert page.select_one(f'a[href="/admin/doublons/{byron.pk}/{ada.pk}/"]')
    assert page.select_one("input[name=q]")["value"] == typed


@pytest.mark.parametrize("typed", [",", " , ", "personne de ce nom", "\x00", "a" * 3000])
def test_a_search_of_accounts_that_finds_nobody_says_so(ada, edith, signed_in, typed):
    page = text_of(signed_in(edith).get("/admin/doublons/", {"q": typed}))

    assert "ada@exemple.fr" not in page
    assert "Personne n’a ce nom ni cette adresse." in page
