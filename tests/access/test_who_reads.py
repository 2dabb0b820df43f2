"""« Qui verra ceci », address by address: what a page promises is what the doors do.

Ada leaves one thing of each kind through its own form; then everybody opens every address, and
whoever reads her words anywhere is whoever the page had named.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import timedelta
from html import unescape
from http import HTTPStatus

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db.models import F
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from content.rules.roles import DISABILITY_REFERENTS
from curriculum.documents.left import left_things
from curriculum.queries.outlines import current_outline
from learners.journey import learning, reminding
from learners.models import Enrolment, HelpRequest, Letter, LogbookEntry, User
from learners.queries.learning.enrolments import outline_of
from learners.queries.learning.progress import left_of
from learners.rules.people.seeing import SEEN_BY, Reader, readers_of
from tests.access.leaving import (
    Addresses,
    Learner,
    Left,
    leave_everything,
    leave_in_path,
    leave_name,
)
from tests.access.reading import READ_AT, addresses_to_read
from tests.curriculum import exercising
from tests.curriculum import lesson_writing as write
from tests.curriculum.conftest import imported
from tests.doors import finish_lesson, lesson_url
from tests.learners.dialogue_players import ada_in, played
from tests.people import person

__all__ = ["ada_in", "imported", "played"]
pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]
TIES = {
    "ada": {Reader.SELF},
    "blaise": {Reader.TUTOR, Reader.TRAINERS},
    "marie": {Reader.TRAINERS},
    "colette": {Reader.INSTITUTION},
    "helene": {Reader.DISABILITY},
    "edith": {Reader.ADMINISTRATION},
    "gaston": {Reader.ADMINISTRATION},
    **dict.fromkeys(("denis", "jeanne", "nobody"), frozenset()),
}
# Gaston administers people and letters: what trainers answer, the whole site's Edith alone sees.
ANSWERED = {"help_request", "placement", "exemption"}


@pytest.fixture
def cast(ada, gaston, blaise, colette, denis, jeanne, edith):
    """Everybody, and two more: another trainer, the disability referent."""
    marie = person("marie@exemple.fr", "Marie", "Curie")
    marie.groups.add(*blaise.groups.all())
    helene = person("helene@exemple.fr", "Hélène", "Keller")
    helene.groups.add(Group.objects.get(name=DISABILITY_REFERENTS))
    found = {user.first_name.lower(): user for user in (ada, gaston, blaise, colette, denis)}
    return found | {"jeanne": jeanne, "edith": edith, "marie": marie, "helene": helene}


@pytest.fixture
def own_path(ada, a_moment):
    """A path with a question to type an answer to, and an exercise."""
    module = write.new_module()
    asked = write.quiz(write.of_kind("short_text", ("oui", "1")))
    quiz = write.new_lesson(module, asked, slug="un-quiz")
    exercise = write.new_lesson(module, exercising.block(exercising.REWRITING), slug="a-ecrire")
    path = write.new_path(module)
    learning.begin(ada, current_outline(path.translation_key), at=a_moment)
    return lesson_url(quiz), lesson_url(exercise)


@pytest.fixture
def learner(ada, ada_referred, ada_in, own_path, first_lesson, cast, signed_in):
    """Ada, on three paths and a lesson further; a day to finish by makes a reminder due."""
    browser = signed_in(ada)
    finish_lesson(browser, first_lesson)
    day = localdate() + timedelta(days=6)
    reminding.set_deadline(ada_referred.enrolment_id, day, by=cast["edith"], at=now())
    return Learner(browser)


@pytest.fixture
def addresses(ada_referred, own_path, played, first_lesson):
    enrolment = ada_referred.enrolment
    unread = outline_of(enrolment).modules[1].id
    return Addresses(
        placement=f"/mon-espace/positionnement/{enrolment.pk}/",
        exemption=f"/mon-espace/dispense/{enrolment.pk}/{unread}/",
        lesson=lesson_url(first_lesson),
        quiz=own_path[0],
        exercise=own_path[1],
        dialogue=reverse("dialogue", args=["regarder", "deux", played.pk]),
    )


@pytest.fixture
def everywhere(learner, ada, ada_referred, own_path, played, maison, cast):
    """The words of every address, as they are once Ada has left everything."""

    def words():
        enrolment = ada_referred.enrolment
        double = person("zinzolin@exemple.fr", "Ada", "Zinzolin")
        common = {
            "enrolment": enrolment.pk,
            "some_module": outline_of(enrolment).modules[1].id,
            "person": ada.pk,
            "tutor": cast["blaise"].pk,
            "former": double.pk,
            "kept": ada.pk,
            "institution": maison.pk,
            "referral": ada_referred.pk,
            "activity": played.pk,
            "minutes": 10,
            "address": EmailAddress.objects.get(user=ada, primary=True).pk,
        }
        lessons = [url.strip("/").split("/")[1:] for url in own_path]
        lessons += [["regarder", "deux"], ["regarder-a-360", "quatre-cotes-une-personne"]]
        yield from (common | {"module": m, "lesson": one} for m, one in lessons)
        yield from (common | {"letter": letter.pk} for letter in Letter.objects.all())
        yield from (common | {"note": note.pk} for note in LogbookEntry.objects.all())
        yield from (common | {"question": one.pk} for one in HelpRequest.objects.all())

    return words


def who_reads(
    left: dict[str, Left], clients: dict[str, Client], addresses: list[tuple[str, str]]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By kind: who reads it anywhere, and at which addresses it is read."""
    people, places = defaultdict(set), defaultdict(set)
    for name, url in addresses:
        for who, client in clients.items():
            page = as_read(client.get(url))
            for kind in (kind for kind in left if any(word in page for word in left[kind].words)):
                people[kind].add(who)
                places[kind].add(name)
    return dict(people), dict(places)


def as_read(response: HttpResponse) -> str:
    """Fields included, with plain spaces; nothing of what leads elsewhere."""
    if response.status_code not in (HTTPStatus.OK, HTTPStatus.ACCEPTED):
        return ""
    text = unescape(response.getvalue().decode(errors="ignore"))
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def browsers(cast, learner, signed_in):
    """Everybody's, signed in; Ada's is the one in which she left everything."""
    others = {who: signed_in(user) for who, user in cast.items() if who != "ada"}
    return {"ada": learner.client, "nobody": Client()} | others


def test_whoever_reads_it_was_named_below_the_field(
    learner, addresses, everywhere, cast, ada_referred, signed_in
):
    Enrolment.objects.update(tutor=cast["blaise"])
    others = Enrolment.objects.exclude(pk=ada_referred.enrolment_id)
    others.update(enrolled_at=F("enrolled_at") - timedelta(days=1))  # one's space shows the latest
    left = leave_everything(learner, addresses)
    left["progress"] = progress_of(Enrolment.objects.get(pk=ada_referred.enrolment_id))

    people, places = who_reads(
        left, browsers(cast, learner, signed_in), list(addresses_to_read(everywhere()))
    )

    assert {kind: one.sees for kind, one in left.items()} == {
        kind: sees for kind, sees in SEEN_BY.items() if kind != "letters"
    }
    assert people == {kind: allowed(kind, one.sees) for kind, one in left.items() if one.sees}
    assert places == {kind: names for kind, names in READ_AT.items() if kind != "letters"}


def progress_of(enrolment: Enrolment) -> Left:
    """Nobody leaves it through a form: the page to sign up and one's space say who sees it."""
    return Left(SEEN_BY["progress"], (left_things(left_of(enrolment)),))


def allowed(kind: str, sees: Collection[Reader]) -> set[str]:
    people = {who for who, ties in TIES.items() if ties & set(sees)}
    if kind == "name":
        return people | {"helene"}  # a need is signed, and she alone reads it
    return people - {"gaston"} if kind in ANSWERED else people


def test_while_nobody_is_named_whoever_trains_reads_what_must_not_wait(
    learner, addresses, everywhere, cast, signed_in
):
    left = leave_in_path(learner, addresses)
    read = set().union(*(READ_AT[kind] for kind in left))
    urls = [found for found in addresses_to_read(everywhere()) if found[0] in read]

    people, _ = who_reads(left, browsers(cast, learner, signed_in), urls)

    assert {kind: one.sees for kind, one in left.items()} == {
        kind: readers_of(kind, has_tutor=False) for kind in left
    }
    assert people == {kind: allowed(kind, one.sees) for kind, one in left.items()}


def test_who_writes_reads_that_somebody_wants_no_letters(learner, everywhere, cast, signed_in):
    _, letters = leave_name(learner, wants_letters=False)
    urls = [found for found in addresses_to_read(everywhere()) if found[0] in READ_AT["letters"]]

    people, places = who_reads({"letters": letters}, browsers(cast, learner, signed_in), urls)

    assert letters.sees == SEEN_BY["letters"]
    assert people == {"letters": allowed("letters", letters.sees)}
    assert places == {"letters": READ_AT["letters"]}
