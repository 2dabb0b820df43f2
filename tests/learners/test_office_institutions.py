"""The administrator's screen: institutions and their referents."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_q.models import OrmQ
from wagtail.models import ReferenceIndex

from learners.journey import joining
from learners.models import Entry, Institution, Invitation, Letter, Membership
from learners.rules.institutions.invitations import Invitee
from tests.doors import soup, text_of
from tests.learners.inviting import door, invite, last_letter

LIST, NEW = "/admin/institutions/", "/admin/institutions/new/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(edith, signed_in):
    return signed_in(edith)


def typed(**changes):
    return {
        "key": str(uuid4()),
        "name": "Mairie d’Étampes",
        "city": "Étampes",
        "first_name": "René",
        "last_name": "Char",
        "email": "rene@exemple.fr",
        **changes,
    }


def test_opening_an_institution_invites_its_first_referent(browser, edith):
    answer = browser.post(NEW, typed(), follow=True)

    assert "La structure est ouverte. La lettre part dans la minute." in text_of(answer)
    institution = Institution.objects.get()
    assert (institution.name, institution.city) == ("Mairie d’Étampes", "Étampes")
    invitation = Invitation.objects.get()
    assert (invitation.institution, invitation.referral, invitation.email) == (
        institution,
        None,
        "rene@exemple.fr",
    )
    letter = Letter.objects.get()
    expires_on = timezone.localdate(invitation.expires_at)
    assert letter.context == {
        "first_name": "René",
        "last_name": "Char",
        "institution": "Mairie d’Étampes",
        "invited_by": "Edith Clarke",
        "expires_on": expires_on.isoformat(),
    }
    assert OrmQ.objects.get().task["args"] == (str(letter.pk),)
    facts = Entry.objects.order_by("pk").values_list("kind", "actor", "institution")
    assert list(facts) == [
        ("institution_opened", edith.pk, institution.pk),
        ("referent_invited", edith.pk, institution.pk),
    ]


def test_same_form_twice_is_one_institution(browser):
    form = typed()
    for _ in range(2):
        browser.post(NEW, form)

    assert (Institution.objects.count(), Letter.objects.count()) == (1, 1)


def test_shared_mailbox_opens_nothing_and_keeps_what_was_typed(browser):
    page = browser.post(NEW, typed(email="mairie@exemple.fr"))

    assert "Cette boîte est lue par plusieurs personnes." in text_of(page)
    assert page.context["form"]["name"].value() == "Mairie d’Étampes"
    assert (Institution.objects.count(), Letter.objects.count()) == (0, 0)


def test_too_many_letters_to_one_address_open_nothing(browser):
    for number in range(3):
        browser.post(NEW, typed(name=f"Mairie {number}"))

    page = browser.post(NEW, typed(name="Mairie 4"))

    assert "Trois lettres sont parties vers cette adresse" in text_of(page)
    assert (Institution.objects.count(), Letter.objects.count()) == (3, 3)


def test_list_counts_people_referents_and_invitations(browser, maison, colette, ada_referred, path):
    invite(maison, colette, path)
    row = soup(browser.get(LIST)).select_one("tbody tr")

    cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
    assert cells[0].startswith("Maison des solidarités")
    assert cells[1:] == ["Pantin", "1", "1", "1"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_as_many_queries_for_1_as_for_3(
    browser, edith, a_moment, count, django_assert_num_queries
):
    Institution.objects.bulk_create(
        Institution(name=f"Mairie {number}", opened_at=a_moment) for number in range(count)
    )
    browser.get(LIST)

    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        browser.get(LIST)


QUERIES_OF_THE_LIST = 8


def test_name_is_corrected(browser, maison):
    browser.post(f"/admin/institutions/edit/{maison.pk}/", {"name": "Maison", "city": "Bobigny"})

    maison.refresh_from_db()
    assert (maison.name, maison.city) == ("Maison", "Bobigny")


def test_edit_page_shows_referents_and_invites_another(browser, maison, colette):
    there = f"/admin/institutions/edit/{maison.pk}/"
    assert "Colette Martin colette@exemple.fr 2 novembre 2026" in text_of(browser.get(there))
    form = f"/admin/institutions/{maison.pk}/referents/"
    assert browser.get(form).status_code == 200

    answer = browser.post(form, typed(), follow=True)

    assert "La lettre part dans la minute. Le lien vaut 30 jours." in text_of(answer)
    assert "René Char rene@exemple.fr Jusqu’au" in text_of(browser.get(there))
    again = browser.post(form, typed())
    assert (again.status_code, "déjà invitée" in text_of(again)) == (409, True)
    wrong = browser.post(form, typed(email="contact@exemple.fr"))
    assert (wrong.status_code, wrong.context["form"]["last_name"].value()) == (422, "Char")
    assert Letter.objects.count() == 1


def test_referent_s_letter_is_sent_again_or_cancelled(browser, client, maison):
    browser.post(f"/admin/institutions/{maison.pk}/referents/", typed())
    before, invitation = door(), Invitation.objects.get()
    again = f"/admin/institutions/invitations/{invitation.pk}/again/"

    key = str(uuid4())
    for _ in range(2):
        browser.post(again, {"key": key})
    assert Letter.objects.count() == 2
    assert client.get(before).status_code == 404
    assert Entry.objects.get(result="again").kind == "referent_invited"
    browser.post(again)
    assert "Trois lettres" in text_of(browser.post(again, {"key": "x"}, follow=True))
    assert Letter.objects.count() == 3

    cancel = f"/admin/institutions/invitations/{invitation.pk}/cancel/"
    for _ in range(2):
        browser.post(cancel)
    assert client.get(door()).status_code == 410
    assert "a été annulée" in text_of(browser.post(again, follow=True))
    assert Letter.objects.count() == 3


def test_referent_who_came_in_cannot_be_cancelled(browser, client, maison):
    browser.post(f"/admin/institutions/{maison.pk}/referents/", typed())
    client.post(door(), {"first_name": "René", "last_name": "Char"})
    invitation = Invitation.objects.get()

    page = browser.post(f"/admin/institutions/invitations/{invitation.pk}/cancel/", follow=True)

    assert "a déjà servi" in text_of(page)
    assert Membership.objects.filter(left_at=None).count() == 1


def test_expired_invitation_is_shown_as_such(browser, maison, edith):
    joining.invite_referent(
        maison,
        Invitee(email="rene@exemple.fr", first_name="René", last_name="Char"),
        key=uuid4(),
        by=edith,
        language="fr",
        at=timezone.now() - timedelta(days=40),
    )

    page = browser.get(f"/admin/institutions/edit/{maison.pk}/")

    assert "Expirée le" in text_of(page)


def test_office_does_not_touch_invitations_of_people(browser, maison, colette, path):
    invitation = invite(maison, colette, path).invitation

    for verb in ("again", "cancel"):
        there = f"/admin/institutions/invitations/{invitation.pk}/{verb}/"
        assert browser.post(there).status_code == 404
    assert last_letter().kind == "person_invitation"


def test_members_of_the_administrators_group_may_open_institutions(gaston, signed_in):
    browser = signed_in(gaston)

    assert browser.get(LIST).status_code == 200
    browser.post(NEW, typed())
    assert Institution.objects.count() == 1
    assert "/admin/institutions/" in browser.get("/admin/").content.decode()


def test_nobody_else_reaches_the_screen(client, ada, blaise, colette, maison, signed_in):
    addresses = [
        LIST,
        NEW,
        f"/admin/institutions/edit/{maison.pk}/",
        f"/admin/institutions/{maison.pk}/referents/",
    ]
    for browser in (client, signed_in(ada), signed_in(blaise), signed_in(colette)):
        for address in addresses:
            assert browser.get(address).status_code == 302
            assert browser.post(address, typed()).status_code == 302
    assert "/admin/institutions/" not in signed_in(blaise).get("/admin/").content.decode()
    assert Letter.objects.count() == 0


def test_institution_is_never_deleted_nor_copied(browser, maison):
    for verb in ("delete", "copy", "usage"):
        assert browser.get(f"/admin/institutions/{verb}/{maison.pk}/").status_code == 404


def test_institutions_stay_out_of_the_reference_index():
    assert not ReferenceIndex.model_is_indexable(Institution)
