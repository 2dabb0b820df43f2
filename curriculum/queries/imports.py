"""Files that come in, and what of the bank those of questions are compared with."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, QuerySet

from curriculum.models import (
    FileImport,
    ImportLine,
    Objective,
    PackImport,
    Question,
    QuestionImport,
    QuestionVersion,
)
from curriculum.rules.imports import Bank, FoundQuestion, asks_of, wording_from_json
from curriculum.rules.questions import Wording

State = FileImport.State
F = TypeVar("F", QuestionImport, PackImport)
A_PAGE_OF_ROWS = 2_000


def imports() -> QuerySet[QuestionImport]:
    """Newest first, without the bytes."""
    return QuestionImport.objects.defer("content").select_related("author")


def pack_imports() -> QuerySet[PackImport]:
    """Newest first, without what is told of each."""
    return PackImport.objects.defer("report").select_related("author")


def import_to_go_on_with(kind: type[F], pk: UUID, state: str) -> F | None:
    return rows_of(kind).filter(pk=pk, state=state).first()


def imports_due(kind: type[F], *, at: datetime) -> QuerySet[F]:
    """What no job takes care of any more."""
    waiting = rows_of(kind).filter(state__in=(State.READING, State.WRITING))
    return waiting.filter(next_try_at__lte=at).order_by("next_try_at")


def rows_of(kind: type[F]) -> QuerySet[F]:
    return kind._default_manager.all()  # noqa: SLF001  # Django's documented name


def counts_of(file: QuestionImport) -> dict[str, int]:
    """How many questions of the file have each verdict, none left out."""
    rows = file.found.order_by().values_list("verdict").annotate(Count("pk"))
    return {**dict.fromkeys(ImportLine.Verdict.values, 0), **dict(rows)}


def notes_of(file: QuestionImport) -> list[tuple[str, int]]:
    """What stays behind, the most frequent first: four hundred penalties are one line."""
    notes: Counter[str] = Counter()
    for said in file.found.exclude(notes=[]).values_list("notes", flat=True):
        notes.update(said)
    return notes.most_common()


def seen_in(file: QuestionImport) -> tuple[dict[str, int], set[UUID]]:
    """What the file asked so far, by line, and the questions that it changes."""
    rows = file.found.exclude(asks="").values_list("asks", "line", "question", "verdict")
    seen: dict[str, int] = {}
    taken: set[UUID] = set()
    for asks, line, question, verdict in rows:
        seen.setdefault(asks, line)
        if question and verdict == ImportLine.Verdict.CHANGED:
            taken.add(question)
    return seen, taken


def the_bank() -> Bank:
    """Every question that says something, retired ones too: they are not written again."""
    said: dict[UUID, str] = {}
    asked: dict[str, UUID] = {}
    keys: dict[str, UUID] = {}
    names: dict[tuple[str, str], list[UUID]] = {}
    versions = QuestionVersion.objects.filter(is_current=True).select_related("question")
    for version in versions.order_by("pk").iterator(A_PAGE_OF_ROWS):
        question = version.question
        said[question.pk] = version.fingerprint
        asked.setdefault(asks_of(version.wording), question.pk)
        keys.setdefault(str(question.pk), question.pk)
        if question.origin:
            keys.setdefault(question.origin, question.pk)
        names.setdefault((question.topic, question.name), []).append(question.pk)
    alone = {name: pks[0] for name, pks in names.items() if len(pks) == 1}
    return Bank(said, asked, keys, alone)


def found_of(line: ImportLine) -> FoundQuestion:
    return FoundQuestion(
        line=line.line,
        name=line.name,
        key=line.key,
        topic=line.topic,
        objective=line.objective,
        wording=wording_from_json(line.wording) if line.wording else None,
    )


def objectives_named(names: Iterable[str]) -> dict[str, UUID]:
    """Objectives by their key or their whole text, when one alone has it."""
    wanted = set(names) - {""}
    found: dict[str, list[UUID]] = {}
    if wanted:
        for key, text in Objective.objects.values_list("key", "text"):
            found.setdefault(str(key), []).append(key)
            found.setdefault(text, []).append(key)
    return {name: found[name][0] for name in wanted if len(set(found.get(name, []))) == 1}


def questions_to_export(topic: str = "") -> list[tuple[Question, Wording]]:
    """Those in service, by topic then name; `topic` and what is under it when it is given."""
    versions = QuestionVersion.objects.filter(is_current=True, question__retired_at=None)
    if topic:
        versions = versions.filter(question__topic=topic) | versions.filter(
            question__topic__startswith=f"{topic}/"
        )
    ordered = versions.select_related("question").order_by(
        "question__topic", "question__name", "question_id"
    )
    return [(version.question, version.wording) for version in ordered]


def topics() -> list[str]:
    named = Question.objects.filter(retired_at=None).exclude(topic="")
    return list(named.order_by("topic").values_list("topic", flat=True).distinct())
