"""What waited on a device, as the device sends it."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from curriculum.models import Activity, Lesson
from tests.doors import activities_of, filled, lesson_url, quiz_form

DOOR = "/hors-ligne/"


def milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def kept(
    client: Client, lesson: Lesson, activity: Activity | None = None, **wishes: int
) -> dict[str, Any]:
    """The filled form of a page that somebody kept, as their device puts it in its queue."""
    form = quiz_form(client.get(lesson_url(lesson)), activity or activities_of(lesson)[0])
    return filled(form, **wishes)


def send(
    client: Client, data: dict[str, Any], *, done: datetime, sent: datetime | None = None
) -> HttpResponse:
    more = {"done_at": milliseconds(done), "sent_at": milliseconds(sent or timezone.now())}
    return client.post(DOOR, {"key": str(uuid4()), **data, **more})


def plain(sentence: str) -> str:
    """With ordinary spaces."""
    return sentence.replace("\u202f", " ").replace("\u00a0", " ")
