"""The question bank in the office."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import ReferenceIndex

from curriculum.models import Objective, Question, QuestionVersion
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


@pytest.fixture
def asked():
    """A question of the starter curriculum, asked in a published quiz."""
    return Question.objects.get(name="quatre-cotes-mardi")


def form(*choices, kind="single", **extra):
    """(text, is right, feedback) by choice."""
    data = {
        "key": str(uuid4()),
        "name": "nombre",
        "topic": "",
        "objective": "",
        "kind": kind,
        "prompt": "Combien de côtés ?",
        "general_feedback": "",
        "source": "",
        "shuffle": "on",
        "choices-0-text": "",
        **extra,
    }
    for place, (text, is_right, feedback) in enumerate(choices):
        data[f"choices-{place}-text"] = text
        data[f"choices-{place}-feedback"] = feedback
        if is_right:
            data[f"choices-{place}-right"] = "on"
    return data


TWO = (("quatre", True, "Oui."), ("un", False, "Relisez."))


def words(response):
    text = strip_tags(response.content.decode()).replace("\u202f", " ").replace("\u00a0", " ")
    return " ".join(text.split())


def test_a_trainer_writes_a_question(office):
    objective = Objective.objects.first()
    data = form(*TWO, objective=str(objective.key), topic="côtés", source="Insee, 2021")
    response = office.post(reverse("questions:add"), data)

    assert response.status_code == 302
    question = Question.objects.get(name="nombre")
    assert (question.topic, question.objective) == ("côtés", objective.key)
    version = question.current
    assert (version.number, version.kind, version.prompt, version.source, version.shuffle) == (
        1,
        "single",
        "Combien de côtés ?",
        "Insee, 2021",
        True,
    )
    assert version.choices == [
        {"text": "quatre", "fraction": "1", "feedback": "Oui."},
        {"text": "un", "fraction": "0", "feedback": "Relisez."},
    ]


def test_the_same_form_sent_twice_is_one_question(office):
    data = form(*TWO)
    for _ in range(2):
        office.post(reverse("questions:add"), data)
    assert Question.objects.filter(name="nombre").count() == 1

    office.post(reverse("questions:add"), {**data, "prompt": "Et encore ?"})
    assert Question.objects.filter(name="nombre").count() == 2


def test_lines_left_empty_do_not_count_and_right_ones_share_the_mark(office):
    lines = (("un", True, ""), ("", False, ""), ("deux", True, ""), ("trois", False, ""))
    office.post(reverse("questions:add"), form(*lines, kind="several"))

    choices = Question.objects.get(name="nombre").current.choices
    assert [(c["text"], c["fraction"]) for c in choices] == [
        ("un", "0.5"),
        ("deux", "0.5"),
        ("trois", "-0.5"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (form(TWO[0]), "Il faut au moins deux réponses. Ajoutez-en."),
        (form(TWO[1], TWO[1]), "Deux réponses disent la même chose. Gardez-en une."),
        (form(TWO[1], ("deux", False, "")), "Cochez « Juste » devant une réponse, et une seule."),
        (
            form(TWO[1], ("deux", False, ""), kind="several"),
            "Cochez « Juste » devant au moins une réponse.",
        ),
        (form(*TWO, prompt=" "), "Écrivez l’énoncé."),
        (form(*TWO, name=""), "Champ requis."),
    ],
)
def test_a_question_that_cannot_be_asked_says_why_in_plain_french(office, data, said):
    response = office.post(reverse("questions:add"), data)

    assert response.status_code == 200
    assert said in words(response)
    assert not Question.objects.filter(name="nombre").exists()


def test_what_was_typed_comes_back_with_the_error(office):
    response = office.post(reverse("questions:add"), form(("quatre", False, "Oui."), TWO[1]))

    page = response.content.decode()
    assert ">quatre</textarea>" in page
    assert ">Oui.</textarea>" in page


@pytest.mark.parametrize(
    "extra",
    [{"kind": "essai"}, {"objective": "rien"}, {"objective": str(uuid4())}, {"key": "rien"}],
)
def test_a_crafted_form_is_refused_without_breaking(office, extra):
    response = office.post(reverse("questions:add"), form(*TWO, **extra))

    assert response.status_code == 200
    assert not Question.objects.filter(name="nombre").exists()


def page_of(office, question):
    return office.get(reverse("questions:edit", args=(question.pk,)))


def saved_again(office, question, **changes):
    """Send the form of a question back as it was shown, but for some fields."""
    shown = page_of(office, question).context["form"]
    data = form(
        *[(c.text, c.is_right, c.feedback) for c in shown["choices"].value()],
        **{
            name: shown[name].value() or ""
            for name in ("name", "topic", "objective", "kind", "prompt", "source")
        },
    )
    if not shown["shuffle"].value():
        del data["shuffle"]
    data["general_feedback"] = shown["general_feedback"].value()
    return office.post(reverse("questions:edit", args=(question.pk,)), {**data, **changes})


def test_saving_without_a_change_makes_no_new_version(office, asked):
    assert saved_again(office, asked).status_code == 302

    assert asked.versions.count() == 1


def test_a_correction_makes_a_new_version_and_keeps_the_old_one(office, asked):
    first = asked.current
    saved_again(office, asked, prompt="Quel côté s’est coupé ?")

    assert [(v.number, v.is_current) for v in asked.versions.order_by("number")] == [
        (1, False),
        (2, True),
    ]
    first.refresh_from_db()
    assert first.prompt.startswith("L’homme du mardi")
    assert asked.current.prompt == "Quel côté s’est coupé ?"


def test_shares_chosen_by_a_pack_stay_while_the_same_lines_are_right(office):
    shares = [{"text": "a", "fraction": "0.75", "feedback": ""}]
    shares += [{"text": "b", "fraction": "0.25", "feedback": ""}]
    shares += [{"text": "c", "fraction": "-1", "feedback": ""}]
    question = write.question("parts", "several", texts=("a", "b", "c"), right=(True, True, False))
    QuestionVersion.objects.filter(question=question).update(choices=shares)
    saved_again(office, question, prompt="Reformulée ?")
    assert [c["fraction"] for c in question.current.choices] == ["0.75", "0.25", "-1"]

    saved_again(office, question, **{"choices-2-right": "on"})
    assert len({c["fraction"] for c in question.current.choices}) == 1


def test_its_page_says_where_it_is_asked_and_what_it_said(office, asked):
    page = words(page_of(office, asked))

    assert "Quatre côtés, une personne" in page
    assert "« Deux questions pour finir »" in page
    assert "Retirer la question" in page


def test_a_question_asked_in_a_published_quiz_is_not_retired(office, asked):
    response = office.post(reverse("questions:retire", args=(asked.pk,)), follow=True)

    assert "Un quiz publié la pose encore." in words(response)
    asked.refresh_from_db()
    assert asked.retired_at is None


def test_a_question_asked_nowhere_is_retired_and_brought_back(office):
    question = write.question("seule")
    response = office.post(reverse("questions:retire", args=(question.pk,)), follow=True)
    assert "La question est retirée." in words(response)
    assert "Remettre en service" in words(response)

    office.post(reverse("questions:bring_back", args=(question.pk,)))
    question.refresh_from_db()
    assert question.retired_at is None


@pytest.mark.parametrize("name", ["questions:retire", "questions:bring_back"])
def test_retiring_asks_for_a_post_and_the_right_to(signed_in, office, ada, asked, name):
    address = reverse(name, args=(asked.pk,))

    assert office.get(address).status_code == 405
    assert signed_in(ada).post(address).status_code == 302
    asked.refresh_from_db()
    assert asked.retired_at is None


def test_the_list_names_every_question_whatever_their_number(office, django_assert_max_num_queries):
    office.get(reverse("questions:index"))
    with django_assert_max_num_queries(14):
        response = office.get(reverse("questions:index"))

    assert response.status_code == 200
    assert "En service" in words(response)


def test_the_window_of_a_quiz_offers_what_may_be_asked(office, asked, a_moment):
    retired = write.question("retirée-ici")
    retired.retired_at = a_moment
    retired.save()
    found = words(office.get(reverse("question_chooser:choose_results"), {"q": "mardi côté"}))
    assert "quatre-cotes-mardi" in found

    nothing = words(office.get(reverse("question_chooser:choose_results"), {"q": "retirée"}))
    assert "retirée-ici" not in nothing


def test_the_window_of_a_quiz_writes_a_question_and_chooses_it(office):
    address = reverse("question_chooser:create")
    answer = office.post(address, form(*TWO)).json()

    question = Question.objects.get(name="nombre")
    assert (answer["step"], answer["result"]["id"]) == ("chosen", str(question.pk))
    assert question.current.prompt == "Combien de côtés ?"


def test_a_question_badly_written_in_the_window_stays_there(office):
    answer = office.post(reverse("question_chooser:create"), form(TWO[0])).json()

    assert answer["step"] == "reshow_creation_form"
    assert "au moins deux réponses" in answer["htmlFragment"]


def test_questions_stay_out_of_the_reference_index():
    assert Question not in ReferenceIndex.indexed_models


def test_there_is_no_address_to_delete_a_question(office, asked):
    assert office.get(f"/admin/questions/delete/{asked.pk}/").status_code == 404
