"""The whole way, told once: from the office to the certificate, and to who looked.

Each chapter is one person at their pages; who plays it brings the hands (hands.py).
"""

import urllib.request
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone
from playwright.sync_api import Locator

from curriculum.models import LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from curriculum.rules.exercises import Sorting, exercises_of
from curriculum.rules.outline_json import from_json
from learners.journey import joining
from learners.models import Certificate, Invitation, User
from learners.rules.institutions.invitations import Invitee
from tests.browser.hands import Mouse
from tests.browser.post import code_to, link_to, print_papers
from tests.doors import PREFIX, finish_lesson, right_choices, sorting_groups
from tests.people import BACKEND

MAISON = "Maison des solidarités du Val-d’Ourcq"
EDITH, COLETTE, ADA = "edith@exemple.fr", "colette@exemple.fr", "ada@exemple.fr"


def sign_in(hand: Mouse, email: str) -> None:
    """By a code sent to the mailbox, from the sign-in page that is open."""
    hand.write("Votre adresse mail", email)
    hand.press("Recevoir le lien et le code")
    hand.write("Le code à 6 chiffres", code_to(email))
    hand.press("Entrer")


def open_institution(office: Mouse) -> None:
    """Edith opens the maison and names Colette, who will follow its people."""
    office.go("/admin/")
    sign_in(office, EDITH)
    office.follow("Structures")
    office.follow("Ajouter")
    said = {
        "name": MAISON,
        "city": "Pantin",
        "first_name": "Colette",
        "last_name": "Martin",
        "email": COLETTE,
    }
    for field, text in said.items():
        office.page.locator(f"input[name={field}]").fill(text)
    office.page.locator("main form[method=post] button[type=submit]").first.click()
    office.page.get_by_text("La structure est ouverte.").wait_for()


def open_institution_at_once() -> None:
    """The same without the office's pages."""
    joining.open_institution(
        key=uuid4(),
        name=MAISON,
        city="Pantin",
        referent=Invitee(email=COLETTE, first_name="Colette", last_name="Martin"),
        by=User.objects.get(email=EDITH),
        language="fr",
        at=timezone.now(),
    )


def invite(referent: Mouse) -> None:
    """Colette accepts her letter's invitation, and invites Ada under a name with a slip in it."""
    referent.go(link_to(COLETTE))
    assert MAISON in referent.title
    referent.press("Accepter l’invitation")
    assert referent.title == "Personne ici pour l’instant."
    referent.follow("Inviter une première personne")
    referent.write("Prénom", "Adda")
    referent.write("Nom", "Lovelace")
    referent.write("Adresse e-mail", ADA)
    referent.press("Envoyer l’invitation")
    assert "Adda Lovelace" in referent.text
    assert "Invitée" in referent.text


def join(learner: Mouse) -> None:
    """A mail scanner opens Ada's link twice; then she does, and corrects her name."""
    link = link_to(ADA)
    for _ in range(2):
        with urllib.request.urlopen(link) as answer:  # noqa: S310  # our own letter's link
            assert answer.status == 200
    assert Invitation.objects.get(email=ADA).used_at is None
    learner.go(link)
    assert f"{MAISON} verra" in learner.text
    learner.write("Prénom", "Ada")
    learner.press("Accepter l’invitation")
    assert learner.path == "/mon-espace/"
    assert User.objects.get(email=ADA).first_name == "Ada"


def quizzes_on(hand: Mouse) -> list[Locator]:
    return hand.page.locator("[id^=quiz-]").all()


def answer(hand: Mouse, quiz: Locator, *, wrong: int = 0, blank: int = 0) -> None:
    """Tick the right choices: all but the first `wrong`, and nothing for the last `blank`."""
    open_questions = quiz.locator("fieldset[id^=q-]").all()
    for place, question in enumerate(open_questions[: len(open_questions) - blank]):
        right = right_choices(UUID(str(question.get_attribute("id")).removeprefix("q-")))
        for box in question.locator("input").all():
            if (int(box.input_value()) in right) == (place >= wrong):
                hand.tick(box)
                if place < wrong:
                    break


def hand_in(hand: Mouse, quiz: Locator) -> None:
    hand.touch(quiz.locator("button.button"))


def place_cards(hand: Mouse, lesson: Lesson) -> None:
    """Every card of the sortings of a lesson in its group."""
    for sorting in exercises_of(lesson.body.raw_data):
        assert isinstance(sorting, Sorting)
        groups, part = sorting_groups(sorting), hand.page.locator(f"#activity-{sorting.id}")
        for box in part.locator("select").all():
            hand.choose(box, groups[str(box.get_attribute("name"))[PREFIX:]])
        hand_in(hand, part)


def read_first_lesson(learner: Mouse) -> None:
    """Wrong, then right: what was right stays, and only the other question is asked again."""
    learner.follow("Commencer la leçon")
    assert "Leçon 1 sur 5" in learner.text
    quiz = quizzes_on(learner)[0]
    answer(learner, quiz, wrong=1)
    hand_in(learner, quiz)
    assert "1 juste sur 2." in learner.text
    assert "Votre réponse, à revoir." in learner.text
    assert quiz.locator("fieldset[id^=q-]").count() == 1
    answer(learner, quiz)
    hand_in(learner, quiz)
    assert "2 justes sur 2." in learner.text


def keep_second_lesson(learner: Mouse) -> None:
    """Half-filled, left, found again as it was, and finished."""
    learner.follow("Ensuite")
    answer(learner, quizzes_on(learner)[0], blank=1)
    learner.press("Garder et finir plus tard")
    assert "Vos réponses sont gardées." in learner.text
    learner.go("/mon-espace/")
    assert "1 leçon faite sur 5." in learner.text
    learner.follow("Reprendre la leçon")
    quiz = quizzes_on(learner)[0]
    assert quiz.locator("input:checked").count() == 1
    answer(learner, quiz)
    hand_in(learner, quiz)
    assert "2 justes sur 2." in learner.text


def forget_in_third_lesson(learner: Mouse) -> None:
    """A question forgotten is said; nothing else is lost."""
    learner.follow("Ensuite")
    quiz = quizzes_on(learner)[0]
    answer(learner, quiz, blank=1)
    hand_in(learner, quiz)
    assert learner.page.title().startswith("Erreur")
    assert "Il manque une réponse." in learner.text
    assert quiz.locator("input:checked").count() == 1
    answer(learner, quiz)
    hand_in(learner, quiz)
    assert "2 justes sur 2." in learner.text


def lessons_in_order() -> list[Lesson]:
    """Those of the path, as the outline has them."""
    outline = from_json(current_outline(LearningPath.objects.get().translation_key).content)
    pages = {page.translation_key: page for page in Lesson.objects.live()}
    return [pages[lesson.id] for _, lesson in outline.lessons()]


def finish(learner: Mouse) -> None:
    """The other lessons in one go; the cards and the quiz of the last by hand."""
    *others, last = lessons_in_order()[3:]
    client = Client()
    client.force_login(User.objects.get(email=ADA), backend=BACKEND)
    for lesson in others:
        finish_lesson(client, lesson)
    learner.go("/mon-espace/")
    learner.follow("Reprendre la leçon")
    assert learner.path.endswith(f"/{last.slug}/")
    place_cards(learner, last)
    for place in range(len(quizzes_on(learner))):
        quiz = quizzes_on(learner)[place]
        answer(learner, quiz)
        hand_in(learner, quiz)
    assert learner.title == "Vous avez fini « Aider sans faire à la place »."


def receive_certificate(learner: Mouse) -> str:
    """It is being printed, then it is there. Its number."""
    assert "Votre attestation arrive" in learner.text
    print_papers()
    learner.follow("Voir mon attestation")
    number = Certificate.objects.get().number
    shown = f"{number[:4]}-{number[4:8]}-{number[8:]}"
    assert shown in learner.text
    paper = learner.fetch("Prendre le PDF")
    assert paper.read_bytes().startswith(b"%PDF-")
    return shown


def check(stranger: Mouse, number: str) -> None:
    """Typed as people type: small letters, other dashes, the letter O for the figure 0."""
    stranger.go("/verifier/")
    typed = number.lower().replace("-", " – ").replace("0", "o").replace("1", "l")
    stranger.write("Le numéro, sous le carré à scanner", f" N° {typed} ")
    stranger.press("Vérifier")
    assert "Cette attestation est valable." in stranger.title
    assert "Lovelace" not in stranger.page.content()


def follow_up(referent: Mouse, number: str) -> None:
    """Colette reads that Ada has finished, and gets her paper."""
    referent.follow("Nos personnes")
    assert "Ada Lovelace" in referent.text
    assert "Terminé" in referent.text
    assert number in referent.text
    assert referent.fetch(number).read_bytes().startswith(b"%PDF-")


def read_who_looked(learner: Mouse) -> None:
    """Ada reads that Colette looked, and opened her paper."""
    learner.go("/mon-espace/")
    learner.follow("Voir qui a regardé")
    assert "Colette Martin" in learner.text
    assert "a ouvert votre attestation." in learner.text
