"""Every kind of question in a lesson's quiz, with JavaScript off."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

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
from tests.doors import activities_of, soup
from tests.learners.replying import Sitting, plain, replied, shown

Browser = Callable[[User], Client]


def bank() -> dict[str, Question]:
    """One question of each kind."""
    return {
        "single": write.of_kind(
            "single", ("écouter", 1, {"feedback": "Oui."}), ("parler", 0, {"feedback": "Non."})
        ),
        "several": write.of_kind(
            "several", ("un", "0.5"), ("deux", "0.5"), ("trois", "-0.5"), general="Un et deux."
        ),
        "true_false": write.of_kind(
            "true_false",
            ("true", 1, {"feedback": "C’est vrai."}),
            ("false", 0, {"feedback": "Relisez la page."}),
        ),
        "matching": write.of_kind(
            "matching",
            ("chat", 1, {"match": "miaule", "feedback": "Le chat miaule."}),
            ("chien", 1, {"match": "aboie"}),
            ("loup", 1, {"match": "hurle"}),
            ("", 1, {"match": "vole"}),
        ),
        "ordering": write.of_kind(
            "ordering", ("saluer", 1), ("écouter", 1), ("résumer", 1), ("agir", 1)
        ),
        "numeric": write.of_kind(
            "numeric",
            ("15.43", 1, {"tolerance": "0.1", "feedback": "Insee, 2021."}),
            ("*", 0, {"feedback": "Cherchez dans le texte."}),
        ),
        "short_text": write.of_kind(
            "short_text",
            ("mairie", 1, {"feedback": "La mairie."}),
            ("ville*", "0.5", {"feedback": "Qui, dans la ville ?"}),
        ),
    }


RIGHT: dict[str, Any] = {
    "single": ["écouter"],
    "several": ["un", "deux"],
    "true_false": ["Vrai"],
    "matching": {"chat": "miaule", "chien": "aboie", "loup": "hurle"},
    "ordering": ["saluer", "écouter", "résumer", "agir"],
    "numeric": "15,45",
    "short_text": "  MAIRIE ",
}
WRONG: dict[str, Any] = {
    "single": ["parler"],
    "several": ["un", "trois"],
    "true_false": ["Faux"],
    "matching": {"chat": "miaule", "chien": "hurle", "loup": "vole"},
    "ordering": ["saluer", "résumer", "écouter", "agir"],
    "numeric": "3",
    "short_text": "ville de Pantin",
}


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


def replies(questions: dict[str, Question], said: dict[str, Any], **changes: Any) -> dict[Any, Any]:
    return {questions[kind]: reply for kind, reply in (said | changes).items()}


def marks() -> dict[str, str]:
    answers = Answer.objects.select_related("version").order_by("attempt__received_at")
    return {answer.version.kind: str(answer.mark) for answer in answers}


def test_every_kind_answered_right_finishes_the_lesson(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    sitting.hand_in(replies(questions, RIGHT))

    assert marks() == dict.fromkeys(questions, "1.00000")
    assert Attempt.objects.get().passed
    page = soup(sitting.client.get(sitting.url))
    assert "7 justes sur 7." in plain(page.get_text(" "))
    assert not page.select(
        f"#quiz-{sitting.activity.pk} fieldset, #quiz-{sitting.activity.pk} select"
    )


def test_every_kind_answered_wrong_is_worth_what_is_right_in_it(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    sitting.hand_in(replies(questions, WRONG))

    assert marks() == {
        "single": "0.00000",
        "several": "0.00000",
        "true_false": "0.00000",
        "matching": "0.33333",
        "ordering": "0.50000",
        "numeric": "0.00000",
        "short_text": "0.50000",
    }


SAID_OF_WRONG = {
    "single": ["parler", "Votre réponse, à revoir.", "Non."],
    "several": ["Votre réponse, juste.", "Votre réponse, à revoir."],
    "true_false": ["Faux", "Votre réponse, à revoir.", "Relisez la page."],
    "matching": ["Votre réponse, en partie juste.", "1 ligne est juste sur 3."],
    "ordering": ["Votre réponse, en partie juste.", "2 lignes sont justes sur 4."],
    "numeric": ["3", "Votre réponse, à revoir.", "Cherchez dans le texte."],
    "short_text": ["ville de Pantin", "Votre réponse, en partie juste.", "Qui, dans la ville ?"],
}
NEVER_SAID_BEFORE = {
    "single": ["Oui."],
    "several": ["Un et deux."],
    "true_false": ["C’est vrai."],
    "matching": ["Le chat miaule."],
    "ordering": [],
    "numeric": ["15.43", "15,43", "Insee, 2021."],
    "short_text": ["mairie", "La mairie."],
}


@pytest.mark.parametrize("kind", SAID_OF_WRONG)
def test_what_was_replied_is_commented_and_nothing_else(
    sitting: Sitting, questions: dict[str, Question], kind: str
) -> None:
    sitting.hand_in(replies(questions, WRONG))
    response = sitting.client.get(sitting.url)
    said = shown(soup(response), questions[kind])

    assert [words for words in SAID_OF_WRONG[kind] if words not in said] == []
    whole = response.content.decode()
    assert [words for words in NEVER_SAID_BEFORE[kind] if words in whole] == []


def test_a_match_or_an_order_without_any_line_right_says_so(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    wrong = {
        "matching": {"chat": "vole", "chien": "vole", "loup": "vole"},
        "ordering": ["agir", "saluer", "écouter", "résumer"],
    }
    sitting.hand_in(replies(questions, RIGHT, **wrong))
    page = soup(sitting.client.get(sitting.url))

    for kind in wrong:
        assert "Votre réponse, à revoir. Aucune ligne n’est encore juste." in shown(
            page, questions[kind]
        )


def test_pairs_and_places_are_told_once_they_are_right(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    sitting.hand_in(replies(questions, RIGHT))
    page = plain(soup(sitting.client.get(sitting.url)).get_text(" "))

    assert "chat : miaule" in page
    assert "Le chat miaule." in page
    assert "1. saluer" in page


def test_a_retry_starts_from_the_lines_of_before_and_asks_only_what_is_not_right(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    wrong = {kind: WRONG[kind] for kind in ("matching", "ordering", "numeric")}
    sitting.hand_in(replies(questions, RIGHT, **wrong))
    form = sitting.form()

    assert sitting.asked() == [questions[kind].pk for kind in wrong]
    chosen = {plain(o.get_text()) for o in form.select("option[selected]")}
    assert chosen == {"miaule", "hurle", "vole", "1", "2", "3", "4"}
    sitting.hand_in({questions[kind]: RIGHT[kind] for kind in wrong})
    assert [str(a.mark) for a in Attempt.objects.order_by("received_at")][-1] == "1.00000"


def test_a_true_or_false_keeps_both_choices_and_one_choice_of_many_loses_the_wrong_one(
    sitting: Sitting, questions: dict[str, Question]
) -> None:
    sitting.hand_in(replies(questions, WRONG))
    form = sitting.form()

    def offered(kind: str) -> list[str]:
        return [plain(c.get_text()) for c in form.select(f"#q-{questions[kind].pk} label.choice")]

    assert offered("true_false") == ["Vrai", "Faux"]
    assert offered("single") == ["écouter"]


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


def test_a_lesson_of_every_kind_takes_six_queries_whatever_was_answered(
    sitting: Sitting,
    questions: dict[str, Question],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(6):
        sitting.client.get(sitting.url)
    sitting.hand_in(replies(questions, WRONG))
    with django_assert_num_queries(6):
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
