"""Whoever works in the office and is not enrolled sees what a learner sees, without a trace."""

from uuid import UUID

import pytest
from django.urls import reverse

from curriculum.models import Activity
from learners.forms.learning.exercises import signed as signed_exercise
from learners.models import Answer, Attempt, Completion, Enrolment, Entry, Work
from tests.curriculum import exercising
from tests.curriculum import lesson_writing as write
from tests.doors import activities_of, filled, lesson_url, quiz_form, soup, text_of
from tests.learners.dialogue_players import OPEN, TOGETHER, WORRY, Page
from tests.learners.exercising import Sitting

pytestmark = pytest.mark.django_db
KEPT = (Attempt, Answer, Work, Completion, Enrolment, Entry)
NOTHING_KEPT = "Vous regardez : rien n’est gardé."


def rows():
    return {model.__name__: model.objects.count() for model in KEPT}


@pytest.fixture
def looker(blaise, signed_in):
    """Blaise, who trains and follows no path; nothing may be written of what he does."""
    client, before = signed_in(blaise), rows()
    yield client
    assert rows() == before


# A dialogue


@pytest.fixture
def dialogue(played, looker):
    address = reverse("dialogue", args=["regarder", "deux", played.pk])

    def at(query=""):
        return Page(looker.get(address + query))

    return at


def choices(page):
    """What each button sends, with what the form sends beside it."""
    form = page.soup.select_one("main form")
    assert (form["method"], form.select_one("[type=hidden]")["name"]) == ("get", "reponse")
    return {button.text.strip(): button["value"] for button in form.select("[name=dit]")}


def links(page):
    return [a["href"].partition("?")[2] for a in page.soup.select("main a.link")]


def test_a_scene_its_reply_and_why_are_those_of_a_learner(dialogue):
    first = dialogue()
    assert first.h1 == "Scène 1 : La porte"
    assert NOTHING_KEPT in first.text
    assert "Monsieur Faure se méfie. Confiance : 2 sur 8." in first.text
    assert sorted(choices(first).values()) == ["0", "1"]

    reply = dialogue("?reponse=&dit=0")
    assert reply.h1 == "Cela ouvre."
    assert "Il peut choisir par où commencer." in reply.text
    assert "Monsieur Faure vous répond. Confiance : 3 sur 8. Un pas gagné." in reply.text
    assert reply.soup.select_one("main a.button")["href"].endswith("?dit=0")
    assert links(reply) == [""]

    second = dialogue("?dit=0")
    assert sorted(choices(second).values()) == ["0-0", "0-1"]
    assert "Ce qui s’est dit jusqu’ici (1 réplique)" in second.text


def test_the_debrief_is_read_to_its_end_and_played_again_from_any_scene(dialogue):
    said = "-".join(map(str, (OPEN, WORRY, 0, TOGETHER)))
    end = dialogue(f"?dit={said}")

    assert end.h1 == "À peu près" or end.title.startswith("Fin : ")
    assert NOTHING_KEPT in end.text
    assert "Ici, chaque personne écrit une phrase. Elle seule la relit." in end.text
    assert not end.soup.select("main form")
    assert links(end) == ["", "dit=0", "dit=0-1", "dit=0-1-0"]
    again = end.soup.select_one("main a.button")["href"]
    assert again.endswith(
        reverse("dialogue", args=["regarder", "deux", Activity.objects.get(kind="dialogue").pk])
    )


@pytest.mark.parametrize("query", ["?dit=9", "?dit=x", "?dit=0-0-0"])
def test_what_nobody_could_have_said_is_not_found(dialogue, looker, query, played):
    address = reverse("dialogue", args=["regarder", "deux", played.pk])
    assert looker.get(address + query).status_code == 404


def test_the_lesson_offers_to_look_and_to_play_with_a_room(looker, played):
    page = Page(looker.get(reverse("lesson", args=["regarder", "deux"])))

    offered = [a.text.strip() for a in page.soup.select(f"#activity-{played.pk} .actions a")]
    assert offered == ["Voir comme une stagiaire", "Jouer avec la salle"]
    assert NOTHING_KEPT in page.text


# A quiz


def tried(client, lesson, activity, **how):
    url = lesson_url(lesson)
    form = quiz_form(client.get(url), activity)
    assert form["action"] == f"{url}essayer/#quiz-{activity.pk}"
    assert not form.has_attr("data-keep")
    return client.post(f"{url}essayer/", filled(form, **how))


def test_a_quiz_is_tried_and_says_what_a_learner_reads(looker, first_lesson):
    (activity,) = activities_of(first_lesson)
    assert NOTHING_KEPT in text_of(looker.get(lesson_url(first_lesson)))

    page = tried(looker, first_lesson, activity, wrong=1)

    assert page.status_code == 200
    assert "1 juste sur 2." in text_of(page)
    assert "Votre réponse, à revoir." in text_of(page)
    again = soup(page).select_one(f"#quiz-{activity.pk} .actions a")
    assert again["href"] == f"{lesson_url(first_lesson)}#quiz-{activity.pk}"
    assert not soup(page).select(f"#quiz-{activity.pk} button")
    right = text_of(tried(looker, first_lesson, activity))
    assert "2 justes sur 2." in right
    assert "1 juste" not in text_of(looker.get(lesson_url(first_lesson)))


def test_what_was_left_out_is_said_and_the_rest_stands(looker, first_lesson):
    (activity,) = activities_of(first_lesson)

    page = tried(looker, first_lesson, activity, blank=1)

    assert "Il manque une réponse." in text_of(page)
    assert "gardées" not in text_of(page)
    assert len(soup(page).select(f"#quiz-{activity.pk} input[checked]")) == 1


@pytest.mark.parametrize("door", ["rendre", "garder"])
def test_a_form_to_try_is_never_taken_for_one_to_hand_in(looker, first_lesson, door):
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    form = filled(quiz_form(looker.get(url), activity))

    assert looker.post(f"{url}{door}/", form).status_code == 400
    assert looker.post("/hors-ligne/", form).json()["outcome"] == "unknown"


def test_nobody_else_tries_and_no_other_form_is_tried(
    ada_enrolled, ada, edith, looker, first_lesson, signed_in, client
):
    (activity,) = activities_of(first_lesson)
    url = lesson_url(first_lesson)
    trial = filled(quiz_form(looker.get(url), activity))
    learner = filled(quiz_form(signed_in(ada).get(url), activity))

    assert looker.post(f"{url}essayer/", learner).status_code == 400
    assert looker.post(f"{url}essayer/", {}).status_code == 400
    assert signed_in(ada).post(f"{url}essayer/", trial).status_code == 404
    assert signed_in(edith).post(f"{url}essayer/", trial).status_code == 403
    assert client.post(f"{url}essayer/", trial).url.startswith("/connexion/")


# An exercise


@pytest.fixture
def exercise(looker):
    """Before the only exercise of a lesson, as `sitting` is for a learner."""

    def sit(written):
        block = exercising.block(written)
        lesson = write.new_lesson(write.new_module(), block, slug="a-vous")
        return Sitting(looker, lesson, Activity.objects.get(pk=UUID(block["id"])), None)

    return sit


def test_a_sorting_is_tried(exercise):
    at = exercise(exercising.SORTING)
    assert NOTHING_KEPT in at.text
    for name in [name for name in at.fields if name.startswith("x-")]:
        at.fields[name] = at.part.select_one(f"select[name='{name}'] option:last-child")["value"]

    at.send("exercice/essayer")

    assert "2 cartes à leur place sur 4." in at.text
    assert "Pas encore à leur place" in at.text
    assert at.part.select_one(".actions a").text == "Essayer de nouveau"
    assert not at.part.select("form")
    assert at.open().part.select("form")


def test_what_is_written_is_watched_as_a_learner_s_and_kept_nowhere(exercise):
    at = exercise(exercising.REWRITING)
    at.write("phrase 1", "Dites à Mme Martin si vous travaillez.")
    at.write("phrase 2", "Le site ne marche pas ? Écrivez-nous.")

    at.send("exercice/essayer")
    assert "On reconnaîtrait quelqu’un" in at.text
    assert "gardé." in at.text
    assert "Ce que vous avez déjà fait est gardé." not in at.text
    replace = at.part.select_one("[name=replace]")["value"]
    at.send("exercice/essayer", replace=replace)
    assert "C’est remplacé." in at.text
    at.send("exercice/essayer")
    assert "Une version possible" in at.text
    assert NOTHING_KEPT in at.text


@pytest.mark.parametrize("door", ["exercice", "exercice/garder"])
def test_an_exercise_to_try_is_never_handed_in(exercise, door):
    at = exercise(exercising.REWRITING)

    assert at.client.post(f"{at.url}{door}/", at.fields).status_code == 400


def test_an_exercise_that_is_not_there_or_not_theirs_is_not_tried(exercise, ada, blaise, played):
    at = exercise(exercising.REWRITING)
    door = f"{at.url}exercice/essayer/"
    theirs = signed_exercise(ada.pk, at.activity.pk, is_trial=True)
    elsewhere = signed_exercise(blaise.pk, played.pk, is_trial=True)

    assert at.client.post(door, {"form": "forged"}).status_code == 400
    assert at.client.post(door, {"form": theirs}).status_code == 403
    assert at.client.post(door, {"form": elsewhere}).status_code == 404
