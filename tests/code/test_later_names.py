"""Every task queued by name, or run by the clock, is one of its app's tasks.py."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from curriculum import tasks as curriculum_tasks
from learners import tasks as learners_tasks

TASKS = {"curriculum": curriculum_tasks, "learners": learners_tasks}
ROOT = Path(settings.BASE_DIR)
APPS = ("config", "content", "curriculum", "learners")


def calls_of_later() -> Iterator[tuple[str, ast.Call]]:
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call) and name_called(node) == "later":
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def name_called(call: ast.Call) -> str:
    called = call.func
    return getattr(called, "id", None) or getattr(called, "attr", "")


def first_word(call: ast.Call) -> object:
    return call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None


def test_every_name_given_to_later_is_a_task():
    found = {place: first_word(call) for place, call in calls_of_later()}

    assert "send_letter" in found.values()
    unknown = {place: name for place, name in found.items() if not is_a_task(place, name)}
    assert unknown == {}


def is_a_task(place: str, name: object) -> bool:
    """`later` queues what its own app's tasks.py holds."""
    return callable(getattr(TASKS[place.partition("/")[0]], str(name), None))


def test_what_runs_by_the_clock_is_a_task():
    functions = [function.split(".") for _name, function, _minutes in settings.SCHEDULE]

    assert [
        name for app, _tasks, name in functions if not callable(getattr(TASKS[app], name, None))
    ] == []
