"""An institution's code: made, typed, used, full, closed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from learners.journey import codes
from learners.models import (
    Entry,
    Institution,
    Invitation,
    JoinCode,
    Letter,
    Membership,
    Referral,
    User,
)
from learners.rules.institutions.codes import why_closed
from learners.rules.institutions.invitations import Invitee, shown_code
from learners.rules.institutions.refusals import Refusal, RefusedError
from tests.doors import text_of
from tests.learners.inviting import invite
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(maison):
    return f"/institution/{maison.pk}/codes/"


@pytest.fixture
def make(maison, colette, path):
    def make(places=3, days=10, institution=None):
        return codes.make_code(
            institution or maison,
            path,
            places=places,
            expires_at=timezone.now() + timedelta(days=days),
            key=uuid4(),
            by=colette,
            at=timezone.now(),
        )

    return make


def said(path, key=None, **changes):
    last_day = (localdate() + timedelta(days=10)).isoformat()
    form = {"key": str(key or uuid4()), "path": str(path.translation_key)}
    return {**form, "places": "12", "last_day": last_day, **changes}


def join(browser, code):
    return browser.post(f"/rejoindre/{code.code}/")


def letter():
    return Letter.objects.latest("created_at")


def test_a_referent_makes_a_code_once_a_form(colette, maison, path, page, signed_in):
    browser, key = signed_in(colette), uuid4()

    for _ in range(2):
        browser.post(page, said(path, key))

    made = JoinCode.objects.get()
    assert (made.places, made.taken, made.institution) == (12, 0, maison)
    shown = text_of(browser.get(page))
    assert shown_code(made.code) in shown
    assert "Places prises : 0 sur 12" in shown
    assert Entry.objects.get(kind="join_code_made").actor == colette.pk


@pytest.mark.parametrize(
    "wrong",
    [{"places": "0"}, {"places": "201"}, {"last_day": "2020-01-01"}, {"last_day": "hier"}],
)
def test_a_wrong_form_makes_nothing(colette, path, page, signed_in, wrong):
    refused = signed_in(colette).post(page, said(path, **wrong))

    assert refused.status_code == 422
    assert not JoinCode.objects.exists()


def test_typed_on_the_code_page_it_leads_to_what_will_be_seen(client, make):
    code = make()

    typed = client.post("/rejoindre/", {"code": shown_code(code.code).lower()})
    shown = text_of(client.get(typed.url))

    assert typed.url == f"/rejoindre/{code.code}/"
    assert "Maison des solidarités du Val-d’Ourcq vous invite à suivre" in shown
    assert "verra votre état" in shown, "the notice"


def test_a_visitor_proves_an_address_and_is_in(client, make, maison):
    code = make()
    form = {"first_name": "Nadia", "last_name": "B", "email": "nadia@perso.fr", "language": "fr"}
    broken = client.post(f"/rejoindre/{code.code}/", {**form, "email": ""})
    assert broken.status_code == 422

    client.post(f"/rejoindre/{code.code}/", {**form, "key": str(uuid4())})
    client.post("/inscription/code/", {"code": letter().secret["code"]})

    referral = Referral.objects.get()
    assert (referral.institution, referral.join_code, referral.email) == (maison, code, "")
    assert referral.enrolment.person.email == "nadia@perso.fr"
    assert referral.acknowledged_at
    code.refresh_from_db()
    assert code.taken == 1


def test_whoever_is_signed_in_reads_then_joins_once(ada, make, signed_in, colette, page):
    code, browser = make(), signed_in(ada)
    assert "Vous êtes dans l’espace de Ada Lovelace." in text_of(
        browser.get(f"/rejoindre/{code.code}/")
    )

    for _ in range(2):
        assert join(browser, code).url == "/mon-espace/"

    code.refresh_from_db()
    assert (code.taken, Referral.objects.count()) == (1, 1)
    assert "Ada Lovelace" in text_of(signed_in(colette).get(page))


def test_an_invitation_that_waits_is_answered_by_the_code(
    ada, colette, maison, path, make, signed_in
):
    known = Invitee(email=ada.email, first_name="Ada", last_name="L")
    invite(maison, colette, path, known)

    join(signed_in(ada), make())

    assert Referral.objects.get().enrolment.person == ada
    assert Invitation.objects.get().used_by == ada


def test_another_institution_must_be_agreed_to(ada_referred, make, signed_in, a_moment):
    other = Institution.objects.create(name="Mairie", opened_at=a_moment)
    code, browser = make(institution=other), signed_in(ada_referred.enrolment.person)
    asked = text_of(browser.get(f"/rejoindre/{code.code}/"))
    assert "Maison des solidarités du Val-d’Ourcq le voit déjà." in asked

    assert join(browser, code).status_code == 422
    with pytest.raises(RefusedError):
        codes.join_with_code(code.pk, person=ada_referred.enrolment.person, at=timezone.now())
    agreed = browser.post(f"/rejoindre/{code.code}/", {"agrees": "on"})

    assert agreed.url == "/mon-espace/"
    assert Referral.objects.filter(institution=other).count() == 1


def test_a_full_code_lets_nobody_more_in(make, signed_in):
    code = make(places=1)
    join(signed_in(person("one@exemple.fr", "Un", "U")), code)

    late = signed_in(person("two@exemple.fr", "Deux", "D")).get(f"/rejoindre/{code.code}/")

    assert late.status_code == 410
    assert "Toutes les places de ce code sont prises." in text_of(late)


def test_the_last_place_is_counted_by_the_database(make, ada, monkeypatch):
    code = make(places=1)
    JoinCode.objects.update(taken=1)
    monkeypatch.setattr(codes, "_refuse_unless_open", lambda code, at: None)

    with pytest.raises(RefusedError) as refused:
        codes.join_with_code(code.pk, person=ada, at=timezone.now())
    assert refused.value.refusal == Refusal.CODE_FULL
    assert not Referral.objects.exists()


def test_the_place_taken_under_the_button_is_said(make, ada, signed_in, monkeypatch):
    code = make()

    def full(*args, **kwargs):
        raise RefusedError(Refusal.CODE_FULL)

    monkeypatch.setattr(codes, "join_with_code", full)
    assert join(signed_in(ada), code).status_code == 409


def test_closing_is_once_and_ends_it(client, make, colette, page, signed_in):
    code, browser = make(), signed_in(colette)

    for _ in range(2):
        browser.post(f"{page}{code.pk}/fermer/")

    assert Entry.objects.filter(kind="join_code_closed").count() == 1
    assert "Ce code est fermé." in text_of(client.get(f"/rejoindre/{code.code}/"))


def test_a_code_ends_with_its_last_day(a_moment):
    open_ = {"expires_at": a_moment, "closed_at": None, "taken": 0, "places": 1}

    assert why_closed(at=a_moment - timedelta(seconds=1), **open_) is None
    assert why_closed(at=a_moment, **open_) == Refusal.CODE_EXPIRED


def test_a_code_left_open_by_who_left_is_said_to_the_others(make, colette, maison, page, signed_in):
    make()
    other = person("rose@exemple.fr", "Rose", "R")
    Membership.objects.create(user=other, institution=maison, joined_at=timezone.now())
    Membership.objects.filter(user=colette).update(left_at=timezone.now())

    shown = text_of(signed_in(other).get(page))

    assert "Cette personne ne suit plus votre structure." in shown


@pytest.mark.parametrize("codes_made", [1, 4])
def test_the_list_asks_as_much_for_one_code_as_for_many(
    make, colette, ada, page, signed_in, codes_made, django_assert_num_queries
):
    for _ in range(codes_made):
        code = make()
    join(signed_in(ada), code)
    browser = signed_in(colette)

    with django_assert_num_queries(6):
        browser.get(page)


def test_guessing_is_bounded_by_the_address_too(make):
    code, client = make(), Client()
    for _ in range(10):
        assert client.get("/rejoindre/00000-00000/").status_code == 404

    assert client.get(f"/rejoindre/{code.code}/").status_code == 429
    assert Client().get(f"/rejoindre/{code.code}/").status_code == 200


def test_a_path_withdrawn_is_said(client, make, path):
    code = make()
    path.unpublish()

    assert "Ce parcours n’est pas ouvert" in text_of(client.get(f"/rejoindre/{code.code}/"))


def test_who_was_stopped_and_who_sees_others_codes(make, denis, page, signed_in):
    code = make()

    assert signed_in(denis).get(page).status_code == 404
    assert signed_in(denis).post(f"{page}{code.pk}/fermer/").status_code == 404
    assert User.objects.filter(pk=denis.pk).exists()
