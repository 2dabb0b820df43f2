"""What a person does in a browser, told in one line."""

from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

from curriculum.models import Activity, Lesson, QuestionVersion
from curriculum.rules.exercises import Exercise, Sorting, exercises_of

PREFIX = len(f"x-{UUID(int=0)}-")


def soup(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text_of(response: HttpResponse) -> str:
    """What is read on the page, with single plain spaces."""
    page = soup(response)
    for silent in page.select("script, style, svg"):
        silent.decompose()
    return plain(page.get_text(" "))


def plain(text: str) -> str:
    """The same with single plain spaces, as one types it in a test."""
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def lesson_url(lesson: Lesson) -> str:
    return f"/modules/{lesson.get_parent().slug}/{lesson.slug}/"


def activities_of(lesson: Lesson) -> list[Activity]:
    """The activities of a lesson, in the order of its page."""
    ids = [UUID(block["id"]) for block in lesson.body.raw_data if block["type"] == "quiz"]
    found = Activity.objects.in_bulk(ids)
    return [found[i] for i in ids]


def quiz_form(response: HttpResponse, activity: Activity) -> Tag:
    """The form of a quiz on the page of its lesson."""
    form = soup(response).select_one(f"#quiz-{activity.id} form")
    assert form is not None, "the quiz is not on the page"
    return form


def right_choices(question: UUID) -> list[int]:
    version = QuestionVersion.objects.get(question=question, is_current=True)
    return [i for i, c in enumerate(version.choices) if float(c["fraction"]) > 0]


def filled(form: Tag, *, wrong: int = 0, blank: int = 0) -> dict[str, Any]:
    """What the browser sends: the first `wrong` questions wrong, the last `blank` unanswered."""
    data: dict[str, Any] = {
        field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")
    }
    names = list(dict.fromkeys(i["name"] for i in form.select("input[name^=q-]")))
    for place, name in enumerate(names[: len(names) - blank]):
        right = right_choices(UUID(name.removeprefix("q-")))
        offered = [int(i["value"]) for i in form.select(f"input[name={name}]")]
        wrong_one = [next(choice for choice in offered if choice not in right)]
        data[name] = [str(c) for c in (wrong_one if place < wrong else right)]
    return data


def hand_in(
    client: Client, lesson: Lesson, activity: Activity, *, wrong: int = 0, blank: int = 0
) -> HttpResponse:
    """Open the lesson, answer its quiz, send it; the answer comes unfollowed."""
    url = lesson_url(lesson)
    data = filled(quiz_form(client.get(url), activity), wrong=wrong, blank=blank)
    return client.post(f"{url}rendre/", data)


def finish_lesson(client: Client, lesson: Lesson) -> HttpResponse:
    """Hand in everything a lesson asks, right."""
    response = client.get(lesson_url(lesson))
    for activity in activities_of(lesson):
        response = hand_in(client, lesson, activity)
    return finish_exercises(client, lesson) or response


def finish_exercises(client: Client, lesson: Lesson) -> HttpResponse | None:
    """Hand in the exercises of a lesson, its quizzes left; nothing without one."""
    response = None
    for exercise in exercises_of(lesson.body.raw_data):
        response = finish_exercise(client, lesson, exercise)
    return response


def sorting_groups(sorting: Sorting) -> dict[str, str]:
    """The group of each card, by their ids."""
    return {card.id: card.group for card in sorting.cards}


def finish_exercise(client: Client, lesson: Lesson, exercise: Exercise) -> HttpResponse:
    """Hand in an exercise, every card in its place, every text written."""
    page = soup(client.get(lesson_url(lesson)))
    form = page.select_one(f"#activity-{exercise.id} form")
    assert form is not None, "the exercise is not on the page"
    right = sorting_groups(exercise) if isinstance(exercise, Sorting) else {}
    data = {str(i["name"]): i.get("value", "") for i in form.select("input[type=hidden]")}
    data |= {s["name"]: right[str(s["name"])[PREFIX:]] for s in form.select("select")}
    data |= {t["name"]: "J’écris une phrase." for t in form.select("textarea")}
    data |= {t["name"]: [t["value"]] for t in form.select("input[name$=ticked]")}
    return client.post(f"{lesson_url(lesson)}exercice/", data)


def finish_path(client: Client) -> HttpResponse:
    """Do every lesson of the starter path, in order."""
    response = client.get("/mon-espace/")
    for lesson in Lesson.objects.live().order_by("path"):
        response = finish_lesson(client, lesson)
    return response
