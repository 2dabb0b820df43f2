"""/modules/<module>/hors-ligne.json: a module to keep, for its learners alone."""

import gzip
import re

import pytest
from django.conf import settings
from django.utils import timezone

from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Attempt
from tests.curriculum import lesson_writing as write
from tests.doors import activities_of, soup
from tests.learners.kinds import bank
from tests.learners.staying import stays_on_own_device

pytestmark = pytest.mark.django_db
ADDRESS = "/modules/regarder-a-360/hors-ligne.json"
MODULE = "/modules/regarder-a-360/"


@pytest.fixture
def reading(ada, ada_enrolled, signed_in):
    return signed_in(ada)


def test_everything_a_page_of_it_asks_for_is_named(reading):
    told = reading.get(ADDRESS).json()
    asked = set()
    for page in told["pages"]:
        drawn = soup(stays_on_own_device(reading).get(page))
        asked |= {it["src"] for it in drawn.select("[src]")}
        asked |= {it["href"] for it in drawn.select("link[href^='/static']")}
        offered = [it["srcset"] for it in drawn.select("[srcset]")]
        asked |= {line.split()[0] for srcset in offered for line in srcset.split(",")}

    assert told["pages"][:2] == ["/hors-ligne/", MODULE]
    assert len(told["pages"]) == 2 + 5
    assert asked <= set(told["files"])
    assert 100_000 < told["weight"] < 2_000_000


def test_the_scripts_that_scripts_ask_for_are_named_too(reading):
    files = reading.get(ADDRESS).json()["files"]
    sources = settings.BASE_DIR / "static" / "js"
    ours = [sources / "offline.js", *(sources / "offline").glob("*.js")]
    asked = {
        name.rpartition("/")[2]
        for script in ours
        for name in re.findall(r"""(?:from |import\()"(\./[^"]+)""", script.read_text("utf-8"))
    }

    assert asked
    assert asked <= {file.rpartition("/")[2] for file in files}


def test_it_says_that_it_holds_the_answers_and_asking_for_it_writes_nothing(reading, first_lesson):
    (activity,) = activities_of(first_lesson)
    told = reading.get(ADDRESS).json()
    quiz = told["quizzes"][str(activity.pk)]

    assert told["notice"] == "Contient les réponses : pour vous seul·e, sur cet appareil."
    assert (quiz["total"], quiz["needed"], len(quiz["questions"])) == (2, 2, 2)
    assert not Attempt.objects.exists()


def test_every_kind_of_question_travels_with_what_is_said_of_it(ada, signed_in):
    lesson = write.new_lesson(write.new_module(), write.quiz(*bank().values()))
    path = write.new_path(lesson.get_parent().specific)
    begin(ada, current_outline(path.translation_key), at=timezone.now())
    (quiz,) = signed_in(ada).get("/modules/a-lire/hors-ligne.json").json()["quizzes"].values()

    said = {it["kind"]: it["told"] for it in quiz["questions"].values()}
    assert sorted(said) == sorted(bank())
    assert "Insee, 2021." in said["numeric"]["0"]
    assert "2 lignes sont justes sur 4." in said["ordering"]["2"]
    assert "Le chat miaule." in said["matching"]["right"]
    assert "miaule" not in said["matching"]["2"]


def test_a_module_of_twelve_lessons_costs_what_one_of_one_costs(
    ada, signed_in, django_assert_num_queries
):
    client = signed_in(ada)
    for number, slug in ((1, "un"), (12, "douze")):
        module = write.new_module(slug=slug)
        for at in range(number):
            write.new_lesson(module, write.quiz(*bank().values()), slug=f"lecon-{at}")
        path = write.new_path(module, slug=f"parcours-{slug}")
        begin(ada, current_outline(path.translation_key), at=timezone.now())
        with django_assert_num_queries(7):
            assert client.get(f"/modules/{slug}/hors-ligne.json").status_code == 200


def test_who_stopped_the_path_or_only_trains_gets_nothing(
    ada, ada_enrolled, blaise, signed_in, first_lesson
):
    assert signed_in(blaise).get(ADDRESS).status_code == 404
    ada_enrolled.state = "withdrawn"
    ada_enrolled.save()
    assert signed_in(ada).get(ADDRESS).status_code == 404


def test_it_is_offered_on_a_device_of_one_s_own_alone(reading):
    shared = soup(reading.get(MODULE))
    own = soup(stays_on_own_device(reading).get(MODULE))

    assert shared.select("[data-keep-module], script[data-here]") == []
    (offer,) = own.select("[data-keep-module]")
    assert offer.has_attr("hidden"), "a script shows it where the browser can keep"


def test_the_worker_is_asked_for_each_time_and_sees_the_whole_site(client):
    answer = client.get("/service-worker.js")

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
    assert b"export " not in answer.content


def squeezed(*names: str) -> int:
    folder = settings.BASE_DIR / "static" / "js"
    return sum(len(gzip.compress((folder / f"{name}.js").read_bytes())) for name in names)


def test_the_scripts_are_light():
    """On any page of one's own device; in a lesson of a kept module; without a connection."""
    kept = ("offline", *(f"offline/{name}" for name in ("store", "words", "banner", "forms")))
    alone = (*kept, *(f"offline/{name}" for name in ("sending", "following", "filling")))
    quiz = ("offline/spaces", "offline/marking", "offline/quiz")
    exercise = ("offline/spaces", "offline/works", "offline/exercise")

    played = ("offline", *(f"offline/{it}" for it in ("store", "words", "banner", "sending")))
    dialogue = (*played, *(f"offline/{it}" for it in ("play", "scenes", "dialogue")))

    assert squeezed("offline") < 1_000
    assert squeezed(*kept) < 6_000
    assert squeezed(*alone, *quiz, "keep") < 15_000
    assert squeezed(*alone, *exercise, "keep") < 15_000
    assert squeezed("offline/measures") < 1_000, "asked for by a rewriting alone"
    assert squeezed("offline/aside") < 2_000, "asked for where something is to be read again"
    assert squeezed("offline/led") < 500, "in a lesson with a dialogue"
    assert squeezed(*dialogue) < 14_000, "in a dialogue without a connection"
