"""/mon-espace/donnees/: what somebody can read about themselves."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.template.loader import get_template

from content.rules.privacy import NO_PERSONAL_DATA
from learners.journal import Fact, record
from learners.models import Referral
from learners.queries.institutions.access import LOOKS, looks_at
from learners.rules.institutions.notices import VERSIONS, template_of
from learners.rules.running.retention import CLASS_OF
from learners.views.people.privacy import kept
from learners.views.people.privacy_facts import sentence_of
from learners.views.people.privacy_purposes import PURPOSES, RETENTIONS
from learners.views.people.privacy_words import FIELDS, NAMES
from tests.doors import finish_lesson, soup, text_of

ADDRESS = "/mon-espace/donnees/"
QUERIES = 15
pytestmark = pytest.mark.django_db


def look(person, by, institution, at, kind="progress_seen"):
    record(Fact(kind=kind, at=at, actor=by.pk, person=person.pk, institution=institution.pk))


def test_visitor_is_asked_to_sign_in(client):
    assert client.get(ADDRESS).url == f"/connexion/?next={ADDRESS}"


def test_whoever_has_no_institution_reads_it_in_the_first_sentence(blaise, signed_in):
    page = signed_in(blaise).get(ADDRESS)

    assert soup(page).h1.get_text() == "Aucune structure ne voit votre avancement."
    assert "Personne n’a regardé votre avancement." in text_of(page)


def test_who_sees_what_since_when_with_the_text_that_was_read(ada_referred, signed_in):
    page = signed_in(ada_referred.enrolment.person).get(ADDRESS)

    text = text_of(page)
    assert soup(page).h1.get_text() == "Une structure voit votre avancement."
    assert "Aider sans faire à la place. Depuis le 2 novembre 2026." in text
    assert "Ce que vous avez lu le 2 novembre 2026" in text
    assert "Maison des solidarités du Val-d’Ourcq verra votre état" in text


def test_closed_referral_says_until_when(ada_referred, signed_in, a_moment):
    Referral.objects.update(seen_until=a_moment + timedelta(days=3))

    page = signed_in(ada_referred.enrolment.person).get(ADDRESS)

    assert soup(page).h1.get_text() == "Plus aucune structure ne voit votre avancement."
    assert "Fini Maison des solidarités du Val-d’Ourcq" in text_of(page)
    assert "Du 2 novembre 2026 au 5 novembre 2026." in text_of(page)


def test_who_looked_is_told_by_day_and_person(ada, colette, maison, signed_in, a_moment):
    for hours in (0, 1, 2):
        look(ada, colette, maison, a_moment + timedelta(hours=hours))
    look(ada, colette, maison, a_moment, kind="certificate_read")
    look(ada, colette, maison, a_moment + timedelta(days=1))
    look(ada, ada, maison, a_moment)

    text = text_of(signed_in(ada).get(ADDRESS))

    name = "Colette Martin, Maison des solidarités du Val-d’Ourcq"
    tuesday = f"Mardi 3 novembre 2026 {name} a regardé votre avancement."
    monday = f"Lundi 2 novembre 2026 {name} a regardé votre avancement 3 fois."
    assert f"{tuesday} {monday} {name} a ouvert votre attestation." in text


def test_day_is_that_of_paris(ada, colette, maison, a_moment):
    look(ada, colette, maison, a_moment.replace(hour=0, minute=30))

    assert looks_at(ada, limit=1)[0].day == a_moment.date()


def test_latest_looks_come_first_and_all_can_be_asked(ada, colette, maison, signed_in, a_moment):
    for day in range(21):
        look(ada, colette, maison, a_moment - timedelta(days=day))
    browser = signed_in(ada)
    page = browser.get(ADDRESS)
    link = soup(page).find("a", string="Voir tous les regards")["href"]

    assert (len(page.context["days"]), link) == (20, "?regards=tous#looks")
    assert len(browser.get(ADDRESS + link).context["days"]) == 21


def test_whoever_was_erased_has_no_name(ada, maison, signed_in, a_moment):
    record(
        Fact(kind="progress_seen", at=a_moment, actor=uuid4(), person=ada.pk, institution=uuid4())
    )

    assert "Une personne dont le compte est effacé" in text_of(signed_in(ada).get(ADDRESS))


def test_what_one_did_is_told_in_words(ada_referred, first_lesson, signed_in):
    browser = signed_in(ada_referred.enrolment.person)
    finish_lesson(browser, first_lesson)

    text = text_of(browser.get(ADDRESS))

    assert f"Leçon finie : « {first_lesson.title} »." in text
    assert "c’est juste." in text


def test_journal_of_one_s_own_is_50_a_page(ada, signed_in, a_moment):
    record(
        *[
            Fact(kind="signed_in", at=a_moment, actor=ada.pk, person=ada.pk, result="code")
            for _ in range(60)
        ]
    )
    browser = signed_in(ada)

    assert len(browser.get(ADDRESS).context["facts"]) == 50
    assert len(browser.get(ADDRESS, {"page": 2}).context["facts"]) == 10


def test_nobody_reads_the_facts_of_another(ada, blaise, colette, maison, signed_in, a_moment):
    look(ada, colette, maison, a_moment)

    page = signed_in(blaise).get(ADDRESS)

    assert (page.context["days"], page.context["facts"]) == ([], [])
    assert "Colette" not in text_of(page)


def test_referent_is_reminded_of_whom_they_follow(colette, maison, signed_in):
    page = signed_in(colette).get(ADDRESS)

    assert f'href="/institution/{maison.pk}/"' in page.content.decode()


def test_addresses_are_listed(ada, signed_in):
    EmailAddress.objects.create(user=ada, email="ada@perso.fr", verified=False)

    text = text_of(signed_in(ada).get(ADDRESS))

    assert "ada@exemple.fr · la première" in text
    assert "ada@perso.fr · pas confirmée" in text


def test_everything_declared_is_said_in_french():
    declared = [
        model
        for model in apps.get_models()
        if getattr(model, "personal_data", NO_PERSONAL_DATA).fields
    ]
    assert {model.__name__ for model in declared} == set(NAMES)
    assert {f for model in declared for f in model.personal_data.fields} == set(FIELDS)
    assert {model.personal_data.purpose for model in declared} == set(PURPOSES)
    assert {model.personal_data.retention for model in declared} == set(RETENTIONS)
    assert [item.name for item in kept() if item.name == "Votre compte"] == ["Votre compte"]


def test_every_fact_about_a_person_has_its_sentence():
    about_others = {
        "institution_opened",
        "referent_invited",
        "person_invited",
        "invitation_cancelled",
        "addition_applied",
        *("invitation_corrected", "join_code_made", "join_code_closed"),
        *("cards_printed", "card_cancelled"),
        *LOOKS,
    }
    told = {
        kind
        for kind in CLASS_OF
        if sentence_of(kind, title="T", institution="I", result="passed") != kind
    }

    assert told == set(CLASS_OF) - about_others


def test_erased_titles_leave_a_sentence():
    sentence = sentence_of("lesson_completed", title="", institution="", result="")

    assert sentence == "Leçon finie\u00a0: «\u202f…\u202f»."
    assert sentence_of("activity_handed_in", title="T", institution="", result="x").endswith(
        "à revoir."
    )


def test_each_notice_has_its_template():

    assert [get_template(template_of(version)) for version in VERSIONS]


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_as_many_queries_for_1_as_for_3(
    ada_referred, colette, maison, signed_in, a_moment, count, django_assert_num_queries
):
    ada = ada_referred.enrolment.person
    for day in range(count):
        look(ada, colette, maison, a_moment - timedelta(days=day))
        record(Fact(kind="signed_in", at=a_moment, actor=ada.pk, person=ada.pk))
    browser = signed_in(ada)

    with django_assert_num_queries(QUERIES):
        browser.get(ADDRESS)
