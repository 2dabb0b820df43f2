"""Somebody in front of a dialogue, and the pages they hear."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from curriculum.models import Activity, LearningPath
from curriculum.queries.outlines import current_outline
from learners.journey.learning import begin
from learners.models import Work
from tests.curriculum.test_packs_dialogues import pack
from tests.doors import plain

OPEN, CODES = 0, 1
TOGETHER, WORRY = 0, 1
LONG_WAY = [OPEN, WORRY, 0, WORRY, 0, WORRY]  # to the break-off, after six scenes


class Player:
    """Somebody's browser, in front of the dialogue."""

    def __init__(self, client, activity):
        self.client, self.activity = client, activity
        self.address = reverse("dialogue", args=["regarder", "deux", activity.pk])

    def page(self, query=""):
        response = self.client.get(self.address + query)
        assert response.status_code == 200, response
        return Page(response)

    def send(self, door, fields, signed=None):
        address = reverse(door, args=["regarder", "deux", self.activity.pk])
        token = signed or self.page().token
        return self.client.post(address, {"turn": token, **fields})

    def say(self, choice, signed=None):
        response = self.send("dialogue", {"choice": choice}, signed)
        assert response.status_code == 302, response
        return Page(self.client.get(response["Location"]))

    def say_all(self, choices):
        return [self.say(choice) for choice in choices][-1]

    def back_to(self, number):
        return self.send("replay_dialogue", {"number": number})

    def write(self, sentence, **more):
        return self.send("finish_dialogue", {"sentence": sentence, **more})


class Page:
    """A page, read as somebody hears it."""

    def __init__(self, response):
        self.status, self.soup = (
            response.status_code,
            BeautifulSoup(response.content, "html.parser"),
        )

    @property
    def title(self):
        return plain(self.soup.title.text)

    @property
    def h1(self):
        assert self.soup.h1.has_attr("autofocus")
        return plain(self.soup.h1.text)

    @property
    def text(self):
        return plain(self.soup.main.get_text(" "))

    @property
    def token(self):
        return self.soup.find("input", {"name": "turn"})["value"]

    @property
    def order(self):
        return [button["value"] for button in self.soup.find_all("button", {"name": "choice"})]


@pytest.fixture
def played(imported):
    assert imported(pack()).problems == []
    return Activity.objects.get(kind="dialogue")


@pytest.fixture
def ada_in(ada, played, a_moment):
    path = LearningPath.objects.get(slug="accueillir")
    return begin(ada, current_outline(path.translation_key), at=a_moment)[0]


@pytest.fixture
def player(ada, ada_in, played, signed_in):
    return Player(signed_in(ada), played)


def kept(person):
    (work,) = Work.objects.filter(attempt__person=person, attempt__state="draft")
    return work.made
