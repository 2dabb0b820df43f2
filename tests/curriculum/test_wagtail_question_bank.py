"""The bank of questions: looked for, its pages, previewed, retired."""

import pytest
from django.urls import reverse

from curriculum.models import Objective, Question
from curriculum.rules.replies import Reply, mark_of
from tests.curriculum import lesson_writing as write
from tests.curriculum.test_wagtail_question_kinds import IMPORTED, WRITTEN
from tests.curriculum.test_wagtail_questions import words
from tests.doors import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


def listed(office, **wanted):
    response = office.get(reverse("questions:index"), wanted)
    assert response.status_code == 200
    return {str(question) for question in response.context["object_list"]}


def test_the_list_is_filtered_by_kind_topic_objective_state_and_use(office, a_moment):
    objective = Objective.objects.first()
    asked = write.of_kind("numeric", ("3", 1), name="posée", topic="chiffres")
    write.of_kind("ordering", ("a", 1), ("b", 1), name="tirée", topic="gestes")
    alone = write.of_kind("numeric", ("4", 1), name="seule", topic="chiffres", prompt="Unique ?")
    Question.objects.filter(pk=alone.pk).update(retired_at=a_moment, objective=objective.key)
    lesson = write.new_lesson(write.new_module(), write.quiz(asked, draws=[write.draw("gestes")]))
    assert lesson.live

    assert listed(office, kind="numeric") == {"posée", "seule"}
    assert listed(office, kind="ordering") == {"tirée"}
    assert listed(office, topic="gestes") == {"tirée"}
    assert "seule" in listed(office, objective=str(objective.key))
    assert listed(office, state="retired") == {"seule"}
    assert listed(office, use="unused") == {"seule"}
    assert {"posée", "tirée"} <= listed(office, use="used")
    assert listed(office, q="unique chiffres") == {"seule"}
    assert listed(office, kind="numeric", state="in_service") == {"posée"}


def test_the_list_takes_as_many_queries_for_three_hundred_questions(
    office, django_assert_max_num_queries
):
    office.get(reverse("questions:index"))
    for _ in range(2):
        with django_assert_max_num_queries(16):
            page = office.get(reverse("questions:index"))
        for number in range(150):
            write.of_kind("ordering", ("a", 1), ("b", 1), name=f"question {number:03}")
    assert "Remise en ordre" in words(office.get(reverse("questions:index"), {"kind": "ordering"}))
    assert page.status_code == 200


def test_the_page_of_a_question_takes_at_most_sixty_queries(office, django_assert_max_num_queries):
    question = Question.objects.get(name="quatre-cotes-mardi")
    office.get(reverse("questions:edit", args=(question.pk,)))
    with django_assert_max_num_queries(60):
        office.get(reverse("questions:edit", args=(question.pk,)))
    with django_assert_max_num_queries(60):
        office.get(reverse("questions:add") + "?kind=matching")


def test_its_page_says_on_which_path_in_which_module_and_lesson_it_is_asked_or_drawn(office):
    question = write.of_kind("single", ("a", 1), ("b", 0), topic="gestes")
    module = write.new_module()
    write.new_lesson(module, write.quiz(question, draws=[write.draw("gestes")], title="Listé"))
    write.new_lesson(
        module, write.quiz(draws=[write.draw("gestes")], title="Tiré"), slug="une-autre"
    )
    write.new_path(module)
    page = words(office.get(reverse("questions:edit", args=(question.pk,))))

    assert "Un parcours › À lire › Une leçon › « Listé »" in page
    assert "Un parcours › À lire › Une leçon › « Tiré » (tirée de son thème)" in page


def test_a_question_a_quiz_could_draw_is_retired_as_long_as_enough_are_left(office):
    one, two, three = (
        write.of_kind("single", ("a", 1), ("b", 0), name=name, topic="gestes") for name in "abc"
    )
    write.new_lesson(write.new_module(), write.quiz(draws=[write.draw("gestes", 2)]))

    def retire(question):
        return words(office.post(reverse("questions:retire", args=(question.pk,)), follow=True))

    assert "La question est retirée." in retire(one)
    assert "Un quiz tire de ce thème : il en manquerait." in retire(two)
    assert Question.objects.filter(retired_at=None, pk__in=[two.pk, three.pk]).count() == 2


@pytest.mark.parametrize("kind", IMPORTED)
def test_a_preview_shows_the_question_as_a_trainee_meets_it_and_writes_nothing(office, kind):
    question = write.of_kind(kind, *IMPORTED[kind], prompt="Alors ?", general="Pour tous.")
    page = words(office.get(reverse("questions:preview", args=(question.pk,))))

    assert "Voici ce que verront les stagiaires." in page
    assert "Aperçu : rien n’est enregistré." in page
    assert "Votre réponse, juste." in page
    assert page.count("Alors ?") == 2
    assert page.count("Pour tous.") == 1


def test_a_former_version_is_previewed_too(office, a_moment):
    question = write.question()
    said = question.current.wording
    question.reword(type(said)("single", "Autrement ?", said.choices), at=a_moment)
    address = reverse("questions:preview", args=(question.pk,))

    assert "Combien ?" in words(office.get(address, {"version": "1"}))
    assert "Autrement ?" in words(office.get(address))
    for unknown in ("9", "²", "x", "9" * 5000):
        expected = 404 if unknown == "9" else 200
        assert office.get(address, {"version": unknown}).status_code == expected


@pytest.mark.parametrize("who", ["ada", "colette"])
def test_only_those_who_write_open_the_bank(signed_in, request, who):
    question = write.question()
    browser = signed_in(request.getfixturevalue(who))
    addresses = [reverse("questions:index"), reverse("questions:add")]
    addresses += [reverse(f"questions:{n}", args=(question.pk,)) for n in ("edit", "preview")]

    assert {browser.get(address).status_code for address in addresses} == {302}


def test_the_window_of_a_quiz_offers_every_kind(office):
    for kind, choices in IMPORTED.items():
        made = write.of_kind(kind, *choices, name=f"une {kind}")
        said = made.current.wording
        made.reword(type(said)(kind, "Autrement ?", said.choices), at=made.created_at)
    page = words(office.get(reverse("question_chooser:choose_results"), {"q": "une"}))

    names = dict(Question.Kind.choices)
    assert [kind for kind in IMPORTED if f"une {kind} {names[kind]}" not in page] == []
    assert page.count("une single") == 1


def test_topics_that_exist_are_offered_while_one_types(office):
    write.of_kind("single", ("a", 1), ("b", 0), topic="gestes & mots")
    page = soup(office.get(reverse("questions:add") + "?kind=single"))

    assert "gestes & mots" in [o["value"] for o in page.select("#id_topic-known option")]
    assert page.select_one("#id_topic")["list"] == "id_topic-known"


def test_a_right_reply_typed_with_a_comma_is_taken_as_written(office):
    data, _ = WRITTEN["numeric"]
    office.post(reverse("questions:add"), data)
    wording = Question.objects.get(name="nouvelle").current.wording

    assert str(mark_of(wording, Reply(typed="15.5"))) == "1.00000"
    assert str(mark_of(wording, Reply(typed="15"))) == "0.50000"
