"""Questions of the history, asked and answered by the doors everybody uses."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from curriculum.queries.paths import live_paths
from curriculum.rules.outline import next_lesson
from learners.journey import helping, tutoring
from learners.models import HelpRequest, User
from learners.queries.learning.enrolments import (
    asked_no_more,
    done_by,
    enrolments_of,
    outline_of,
)
from learners.rules.learning.helping import USUAL_DELAY

NAMESPACE = UUID("7c1c1a0e-2d55-4a0b-9a57-3f1f0b8f5d21")
OFTEN = 0.04  # of the times somebody sits down to learn
WITHIN = timedelta(hours=22)
LATE_SINCE = timedelta(days=7)
TALKS = (
    (
        "Quand la personne dit « oui, oui », comment savoir si elle a vraiment compris ?",
        "Demandez-lui de refaire, sans vous. Si elle bloque, vous savez où reprendre.",
    ),
    (
        "À l’accueil j’ai six minutes par personne. Est-ce que je regarde les quatre côtés ?",
        "Un seul suffit : celui qui bloque aujourd’hui. Gardez les autres pour la prochaine fois.",
    ),
    (
        "Elle me tend son téléphone et dit : faites-le vous-même. Je fais quoi ?",
        "Reposez le téléphone entre vous. Dites : je vous montre, et c’est vous qui appuyez.",
    ),
    (
        "Je n’ai pas compris la différence entre faire avec et faire pour.",
        "Faire avec : ses mains font. Faire pour : les vôtres. Regardez qui tient la souris.",
    ),
)
FIRST = TALKS[0]
LATE = "Une personne revient chaque semaine pour la même chose. À quel moment j’oriente ?"


def name_tutors(tutor: User, *, by: User, at: datetime) -> None:
    """Every path has the same one in the demonstration."""
    for path in live_paths():
        tutoring.name_for_path(path.translation_key, tutor, delay=USUAL_DELAY, by=by, at=at)


def ask(person: User, words: str, *, at: datetime) -> HelpRequest | None:
    """A question on the lesson where somebody is; nothing without a tutor or a lesson."""
    enrolment = enrolments_of(person)[0]
    step = next_lesson(outline_of(enrolment), done_by(enrolment), asked_no_more(enrolment))
    if step is None or enrolment.tutor is None or enrolment.state != enrolment.State.IN_PROGRESS:
        return None
    lesson = step[1]
    key = uuid5(NAMESPACE, f"{person.pk}:{at.isoformat()}")
    question, _ = helping.ask(
        enrolment, lesson=lesson.id, title=lesson.title, key=key, text=words, at=at
    )
    return question


def ask_and_be_answered(
    person: User, talk: tuple[str, str], *, at: datetime, end: datetime
) -> HelpRequest | None:
    """The answer comes the next day; what was asked this morning still waits."""
    question = ask(person, talk[0], at=at)
    if question is not None and question.tutor is not None and at + WITHIN <= end:
        key = uuid5(NAMESPACE, str(question.pk))
        helping.answer(question.pk, by=question.tutor, key=key, text=talk[1], at=at + WITHIN)
    return question


def ask_sometimes(person: User, *, seed: str, at: datetime, end: datetime) -> None:
    """Its own chance: the rest of the history stays what it was for a seed."""
    draw = Random(seed)  # noqa: S311  # an invented history
    if draw.random() < OFTEN:
        ask_and_be_answered(person, draw.choice(TALKS), at=at, end=end)
