"""Every kind of question half answered, kept, crafted or sent twice, with JavaScript off."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core import signing
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from curriculum.models import LearningPath, Lesson, Question
from curriculum.queries.outlines import current_outline
from learners.forms.learning.quizzes import SALT, new_form
from learners.journey.learning import begin
from learners.models import Answer, Attempt, User
from learners.rules.learning.handing_in import form_as_plain
from tests.curriculum import lesson_writing as write
from tests.doors import activities_of, plain, soup
from tests.learners.kinds import RIGHT, WRONG, bank, marks, replies
from tests.learners.replying import Sitting, replied, shown

Browser = Callable[[User], Client]


@pytest.fixture
def questions(db: None) -> dict[str, Question]:
    return bank()


@pytest.fixture
def lesson(questions: dict[str, Question]) -> Lesson:
    return write.new_lesson(write.new_module(), write.quiz(*questions.values()))


@pytest.fixture
def path_of(lesson: Lesson) -> LearningPath:
    return write.new_path(lesson.get_parent().specific)


@pytest.fixture
def sitting(
    ada: User, lesson: Lesson, path_of: LearningPath, signed_in: Browser, a_moment: datetime
) -> Sitting:
    begin(ada, current_outline(path_of.translation_key), at=a_moment)
    (activity,) = activities_of(lesson)
    return Sitting(signed_in(ada), lesson, activity)


HALF_MADE = {
    "single": ({"single": []}, "Erreur : choisissez une réponse.", ""),
    "true_false": ({"true_false": []}, "Erreur : choisissez une réponse.", ""),
    "matching": (
        {"matching": {"chat": "miaule", "chien": "Choisir", "loup": "hurle"}},
        "Erreur : choisissez ce qui va avec chaque ligne.",
        "-1",
    ),
    "nothing matched": ({"matching": {}}, "Erreur : choisissez ce qui va avec", "-0"),
    "ordering": (
        {"ordering": ["saluer"]},
        "Erreur : donnez à chaque ligne une place différente.",
        "-?",
    ),
    "numeric": ({"numeric": "douze"}, "Erreur : écrivez un nombre, par exemple 12,5.", ""),
    "no number": ({"numeric": ""}, "Erreur : écrivez un nombre, par exemple 12,5.", ""),
    "short_text": ({"short_text": "  "}, "Erreur : écrivez votre réponse.", ""),
}


@pytest.mark.parametrize("case", HALF_MADE)
def test_a_reply_half_made_is_kept_named_and_its_field_has_the_focus(
    sitting: Sitting, questions: dict[str, Question], case: str
) -> None:
    changes, sentence, line = HALF_MADE[case]
    (kind,) = changes
    answer = sitting.hand_in(replies(questions, RIGHT, **changes))
    page = soup(sitting.client.get(answer.url))
    field = page.select_one(f"#{answer.url.partition('#')[2]}")

    assert field is not None
    assert str(field["id"]).startswith(f"q-{questions[kind].pk}{line.removesuffix('?')}")
    assert field.name in ("select", "input") or field.get("tabindex") == "-1"
    assert page.select_one(f"#{field['aria-describedby'].split()[-1]}") is not None
    assert sentence in shown(page, questions[kind])
    assert plain(page.get_text(" ")).count("Erreur :") == 2  # the title, the question
    assert [a.state for a in Attempt.objects.all()] == ["draft"]


def test_a_place_given_twice_is_asked_again_where_it_comes_second(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    form = sitting.form()
    data = replied(form, replies(questions, RIGHT))
    lines = [str(s["name"]) for s in form.select(f"#q-{questions['ordering'].pk} select")]
    data |= dict(zip(lines, ["0", "1", "1", "2"], strict=True))
    answer = sitting.client.post(f"{sitting.url}rendre/", data)
    page = soup(sitting.client.get(answer.url))

    assert answer.url.endswith(f"#{lines[2]}")
    chosen = [plain(o.get_text()) for o in page.select("select option[selected]")]
    assert chosen[-4:] == ["1", "2", "2", "3"]
    assert [s["name"] for s in page.select("select[aria-invalid]")] == [lines[2]]


def test_a_draft_gives_everything_back_as_it_was(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    half = {
        "matching": {"chien": "vole"},
        "ordering": ["agir"],
        "numeric": "12,",
        "short_text": "x",
    }
    sitting.keep(replies(questions, half))
    form = sitting.form()

    assert [plain(o.get_text()) for o in form.select("option[selected]")] == ["vole", "1"]
    assert [i["value"] for i in form.select("input[type=text]")] == ["12,", "x"]


def test_what_is_typed_is_shown_and_never_run(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    bad = "<script>alert(1)</script>\0" + "é" * 400
    sitting.hand_in(replies(questions, RIGHT, short_text=bad))
    page = sitting.client.get(sitting.url).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;ééé" in page
    assert len(Answer.objects.get(question=questions["short_text"]).typed) == 255


@pytest.mark.parametrize("crafted", ["99", "-1", "abc", "²", "", "9" * 5000])
def test_a_line_that_was_never_offered_is_a_line_left_empty(
    sitting: Sitting, questions: dict[str, Question], crafted: str
) -> None:
    for kind in ("matching", "ordering"):
        data = replied(sitting.form(), replies(questions, RIGHT))
        data[f"q-{questions[kind].pk}-1"] = crafted
        answer = sitting.client.post(f"{sitting.url}rendre/", data)
        assert answer.url.endswith(f"#q-{questions[kind].pk}-1")


def test_field_names_and_values_do_not_tell_the_right_order(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    form = sitting.form()

    def numbers(kind: str) -> list[str]:
        return [
            str(s["name"]).rpartition("-")[2]
            for s in form.select(f"#q-{questions[kind].pk} select")
        ]

    assert numbers("ordering") == ["0", "1", "2", "3"]
    assert numbers("matching") == ["0", "1", "2"]
    first = form.select_one(f"#q-{questions['matching'].pk} select")
    assert first is not None
    assert [o["value"] for o in first.select("option")] == ["", "0", "1", "2", "3"]


def test_matches_and_places_are_in_an_order_of_ones_own_that_does_not_move(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    assert [str(s) for s in sitting.form().select("select")] == [
        str(s) for s in sitting.form().select("select")
    ]


def test_the_same_form_of_every_kind_sent_twice_is_one_answer(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    data = replied(sitting.form(), replies(questions, RIGHT))
    for _ in range(2):
        sitting.client.post(f"{sitting.url}rendre/", data)
    assert Attempt.objects.count() == 1

    sitting.client.post(f"{sitting.url}rendre/", {**data, f"q-{questions['numeric'].pk}": "3"})
    assert Attempt.objects.count() == 2


def test_answers_sealed_after_the_session_keep_what_was_typed_and_placed(
    sitting: Sitting, questions: dict[str, Question], ada: User
) -> None:
    data = replied(sitting.form(), replies(questions, RIGHT))
    sitting.client.logout()
    sitting.client.post(f"{sitting.url}rendre/", data)
    sitting.client.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    sitting.client.get("/reprendre/")

    assert marks() == dict.fromkeys(questions, "1.00000")
    assert [a.state for a in Attempt.objects.all()] == ["handed_in"]


def test_a_question_that_takes_less_than_nothing_gets_a_keyboard_with_a_minus(
    sitting: Sitting, questions: dict[str, Question], a_moment: datetime
) -> None:
    def keyboard() -> str | None:
        field = sitting.form().select_one(f"#q-{questions['numeric'].pk}")
        assert field is not None
        return field.get("inputmode")

    assert keyboard() == "decimal"
    wording = questions["numeric"].current.wording
    below = (type(wording.choices[0])("-3", wording.choices[0].fraction),)
    questions["numeric"].reword(type(wording)("numeric", "Froid ?", below), at=a_moment)
    assert keyboard() is None


def test_every_field_has_its_label_and_its_legend(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    form = sitting.form()

    for field in form.select("select, input[type=text]"):
        assert form.select_one(f"label[for={field['id']}]") is not None
    assert len(form.select("fieldset > legend")) == 5


def test_a_lesson_of_every_kind_takes_seven_queries_whatever_was_answered(
    sitting: Sitting,
    questions: dict[str, Question],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(7):
        sitting.client.get(sitting.url)
    sitting.hand_in(replies(questions, WRONG))
    with django_assert_num_queries(7):
        sitting.client.get(sitting.url)


def test_a_form_shown_before_there_were_kinds_is_still_taken(
    sitting: Sitting, questions: dict[str, Question], ada: User
) -> None:
    single = questions["single"]
    plain_form = form_as_plain(new_form(ada, sitting.activity.pk, [single.current]))
    plain_form["q"] = [line[:3] for line in plain_form["q"]]
    data = {"form": signing.dumps(plain_form, salt=SALT, compress=True), f"q-{single.pk}": "0"}
    sitting.client.post(f"{sitting.url}rendre/", data)

    assert str(Answer.objects.get(question=single).mark) == "1.00000"
