"""Asking and answering, in one line, through the doors."""

from uuid import uuid4

from django.test import Client

from curriculum.models import Lesson
from learners.models import HelpRequest
from tests.doors import lesson_url, soup

WORDS = "Comment savoir si la personne a compris ?"


def sent(client: Client, url: str, text: str, **changes: str):
    """Open a page and send the form that has a text, as a browser does."""
    form = soup(client.get(url)).select_one("form:has(textarea)")
    fields = {i["name"]: i.get("value", "") for i in form.select("input[type=hidden]")}
    return client.post(form.get("action") or url, {**fields, "text": text, **changes})


def ask(client: Client, lesson: Lesson, text: str = WORDS, **changes: str):
    return sent(client, f"{lesson_url(lesson)}aide/", text, **changes)


def asked(client: Client, lesson: Lesson, text: str = WORDS) -> HelpRequest:
    """The question that was just asked."""
    address = ask(client, lesson, text, key=str(uuid4())).url
    return HelpRequest.objects.get(pk=address.strip("/").split("/")[-1])


def own(question: HelpRequest) -> str:
    return f"/mon-espace/questions/{question.pk}/"


def trainers(question: HelpRequest) -> str:
    return f"/formation/questions/{question.pk}/"
