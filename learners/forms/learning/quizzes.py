"""The quiz form: signed when shown, read when it comes back."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.core import signing
from django.http import QueryDict

from curriculum.models import QuestionVersion
from curriculum.rules.questions import KINDS_OF_LINES, KINDS_TYPED
from curriculum.rules.replies import lines_of
from curriculum.rules.showing import order_for
from learners.models import User
from learners.rules.learning.handing_in import (
    LONGEST_TYPED,
    Asked,
    HandIn,
    QuizForm,
    form_as_plain,
    form_from_plain,
    key_at_hand_in,
    line_to_fix,
    picked,
    placed,
)

SALT = "learners.quiz"
TRIAL = "learners.quiz.trial"  # shown to whoever looks without an enrolment: never handed in


class ForgedFormError(Exception):
    """The form is not one that we signed."""


def shown_order(version: QuestionVersion, person: UUID) -> tuple[int, ...]:
    """The order of the choices: for one person and one version, always the same."""
    return order_for(version.wording, f"{person}:{version.pk}")


def new_form(person: User, activity: UUID, versions: list[QuestionVersion]) -> QuizForm:
    """The form that asks these questions of this person, with a key of its own."""
    asked = tuple(_asked(version, person) for version in versions)
    return QuizForm(key=uuid4(), person=person.id, activity=activity, asked=asked)


def _asked(version: QuestionVersion, person: User) -> Asked:
    wording, order = version.wording, shown_order(version, person.id)
    return Asked(version.question_id, version.pk, order, wording.kind, lines_of(wording))


def signed(form: QuizForm, *, is_trial: bool = False) -> str:
    """What the page carries in its hidden field."""
    return signing.dumps(form_as_plain(form), salt=TRIAL if is_trial else SALT, compress=True)


def field_name(question: UUID) -> str:
    return f"q-{question}"


def read_hand_in(data: QueryDict, *, is_trial: bool = False) -> HandIn:
    """What was handed in, or tried. Raises ForgedFormError for a signature that is not ours.

    A signature does not age: a form may wait a month on a device, or longer.
    """
    try:
        plain = signing.loads(data.get("form", ""), salt=TRIAL if is_trial else SALT)
        form = form_from_plain(plain)
    except (signing.BadSignature, KeyError, TypeError, ValueError) as error:
        raise ForgedFormError from error
    chosen = {asked.question: _chosen(data, asked) for asked in form.asked}
    typed = {a.question: _typed(data, a) for a in form.asked if a.kind in KINDS_TYPED}
    form = replace(form, key=key_at_hand_in(form.key, data.get("key", "")))
    return HandIn(form=form, chosen=chosen, typed=typed)


def _chosen(data: QueryDict, asked: Asked) -> tuple[int, ...]:
    name = field_name(asked.question)
    if asked.kind in KINDS_TYPED:
        return ()
    if asked.kind in KINDS_OF_LINES:
        lines = [data.get(f"{name}-{line}", "") for line in range(asked.lines)]
        return placed(lines, asked)
    return picked(data.getlist(name), asked.order)


def _typed(data: QueryDict, asked: Asked) -> str:
    """Without what a database would not take."""
    return data.get(field_name(asked.question), "").replace("\0", "").strip()[:LONGEST_TYPED]


def field_to_fix(given: HandIn) -> str:
    """The id of the first field that still lacks something."""
    question = given.missing()[0]
    asked = next(asked for asked in given.form.asked if asked.question == question)
    line = line_to_fix(asked, given.reply_to(question))
    return field_name(question) if line is None else f"{field_name(question)}-{line}"
