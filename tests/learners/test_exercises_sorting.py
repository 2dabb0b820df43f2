"""Sorting cards into groups: what is right stays, the rest is asked again."""

from decimal import Decimal

import pytest

from learners.models import Attempt, Completion, Work
from tests.curriculum import exercising

pytestmark = pytest.mark.django_db
RIGHT = {
    "Il_s’éteint": "l’appareil",
    "Les_chiffres": "l’appareil",
    "Après_le_20": "la connexion",
    "la_fenêtre": "la connexion",
}


@pytest.fixture
def sorting(sitting):
    return sitting(exercising.SORTING)


def test_what_is_right_stays_and_the_rest_is_asked_again_until_it_is_done(sorting, ada):
    sorting.place(**{**RIGHT, "Il_s’éteint": "la connexion", "Les_chiffres": "la connexion"})
    sorting.send()

    assert sorting.title.startswith("2 cartes à leur place sur 4 — ")
    assert "Il en faut 3." in sorting.text
    assert "C’est la date qui met sur la voie." in sorting.text
    assert "Vous l’avez mise dans « la connexion ». Aucun geste ne rallume" in sorting.text
    assert len(sorting.part.select("select")) == 2
    assert not Completion.objects.exists()

    sorting.place(**{"Il_s’éteint": "l’appareil", "Les_chiffres": "l’appareil"}).send()

    assert sorting.title.startswith("4 cartes à leur place sur 4 — ")
    assert [a.mark for a in Attempt.objects.order_by("received_at")] == [
        Decimal("0.50000"),
        Decimal("1.00000"),
    ]
    assert Completion.objects.filter(item=sorting.activity.pk).count() == 1
    sorting.open()
    assert sorting.part.select("form") == []
    assert "4 cartes à leur place sur 4. C’est fait." in sorting.text


def test_a_card_forgotten_is_named_and_the_others_are_kept(sorting):
    sorting.place(**{"Il_s’éteint": "l’appareil"}).send()

    assert sorting.title.startswith("Erreur : ")
    assert sorting.text.count("Choisissez un groupe.") == 3 + 3  # on its card, and in the summary
    assert "Ce que vous avez déjà fait est gardé." in sorting.text
    assert [a.state for a in Attempt.objects.all()] == ["draft"]
    sorting.open()
    assert "l’appareil" in sorting.label("Il s’éteint").select_one("[selected]").get_text()


def test_a_half_made_sorting_is_kept_by_its_button(sorting):
    sorting.place(**{"Il_s’éteint": "la connexion"}).send("exercice/garder")

    assert "C’est gardé." in sorting.page.get_text()
    assert "finissez quand vous voulez" in sorting.text
    assert Work.objects.get().made["placed"].keys() == {sorting.label("Il s’éteint")["name"][-36:]}


def test_forged_cards_and_groups_are_refused_one_by_one(sorting):
    sorting.place(**RIGHT)
    name = sorting.label("Il s’éteint")["name"]
    for value in ("x", "9" * 100_000, "\0", "😀", "مرحبا"):
        forged = sorting.send(**{name: value, "x-other": "1"})
        assert "Choisissez un groupe" in forged.text
        sorting.place(**RIGHT)

    assert not Attempt.objects.filter(state="handed_in").exists()


def test_two_tabs_undo_nothing(sorting):
    older = dict(sorting.fields)
    sorting.open().place(**{**RIGHT, "Il_s’éteint": "la connexion", "Les_chiffres": "la connexion"})
    wrong = {name: value for name, value in sorting.fields.items() if name.startswith("x-")}
    sorting.send()
    for place, name in enumerate(wrong):
        wrong[name] = list(wrong.values())[place - 1]
    sorting.client.post(f"{sorting.url}exercice/", {**older, **wrong})

    first, second = (a.mark for a in Attempt.objects.order_by("received_at"))
    assert first == Decimal("0.50000") <= second


def test_a_form_that_is_not_ours_or_is_somebody_else_s_records_nothing(sorting, denis, signed_in):
    sorting.place(**RIGHT)
    fields = dict(sorting.fields)

    assert sorting.send(follow=False, form="x").status_code == 400
    other = signed_in(denis).post(f"{sorting.url}exercice/", fields)
    assert other.status_code == 403
    assert not Attempt.objects.exists()


def test_the_same_form_twice_is_one_work(sorting):
    sorting.place(**RIGHT)
    for _ in range(2):
        sorting.send(follow=False)

    assert Attempt.objects.count() == 1
