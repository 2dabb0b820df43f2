"""Replying to every kind of question, in the words that are on the page."""

from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

from curriculum.models import Activity, Lesson, Question
from tests.doors import lesson_url, plain, quiz_form


class Sitting:
    """One person before one quiz."""

    def __init__(self, client: Client, lesson: Lesson, activity: Activity) -> None:
        self.client, self.lesson, self.activity = client, lesson, activity
        self.url = lesson_url(lesson)

    def form(self) -> Tag:
        return quiz_form(self.client.get(self.url), self.activity)

    def asked(self) -> list[UUID]:
        """The questions that are open, in the order of the page."""
        return questions_in(self.form())

    def hand_in(self, replies: dict[Question, Any], *, door: str = "rendre") -> HttpResponse:
        return self.client.post(f"{self.url}{door}/", replied(self.form(), replies))

    def keep(self, replies: dict[Question, Any]) -> HttpResponse:
        return self.hand_in(replies, door="garder")


def questions_in(form: Tag) -> list[UUID]:
    fields = form.select("fieldset[id^=q-], input[type=text][id^=q-]")
    return [UUID(str(field["id"]).removeprefix("q-")) for field in fields]


def replied(form: Tag, replies: dict[Question, Any]) -> dict[str, Any]:
    """Choices and orders are lists of texts, pairs a mapping, the rest what one types."""
    data = {str(i["name"]): i.get("value", "") for i in form.select("input[type=hidden]")}
    for question, said in replies.items():
        name = f"q-{question.pk}"
        if isinstance(said, dict):
            data |= {
                _line(form, name, text): _option(form, name, text, v) for text, v in said.items()
            }
        elif isinstance(said, list) and question.current.kind == "ordering":
            data |= {_line(form, name, text): str(n) for n, text in enumerate(said)}
        elif isinstance(said, list):
            data[name] = [_value(form, name, text) for text in said]
        else:
            data[name] = said
    return data


def _line(form: Tag, name: str, text: str) -> str:
    labels = {
        plain(label.get_text()): label["for"] for label in form.select(f"#{name} .line label")
    }
    return str(labels[text])


def _option(form: Tag, name: str, line: str, text: str) -> str:
    options = form.select(f"select[name={_line(form, name, line)}] option")
    return next(str(o["value"]) for o in options if plain(o.get_text()) == text)


def _value(form: Tag, name: str, text: str) -> str:
    labels = form.select(f"#{name} label.choice")
    label = next(label for label in labels if plain(label.get_text()) == text)
    return str(label.select_one("input")["value"])


def shown(form: Tag | BeautifulSoup, question: Question) -> str:
    """What is read of one question."""
    found = form.select_one(f"#q-{question.pk}")
    assert found is not None
    return plain(found.get_text(" ") if found.name != "input" else found.parent.get_text(" "))
