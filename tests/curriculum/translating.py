"""English, written in the office as an author would."""

from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

from curriculum.models import Lesson, Question


def desk_url(kind: str, source: UUID) -> str:
    return f"/admin/translations/{kind}/{source}/"


def desk(client: Client, kind: str, source: UUID) -> dict[str, Any]:
    """What the form of a desk would send if nobody touched it; "" is its French by field."""
    page = BeautifulSoup(client.get(desk_url(kind, source)).content, "html.parser")
    form = page.select_one("form:has(textarea)")
    assert form is not None
    hidden = {i["name"]: i.get("value", "") for i in form.select("input[type=hidden]")}
    written = {t["name"]: t.get_text().removeprefix("\n") for t in form.select("textarea")}
    return {
        **hidden,
        **written,
        "": {
            _french(s): s.select_one("textarea")["name"]
            for s in form.select(".translate:has(textarea)")
        },
    }


def _french(section: Tag) -> str:
    said = section.select_one(".translate__french")
    assert said is not None
    return said.get_text()


def say(
    client: Client, kind: str, source: UUID, english: dict[str, str], *, verb: str = "publish"
) -> HttpResponse:
    """Write this English beside this French, and press a button."""
    sent = desk(client, kind, source)
    names = sent.pop("")
    for french, text in english.items():
        sent[names[french]] = text
    return client.post(desk_url(kind, source), {**sent, verb: "1"})


def say_all(client: Client, kind: str, source: UUID, *, prefix: str = "EN ") -> HttpResponse:
    """Every text of a page or a question, said in English."""
    names = desk(client, kind, source)[""]
    return say(client, kind, source, {french: prefix + french for french in names})


def say_lesson(client: Client, lesson: Lesson) -> None:
    """A lesson, and what its quizzes ask."""
    say_all(client, "lesson", lesson.translation_key)
    for block in lesson.body.raw_data:
        if block["type"] == "quiz":
            for asked in block["value"]["questions"]:
                say_all(client, "question", UUID(asked["value"]))


def french_prompt(question: UUID) -> str:
    current = Question.objects.get(pk=question).current
    assert current is not None
    return current.prompt
