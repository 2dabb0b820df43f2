"""Questions of a pack, written into the bank."""

from datetime import datetime
from typing import Any

from curriculum.actions.packs.reports import Manner, Outcome
from curriculum.models import Question
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.identity import Names
from curriculum.rules.packs import PackQuestion, wording_of
from curriculum.rules.questions import Wording, as_content


def settle_question(asked: PackQuestion, names: Names, manner: Manner) -> tuple[str, Outcome]:
    """Create or reword a question, unless it was edited here since its last import: its name too.

    Nothing is lost by replacing: what it said stays, as a former version.
    """
    facts, wording = _facts_of(asked, names), wording_of(asked)
    wanted = _fingerprint(facts, wording, retired=False)
    known = Question.objects.filter(pk=names.question(asked.key)).first()
    current = _fingerprint_of(known) if known else ""
    if known and current == wanted:
        return known.name, Outcome.UNCHANGED
    if known and current != known.packed and not manner.replaces:
        return known.name, Outcome.LEFT_ALONE
    if not manner.is_trial:
        question = known or Question.objects.create(
            pk=names.question(asked.key), **facts, created_at=manner.at
        )
        _write(question, facts, wording, wanted, at=manner.at)
    return asked.key, Outcome.UPDATED if known else Outcome.CREATED


def _write(
    question: Question, facts: dict[str, Any], wording: Wording, wanted: str, *, at: datetime
) -> None:
    Question.objects.filter(pk=question.pk).update(**facts, retired_at=None, packed=wanted)
    question.reword(wording, at=at)
    question.refresh_from_db()


def _facts_of(asked: PackQuestion, names: Names) -> dict[str, Any]:
    objective = names.objective(asked.objective) if asked.objective else None
    return {"name": asked.key, "topic": asked.topic, "objective": objective}


def _fingerprint_of(question: Question) -> str:
    facts = {name: getattr(question, name) for name in ("name", "topic", "objective")}
    version = question.current
    retired = question.retired_at is not None
    return _fingerprint(facts, version.wording if version else None, retired=retired)


def _fingerprint(facts: dict[str, Any], wording: Wording | None, *, retired: bool) -> str:
    words = as_content(wording) if wording else {}
    return fingerprint_of({**facts, **words, "retired": retired})
