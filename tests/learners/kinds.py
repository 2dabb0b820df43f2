"""A quiz with one question of each kind, and what is right and wrong in it."""

from typing import Any

from curriculum.models import Question
from learners.models import Answer
from tests.curriculum import lesson_writing as write


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


def replies(questions: dict[str, Question], said: dict[str, Any], **changes: Any) -> dict[Any, Any]:
    return {questions[kind]: reply for kind, reply in (said | changes).items()}


def marks() -> dict[str, str]:
    answers = Answer.objects.select_related("version").order_by("attempt__received_at")
    return {answer.version.kind: str(answer.mark) for answer in answers}
