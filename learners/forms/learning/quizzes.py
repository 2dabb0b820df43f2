"""The quiz form: signed when shown, read when it comes back."""

from uuid import UUID, uuid4

from django.core import signing
from django.http import QueryDict

from curriculum.models import QuestionVersion
from curriculum.rules.scoring import order_of
from learners.models import User
from learners.rules.learning.handing_in import (
    Asked,
    HandIn,
    QuizForm,
    form_as_plain,
    form_from_plain,
    picked,
)

SALT = "learners.quiz"


class ForgedFormError(Exception):
    """The form is not one that we signed."""


def shown_order(version: QuestionVersion, person: UUID) -> tuple[int, ...]:
    """The order of the choices: for one person and one version, always the same."""
    seed = f"{person}:{version.pk}"
    return tuple(order_of(len(version.choices), seed, shuffle=version.shuffle))


def new_form(person: User, activity: UUID, versions: list[QuestionVersion]) -> QuizForm:
    """The form that asks these questions of this person, with a key of its own."""
    asked = tuple(Asked(v.question_id, v.pk, shown_order(v, person.id)) for v in versions)
    return QuizForm(key=uuid4(), person=person.id, activity=activity, asked=asked)


def signed(form: QuizForm) -> str:
    """What the page carries in its hidden field."""
    return signing.dumps(form_as_plain(form), salt=SALT, compress=True)


def field_name(question: UUID) -> str:
    return f"q-{question}"


def read_hand_in(data: QueryDict) -> HandIn:
    """What was handed in. Raises ForgedFormError for a signature that is not ours."""
    try:
        form = form_from_plain(signing.loads(data.get("form", ""), salt=SALT))
    except (signing.BadSignature, KeyError, TypeError, ValueError) as error:
        raise ForgedFormError from error
    chosen = {
        asked.question: picked(data.getlist(field_name(asked.question)), asked.order)
        for asked in form.asked
    }
    return HandIn(form=form, chosen=chosen)
