"""What happens in the middle: the session ends, the page is closed, the code is mistyped."""

from uuid import UUID

from playwright.sync_api import Page

from learners.models import Attempt, User
from tests.browser.conftest import Visitor
from tests.browser.hands import Mouse
from tests.browser.post import code_to
from tests.browser.story import ADA, answer, hand_in, quizzes_on, sign_in

LESSON = "/modules/regarder-a-360/quatre-cotes-une-personne/"


def at_the_lesson(page: Page) -> Mouse:
    """Ada wants the lesson, signs in by a code, and is there."""
    hand = Mouse(page)
    hand.go(LESSON)
    assert hand.path == "/connexion/"
    sign_in(hand, ADA)
    assert hand.path == LESSON
    return hand


def test_a_wrong_code_then_the_right_one(newcomer: User, visitor: Visitor) -> None:
    hand = Mouse(visitor(javascript=False))
    hand.go("/connexion/")
    hand.write("Votre adresse mail", ADA)
    hand.press("Recevoir le lien et le code")
    code = code_to(ADA)
    hand.write("Le code à 6 chiffres", f"{(int(code) + 1) % 1_000_000:06}")
    hand.press("Entrer")
    assert hand.page.title().startswith("Erreur")
    hand.write("Le code à 6 chiffres", f"{code[:3]} {code[3:]}")
    hand.press("Entrer")
    assert hand.path == "/mon-espace/"
    hand.press("Quitter")
    hand.go("/mon-espace/")
    assert hand.path == "/connexion/"


def test_a_session_that_ended_in_the_middle_of_a_quiz_loses_nothing(
    newcomer: User, visitor: Visitor
) -> None:
    hand = at_the_lesson(visitor(javascript=False))
    quiz = quizzes_on(hand)[0]
    answer(hand, quiz)
    hand.page.context.clear_cookies(name="session")
    hand_in(hand, quiz)
    assert "Vos réponses sont gardées" in hand.text
    sign_in(hand, ADA)
    assert hand.path == LESSON
    assert "2 justes sur 2." in hand.text
    assert Attempt.objects.filter(state="handed_in").count() == 1


def test_a_browser_that_forgot_everything_gives_the_answers_back(
    newcomer: User, visitor: Visitor
) -> None:
    hand = at_the_lesson(visitor(javascript=False))
    quiz = quizzes_on(hand)[0]
    answer(hand, quiz, wrong=1)
    hand.page.context.clear_cookies()
    hand_in(hand, quiz)
    assert "Ce que vous avez écrit est là." in hand.text
    hand.press("Envoyer de nouveau")
    sign_in(hand, ADA)
    assert "1 juste sur 2." in hand.text


def test_with_scripts_what_is_ticked_is_kept_without_a_button(
    newcomer: User, visitor: Visitor
) -> None:
    hand = at_the_lesson(visitor())
    box = quizzes_on(hand)[0].locator("input[type=radio]").first
    question = UUID(str(box.get_attribute("name")).removeprefix("q-"))
    with hand.page.expect_response("**/garder/") as kept:
        hand.tick(box)
    assert kept.value.status == 204
    hand.page.reload()
    assert box.is_checked()
    draft = Attempt.objects.get(person=newcomer, state="draft")
    assert [a.question_id for a in draft.answers.all() if a.chosen] == [question]
