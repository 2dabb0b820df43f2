"""The exercises of a module that a device keeps: what marks them, and all that may be said."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Attempt
from tests.curriculum import exercising
from tests.curriculum import lesson_writing as write
from tests.learners.test_exercises_sorting import RIGHT

pytestmark = pytest.mark.django_db


def drawn_of(told):
    return BeautifulSoup(told["told"], "html.parser")


def kept(sitting, slug=""):
    module = slug or sitting.lesson.get_parent().slug
    return sitting.client.get(f"/modules/{module}/hors-ligne.json").json()["exercises"]


def test_it_says_where_each_card_belongs_and_why_and_asking_writes_nothing(sitting):
    sat = sitting(exercising.SORTING)
    ((activity, told),) = kept(sat).items()
    drawn = drawn_of(told)

    assert activity == str(sat.activity.pk)
    assert (told["kind"], len(told["belongs"]), told["stays"]) == ("sorting", 4, [])
    assert sorted(told["headlines"]) == ["0", "1", "2", "3", "4"]
    assert "Il en faut 3." in told["headlines"]["2"]
    assert "C’est fait. Vous pouvez encore revoir le reste." in told["headlines"]["3"]
    assert "Elles partent avec la connexion." in told["headlines"]["4"]
    assert len(drawn.select("[data-if^='right:']")) == 4
    wrong = drawn.select("[data-if^='wrong:']")
    assert len(wrong) == 4, "each card, in each group where it does not belong"
    assert "Aucun geste ne rallume une batterie." in wrong[0].get_text()
    assert not Attempt.objects.exists()


def test_a_card_in_its_place_stays_there(sitting):
    sat = sitting(exercising.SORTING)
    sat.place(**{**RIGHT, "Il_s’éteint": "la connexion"}).send()
    (told,) = kept(sat).values()

    assert len(told["stays"]) == 3
    assert "C’est fait." in told["headlines"]["0"], "what is done stays done"


@pytest.mark.parametrize(
    ("written", "places", "said"),
    [
        (exercising.DIAGNOSIS, 3 * 2 + 3 * 2 + 1 + 1, "mardi à dix heures"),
        (exercising.BOOKLET, 3 * 2 + 2, "C’est son progrès."),
        (exercising.REWRITING, 0, "Dites-nous si vous travaillez."),
    ],
)
def test_every_kind_travels_with_its_model_and_all_that_may_be_said(sitting, written, places, said):
    (told,) = kept(sitting(written)).values()
    drawn = drawn_of(told)

    assert said in told["told"].replace("\u202f", " ").replace("\u00a0", " ")
    assert len(drawn.select("[data-if]")) == places
    assert [it["data-own"] for it in drawn.select("[data-own]")] == told["texts"]
    assert all("C’est rendu" not in headline for headline in told["headlines"].values())


def test_the_page_itself_has_no_place_for_a_device_to_fill(sitting):
    sat = sitting(exercising.SORTING)
    sat.place(**RIGHT).send()

    assert sat.page.select("[data-if], [data-own], [data-some], [data-measure]") == []


def test_a_module_of_twelve_lessons_costs_what_one_of_one_costs(
    ada, signed_in, django_assert_num_queries
):
    """One more than its quizzes alone."""
    client = signed_in(ada)
    for number, slug in ((1, "un"), (12, "douze")):
        module = write.new_module(slug=slug)
        for at in range(number):
            block = exercising.block(exercising.EVERY[at % 4].replace("cle=", f"cle={slug}-{at}-"))
            quiz = write.quiz(write.question(f"{slug}-{at}"))
            write.new_lesson(module, block, quiz, slug=f"lecon-{at}")
        path = write.new_path(module, slug=f"parcours-{slug}")
        begin(ada, current_outline(path.translation_key), at=timezone.now())
        with django_assert_num_queries(8):
            told = client.get(f"/modules/{slug}/hors-ligne.json").json()
        assert len(told["exercises"]) == number


def test_who_only_trains_or_is_nobody_gets_nothing(sitting, blaise, signed_in, client):
    address = f"/modules/{sitting(exercising.DIAGNOSIS).lesson.get_parent().slug}/hors-ligne.json"

    assert signed_in(blaise).get(address).status_code == 404
    assert client.get(address).status_code == 302
