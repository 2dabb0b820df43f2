"""Every kind of question in a lesson's quiz, with JavaScript off."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from curriculum.models import LearningPath, Lesson, Question
from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Attempt, User
from tests.curriculum import lesson_writing as write
from tests.doors import activities_of, plain, soup
from tests.learners.kinds import RIGHT, WRONG, bank, marks, replies
from tests.learners.replying import Sitting, shown

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
