"""What a learner does besides reading, by every kind of hands: placement, sorting, help, notes."""

import pytest
from playwright.sync_api import Locator

from curriculum.models import Lesson
from curriculum.rules.exercises import Sorting, exercises_of
from learners.models import Attempt, HelpRequest, LogbookEntry, Placement, User
from tests.browser.conftest import Visitor
from tests.browser.hands import Mouse
from tests.browser.test_journey import WAYS
from tests.doors import PREFIX, lesson_url

PASSWORD = "une phrase que je retiens bien"  # Ada's, here
SITUATION = "Une personne repose son téléphone quand il sonne. Que lui dire ?"


@pytest.fixture
def ada(newcomer: User) -> User:
    newcomer.set_password(PASSWORD)
    newcomer.save()
    return newcomer


@pytest.mark.parametrize("way", WAYS)
def test_a_learner_says_sorts_asks_and_notes(way: str, visitor: Visitor, ada: User) -> None:
    hands, wishes = WAYS[way]
    learner = hands(visitor(**wishes))

    come_in(learner)
    say_where_one_stands(learner)
    sort_the_cards(learner)
    ask_for_help(learner)
    write_a_note(learner)

    assert Placement.objects.get().enrolment.person == ada
    assert Attempt.objects.get().mark == 1
    assert HelpRequest.objects.count() == LogbookEntry.objects.count() == 1


def come_in(learner: Mouse) -> None:
    """By a password: a logbook is not opened by a code."""
    learner.go("/connexion/mot-de-passe/")
    learner.write("Votre adresse mail", "ada@exemple.fr")
    learner.write("Votre mot de passe", PASSWORD)
    learner.press("Entrer")
    assert learner.path == "/mon-espace/"


def say_where_one_stands(learner: Mouse) -> None:
    learner.follow("Répondre")
    for said in learner.page.locator("main input[type=radio][value=often]").all():
        learner.tick(said)
    learner.press("Garder mes réponses")
    assert "Commencez par le quiz, si vous voulez." in learner.text


def sort_the_cards(learner: Mouse) -> None:
    """Each card by its list, whatever the hands: a drag is one more way, never the only one."""
    lesson = Lesson.objects.get(slug="a-vous", url_path__contains="regarder-a-360")
    [sorting] = [it for it in exercises_of(lesson.body.raw_data) if isinstance(it, Sorting)]
    right = {card.id: card.group for card in sorting.cards}
    learner.go(lesson_url(lesson))
    form = learner.page.locator(f"#activity-{sorting.id} form")
    for card in form.locator("select").all():
        learner.choose(card, right[str(card.get_attribute("name"))[PREFIX:]])
    learner.touch(the_button(form))
    assert f"{len(right)} cartes à leur place sur {len(right)}." in learner.text


def the_button(form: Locator) -> Locator:
    return form.locator("button.button").first


def ask_for_help(learner: Mouse) -> None:
    learner.go("/modules/regarder-a-360/quatre-cotes-une-personne/")
    learner.follow("Demander de l’aide")
    learner.write("Votre question", SITUATION)
    learner.press("Envoyer la question")
    assert SITUATION in learner.text


def write_a_note(learner: Mouse) -> None:
    learner.go("/mon-espace/carnet/")
    learner.follow("Écrire ma première note")
    learner.write("Votre note", "J’ai posé une seule question.")
    learner.press("Mettre dans mon carnet")
    assert learner.title == "Votre carnet a une note."
