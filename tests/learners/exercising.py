"""One person before one exercise of a lesson, in a browser without JavaScript."""

from uuid import UUID

import pytest

from curriculum.models import Activity
from curriculum.queries.outlines import current_outline
from learners.journey import learning
from tests.curriculum import exercising, lesson_writing
from tests.doors import lesson_url, soup


class Sitting:
    """`fields` are what the browser would send; they are filled by their label."""

    def __init__(self, client, lesson, activity, path):
        self.client, self.lesson, self.activity, self.path = client, lesson, activity, path
        self.url = lesson_url(lesson)
        self.open()

    def open(self, query=""):
        return self.read(self.client.get(self.url + query))

    def read(self, response):
        self.response, self.page = response, soup(response)
        self.part = self.page.select_one(f"#activity-{self.activity.pk}")
        self.fields = {}
        for field in (
            self.part.select("form input, form select, form textarea") if self.part else ()
        ):
            self._note(field)
        return self

    def _note(self, field):
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            self.fields[field["name"]] = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            self.fields[field["name"]] = field.get_text().removeprefix("\n")
        elif field.get("type") == "checkbox":
            if field.has_attr("checked"):
                self.fields.setdefault(field["name"], []).append(field.get("value", "on"))
        else:
            self.fields[field["name"]] = field.get("value", "")

    def label(self, words):
        (found,) = [x for x in self.part.select("label") if words in _plain(x.get_text())]
        return self.part.select_one(f"#{found['for']}") if found.get("for") else found.input

    def place(self, **cards):
        for card, group in cards.items():
            select = self.label(card.replace("_", " "))
            value = {_plain(o.get_text()): o["value"] for o in select.select("option")}[group]
            self.fields[select["name"]] = value
        return self

    def write(self, words, text):
        self.fields[self.label(words)["name"]] = text
        return self

    def tick(self, words):
        box = self.label(words)
        self.fields.setdefault(box["name"], []).append(box.get("value", "on"))
        return self

    def send(self, door="exercice", follow=True, **more):
        response = self.client.post(f"{self.url}{door}/", {**self.fields, **more}, follow=follow)
        return self.read(response) if follow else response

    @property
    def text(self):
        return _plain((self.part or self.page).get_text(" "))

    @property
    def title(self):
        return _plain(self.page.title.get_text())


def _plain(text):
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.fixture
def sitting(ada, signed_in, a_moment):
    """Ada, enrolled, before the only exercise of a path that goes on after it."""

    def sit(written):
        block = exercising.block(written)
        module = lesson_writing.new_module()
        lesson = lesson_writing.new_lesson(module, block, slug="a-vous", minutes=20)
        quiz = lesson_writing.quiz(lesson_writing.question("fin"))
        lesson_writing.new_lesson(module, quiz, slug="et-apres")
        path = lesson_writing.new_path(module)
        learning.begin(ada, current_outline(path.translation_key), at=a_moment)
        activity = Activity.objects.get(pk=UUID(block["id"]))
        return Sitting(signed_in(ada), lesson, activity, path)

    return sit
