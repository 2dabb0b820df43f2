"""Two accounts of one person, made one by an administrator."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from curriculum.models import LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from learners.actions.learning.enrolments import enrol
from learners.journey import codes, merging
from learners.models import (
    Attempt,
    Certificate,
    Completion,
    Enrolment,
    Entry,
    Institution,
    Membership,
    MergedAccount,
    Referral,
    User,
)
from learners.queries.learning.recounting import differences
from learners.queries.people.merging import doubles
from learners.rules.institutions.refusals import RefusedError
from learners.rules.people.merging import Known, Way, as_compared, goes_on, look_alikes
from tests.doors import finish_lesson, finish_path, soup, text_of
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(db):
    """Ada again, with a private address: her other account."""
    return person("ada.lovelace@perso.fr", "ADA", "Lovelace")


@pytest.fixture
def twin_enrolled(twin, path, a_moment):
    outline = current_outline(path.translation_key)
    return enrol(twin, outline, at=a_moment + timedelta(days=1))[0]


def lessons():
    return list(Lesson.objects.live().order_by("path"))


def merge(former, kept, by):
    return merging.merge(former.pk, kept.pk, by=by, at=timezone.now())


def test_the_office_finds_them_shows_both_and_merges_once(ada, twin, edith, signed_in):
    office = signed_in(edith)
    assert "ada.lovelace@perso.fr" in text_of(office.get("/admin/doublons/"))
    page = f"/admin/doublons/{twin.pk}/{ada.pk}/"
    shown = text_of(office.get(page))
    assert "Compte qui disparaît" in shown
    assert "ada@exemple.fr" in shown

    answers = [office.post(page, follow=True) for _ in range(2)]

    assert "Les deux comptes n’en font plus qu’un." in text_of(answers[0])
    assert "C’était déjà fait." in text_of(answers[1])
    assert MergedAccount.objects.get().kept == ada
    assert doubles() == []
    assert office.get(page).status_code == 404
    assert office.post(f"/admin/doublons/{uuid4()}/{ada.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["ada", "blaise", "colette"])
def test_only_administrators_merge(who, twin, signed_in, request):
    client = signed_in(request.getfixturevalue(who))

    for address in ("/admin/doublons/", f"/admin/doublons/{twin.pk}/{uuid4()}/"):
        assert client.get(address).status_code in {302, 403}
    assert "Doublons" not in client.get("/admin/").content.decode()


def test_addresses_open_the_kept_account_and_the_former_is_closed(ada, twin, edith, signed_in):
    EmailAddress.objects.create(user=twin, email="ada@exemple.fr", verified=False)
    open_before = signed_in(twin)

    merge(twin, ada, edith)

    theirs = EmailAddress.objects.filter(user=ada).values_list("email", "primary", "verified")
    assert set(theirs) == {
        ("ada@exemple.fr", True, True),
        ("ada.lovelace@perso.fr", False, True),
    }
    twin.refresh_from_db()
    assert (twin.is_active, twin.email, twin.has_usable_password()) == (False, None, False)
    assert open_before.get("/mon-espace/").status_code == 302, "its sessions end"


def test_a_kept_account_without_an_address_gets_one(twin, edith):
    bare = User.objects.create_user(None, first_name="Ada", last_name="Lovelace")

    merge(twin, bare, edith)

    bare.refresh_from_db()
    assert bare.email == "ada.lovelace@perso.fr"
    assert EmailAddress.objects.get(user=bare).primary


def test_two_halves_of_one_path_make_a_whole(
    ada_enrolled, twin_enrolled, ada, twin, edith, signed_in
):
    """The first lessons with one account, the others with the other: the path is finished."""
    for place, lesson in enumerate(lessons()):
        finish_lesson(signed_in(ada if place < 6 else twin), lesson)

    merge(twin, ada, edith)

    kept = Enrolment.objects.get(pk=ada_enrolled.pk)
    assert (kept.state, kept.percentage, kept.minutes_credited) == ("finished", 100, 90)
    assert Certificate.objects.get().minutes == 90
    assert Enrolment.objects.get(pk=twin_enrolled.pk).state == "withdrawn"
    assert set(Enrolment.objects.values_list("person", flat=True)) == {ada.pk}
    assert set(Attempt.objects.values_list("person", flat=True)) == {ada.pk}
    assert list(differences()) == []


def test_the_same_work_twice_counts_once(ada_enrolled, twin_enrolled, ada, twin, edith, signed_in):
    for user in (ada, twin):
        finish_lesson(signed_in(user), lessons()[0])
    before = Enrolment.objects.get(pk=ada_enrolled.pk).minutes_credited

    merge(twin, ada, edith)

    kept = Enrolment.objects.get(pk=ada_enrolled.pk)
    assert (kept.state, kept.minutes_credited) == ("in_progress", before)
    assert (
        Completion.objects.filter(enrolment=ada_enrolled).count() * 2 == Completion.objects.count()
    )
    assert list(differences()) == []


def test_what_is_finished_stays_as_it_was(ada_enrolled, twin_enrolled, ada, twin, edith, signed_in):
    finish_path(signed_in(twin))
    finish_lesson(signed_in(ada), lessons()[0])
    paper = Certificate.objects.values().get()

    merge(twin, ada, edith)

    assert Certificate.objects.values().get() == paper
    assert Enrolment.objects.get(pk=ada_enrolled.pk).state == "withdrawn"
    page = signed_in(ada).get("/mon-espace/attestations/")
    assert "Aider sans faire à la place" in text_of(page)
    refused = signed_in(ada).post(f"/mon-espace/parcours/{ada_enrolled.pk}/reprendre/", follow=True)
    assert "Vous suivez déjà ce parcours, ou vous l’avez fini." in text_of(refused)
    assert list(differences()) == []


def test_other_paths_and_drafts_move(ada, twin, twin_enrolled, edith, signed_in, a_moment):
    activity = twin_enrolled.outline.whole.modules[0].lessons[0].activities[0].id
    other = twin_enrolled.outline.whole.modules[0].lessons[1].activities[0].id
    for user, form in ((ada, activity), (twin, activity), (twin, other)):
        Attempt.objects.create(
            id=uuid4(), person=user, activity_id=form, state="draft", done_at=a_moment,
            received_at=a_moment,
        )  # fmt: skip

    merge(twin, ada, edith)

    twin_enrolled.refresh_from_db()
    assert (twin_enrolled.person, twin_enrolled.state) == (ada, "in_progress")
    assert Attempt.objects.filter(person=ada).count() == 2


def refer(enrolment, institution, by, at):
    return Referral.objects.create(
        institution=institution, invited_by=by, path=enrolment.path, path_title="Aider",
        first_name="Ada", last_name="L", enrolment=enrolment, invited_at=at,
        notice_version="2026-11", acknowledged_at=at, seen_from=at,
    )  # fmt: skip


def test_a_second_institution_does_not_see_what_nobody_agreed_to(
    ada_referred, twin_enrolled, ada, twin, edith, a_moment
):
    other = Institution.objects.create(name="Mairie", opened_at=a_moment)
    second = refer(twin_enrolled, other, edith, a_moment)

    merge(twin, ada, edith)

    second.refresh_from_db()
    assert second.ended_at
    ada_referred.refresh_from_db()
    assert ada_referred.seen_until is None


def test_the_only_institution_follows_the_enrolment_that_goes_on(
    ada_enrolled, twin_enrolled, ada, twin, edith, maison, a_moment
):
    only = refer(twin_enrolled, maison, edith, a_moment)

    merge(twin, ada, edith)

    only.refresh_from_db()
    assert (only.enrolment, only.seen_until) == (ada_enrolled, None)


def test_a_referent_keeps_their_places_once(ada, twin, edith, maison, colette, a_moment):
    other = Institution.objects.create(name="Mairie", opened_at=a_moment)
    for user, place in ((ada, maison), (twin, maison), (twin, other)):
        Membership.objects.create(user=user, institution=place, joined_at=a_moment)

    merge(twin, ada, edith)

    current = Membership.objects.filter(user=ada, left_at=None)
    assert set(current.values_list("institution__name", flat=True)) == {maison.name, "Mairie"}


def test_the_journal_is_read_under_both_keys(ada, twin, twin_enrolled, edith, signed_in):
    finish_lesson(signed_in(twin), lessons()[0])

    merge(twin, ada, edith)

    told = text_of(signed_in(ada).get("/mon-espace/donnees/"))
    assert "Vos deux comptes sont réunis." in told
    assert "Leçon finie" in told


def test_a_chain_of_merges_leads_to_the_last(ada, twin, edith):
    third = person("a.lovelace@perso.fr", "Ada", "Lovelace")
    merge(third, twin, edith)
    merge(twin, ada, edith)

    assert set(MergedAccount.objects.values_list("kept", flat=True)) == {ada.pk}


def test_accounts_of_the_office_and_the_same_account_are_refused(ada, blaise, edith, signed_in):
    for former, kept in ((blaise, ada), (ada, blaise), (ada, ada)):
        with pytest.raises(RefusedError):
            merge(former, kept, edith)

    told = signed_in(edith).post(f"/admin/doublons/{blaise.pk}/{ada.pk}/", follow=True)
    assert "Un compte du bureau, ou fermé, ne se réunit pas." in text_of(told)
    assert not MergedAccount.objects.exists()


def test_names_are_compared_without_case_accents_order_and_signs():
    assert as_compared("BEN-ALI Nadia") == as_compared("Nadia Ben Ali")
    one, two, three = uuid4(), uuid4(), uuid4()
    known = [
        Known(key=one, name="Nadia Ben Ali", address="nadia@caf.fr"),
        Known(key=two, name="BEN ALI Nadia", address=""),
        Known(key=three, name=" ", address="zoe@caf.fr"),
    ]
    assert look_alikes(known) == [[one, two]]
    by_address = [
        Known(key=one, name="Nadia", address="nadia.benali@caf.fr"),
        Known(key=two, name="N. Benali", address="nadia.benali@perso.fr"),
    ]
    assert look_alikes(by_address) == [[one, two]]


def test_the_one_with_most_work_goes_on_then_the_older(a_moment):
    old, new = uuid4(), uuid4()
    first = Way(key=old, credited=10, done=2, enrolled_at=a_moment)
    later = Way(key=new, credited=10, done=2, enrolled_at=a_moment + timedelta(days=1))

    assert goes_on([later, first]) == old
    more = Way(key=new, credited=20, done=1, enrolled_at=later.enrolled_at)
    assert goes_on([first, more]) == new


def test_a_referent_who_left_sees_nothing_and_their_code_is_closed_in_the_office(
    edith, colette, maison, path, signed_in
):
    code = codes.make_code(
        maison, LearningPath.objects.get(pk=path.pk), places=3,
        expires_at=timezone.now() + timedelta(days=3), key=uuid4(), by=colette, at=timezone.now(),
    )  # fmt: skip
    office = signed_in(edith)
    page = f"/admin/institutions/edit/{maison.pk}/"
    gone = f"/admin/institutions/referents/{Membership.objects.get().pk}/remove/"
    assert "Colette Martin ne verra plus personne ici" in text_of(office.get(gone))
    for _ in range(2):
        assert office.post(gone).url == page
    assert signed_in(colette).get(f"/institution/{maison.pk}/").status_code == 404
    assert Entry.objects.filter(kind="referent_left").count() == 1
    assert signed_in(colette).get(gone).status_code == 302
    assert "ne suit plus cette structure" in text_of(office.get(page))

    office.post(f"/admin/institutions/codes/{code.pk}/close/")

    assert "Codes ouverts" not in text_of(office.get(page))
    assert soup(office.get(page)).h1
