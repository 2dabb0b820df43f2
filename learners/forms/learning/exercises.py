"""The form of an exercise: signed when shown, read and watched when it comes back."""

from collections.abc import Iterator, Sequence
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.documents.written import within
from content.forms.written import WrittenSelect
from content.rules.plain_words import words_of
from curriculum.rules.booklet import Spot, spots_in, without
from curriculum.rules.exercises import Booklet, Diagnosis, Exercise, Rewriting, Sorting
from curriculum.rules.sorting import mixed, placed_in, right_cards
from learners.forms.learning.guarded import TICK, GuardedField, GuardedForm
from learners.forms.learning.quizzes import ForgedFormError
from learners.rules.learning.exercising import (
    FIRST,
    NOTHING_MADE,
    SECOND,
    STEP,
    ExerciseForm,
    Made,
    with_right_before,
    words_left_out,
)
from learners.rules.learning.handing_in import key_at_hand_in

SALT = "learners.exercise"
TRIAL = "learners.exercise.trial"  # shown to whoever looks without an enrolment
REMOVE, TICKED, REQUIRED = "remove", "ticked", "required"
LINE, TEXT = 300, 1_000
LABELS = {
    FIRST: _("Votre première question"),
    SECOND: _("Votre deuxième question"),
    STEP: _("Votre première étape"),
}
NOT_WRITTEN = _("Écrivez une phrase ici, même courte.")


def signed(person: UUID, activity: UUID, *, is_trial: bool = False) -> str:
    """What the page carries in its hidden field; each page shown has a key of its own."""
    plain = {"k": str(uuid4()), "p": str(person), "a": str(activity)}
    return signing.dumps(plain, salt=TRIAL if is_trial else SALT, compress=True)


def read_form(data: QueryDict, *, is_trial: bool = False) -> ExerciseForm:
    """Raises ForgedFormError for a signature that is not ours."""
    try:
        plain = signing.loads(data.get("form", ""), salt=TRIAL if is_trial else SALT)
        key = key_at_hand_in(UUID(plain["k"]), data.get("key", ""))
        return ExerciseForm(key, UUID(plain["p"]), UUID(plain["a"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError) as error:
        raise ForgedFormError from error


class WorkForm(GuardedForm):
    """One field for each thing to place, to tick, to write.

    `before` is what was handed in last: cards in their place are not asked again.
    """

    def __init__(
        self, exercise: Exercise, *, person: UUID, before: Made = NOTHING_MADE, **kwargs: Any
    ) -> None:
        self.exercise, self.person, self.before = exercise, person, before
        self.betrayals: dict[str, list[Spot]] = {}
        self.removed_field = ""
        super().__init__(prefix=f"x-{exercise.id}", **kwargs)
        self.fields = dict(self._asked())
        self._watch()

    def _asked(self) -> Iterator[tuple[str, forms.Field]]:
        match self.exercise:
            case Sorting():
                yield from self._cards(self.exercise)
            case Diagnosis():
                clues = [(clue.id, within(clue.text)) for clue in self.exercise.clues]
                yield TICKED, _ticks(clues, gettext("Quels indices la fiche donne-t-elle ?"))
                yield from ((name, _text(LABELS[name])) for name in (FIRST, SECOND, STEP))
            case Booklet():
                details = [(it.id, within(it.text)) for it in self.exercise.details]
                if any(it.is_left_out for it in self.exercise.details):
                    yield TICKED, _ticks(details, gettext("Qu’est-ce qui ne s’écrit pas ?"))
                yield from ((line.id, _text(within(line.label))) for line in self.exercise.lines)
            case Rewriting():
                for number, said in enumerate(self.exercise.sentences, start=1):
                    label = gettext("Votre version de la phrase %(number)s") % {"number": number}
                    yield said.id, _text(label, TEXT)

    def _cards(self, sorting: Sorting) -> Iterator[tuple[str, forms.Field]]:
        groups = [("", gettext("Choisir")), *((group.id, group.name) for group in sorting.groups)]
        stay = right_cards(sorting, placed_in(sorting, self.before.placed))
        for card in mixed(sorting, f"{self.person}:{sorting.id}"):
            if card.id not in stay:
                yield (
                    card.id,
                    forms.ChoiceField(
                        label=card.text,
                        choices=groups,
                        widget=WrittenSelect,
                        error_messages={
                            "required": gettext("Choisissez un groupe."),
                            "invalid_choice": gettext("Choisissez un groupe de la liste."),
                        },
                    ),
                )

    def _watch(self) -> None:
        """The guard's ticks come with the fields it watches."""
        for name in self._guarded():
            self.fields[TICK.format(name)] = forms.BooleanField(
                label=_("Cette personne est inventée"), required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned, self.betrayals = super().clean(), {}
        words = words_left_out(self.exercise)
        for name, text in self.texts.items():
            if spots := spots_in(text, words):
                self.betrayals[name] = spots
                self.add_error(name, _betrayed(spots))
            elif message := self._unwritten(name, text):
                self.add_error(name, message)
        return cleaned

    def _unwritten(self, name: str, text: str) -> str:
        """Something was typed, but nothing was written."""
        if not words_of(text) and not any(sign.isalpha() for sign in text):
            return str(NOT_WRITTEN)
        if isinstance(self.exercise, Rewriting):
            known = {said.id: said.original for said in self.exercise.sentences}
            if text.casefold() == known.get(name, "").casefold():
                return gettext("C’est la phrase de départ. Changez-la, même d’un mot.")
        return ""

    def remove_what_was_left(self) -> bool:
        """Whether a button asked for it; the form is then shown again, without these words."""
        name = self.data.get(REMOVE, "")
        if name not in self._guarded():
            return False
        self.full_clean()
        if spots := self.betrayals.get(name):
            data = cast("QueryDict", self.data).copy()
            data[self.add_prefix(name)] = without(self.texts[name], spots)
            self.data, self.removed_field = data, name
            self.full_clean()
        return True

    @property
    def may_be_kept(self) -> bool:
        """Nothing in it names anybody, says what must not be said, or is too long."""
        self.is_valid()
        return not (any(self.found.values()) or self.betrayals or self._is_too_long())

    @property
    def why_not_kept(self) -> list[str]:
        """In the order of the fields: what was found in each, or how long it is."""
        self.is_valid()
        return [
            str(message)
            for name in self._guarded()
            if name in self.errors and not self._is_missing(name)
            for message in self.errors[name]
        ]

    def _is_too_long(self) -> bool:
        unread = [
            name for name in self._guarded() if name in self.errors.keys() - self.texts.keys()
        ]
        return any(not self._is_missing(name) for name in unread)

    def _is_missing(self, name: str) -> bool:
        return all(error.code == REQUIRED for error in self.errors[name].as_data())

    @property
    def misses_something_only(self) -> bool:
        """All that is wrong is what is not there yet."""
        return not self.is_valid() and all(map(self._is_missing, self.errors))

    def forget_what_is_missing(self) -> None:
        """What was not asked to be whole is not told that it is not."""
        self.is_valid()
        for name in [name for name in self.errors if self._is_missing(name)]:
            del self.errors[name]

    @property
    def made(self) -> Made:
        """What was made, whole or not."""
        self.is_valid()
        placed: dict[str, str] = {}
        if isinstance(self.exercise, Sorting):
            said = {card.id: self.cleaned_data.get(card.id, "") for card in self.exercise.cards}
            placed = with_right_before(self.exercise, said, self.before)
        return Made(
            placed=placed,
            ticked=tuple(self.cleaned_data.get(TICKED, ())),
            texts={name: text for name, text in self.texts.items() if text},
            invented=tuple(
                name for name in self._guarded() if self.cleaned_data.get(TICK.format(name))
            ),
        )


def initial_of(made: Made) -> dict[str, Any]:
    """What the fields of a form hold when it is shown again."""
    ticks = {TICK.format(name): True for name in made.invented}
    return {**made.placed, TICKED: list(made.ticked), **made.texts, **ticks}


def _ticks(choices: Sequence[tuple[str, str]], label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext("Cochez ce que vous avez repéré."),
            "invalid_choice": gettext("Une case n’est pas de cette liste. Cochez de nouveau."),
        },
    )


def _text(label: Any, longest: int = LINE) -> GuardedField:  # noqa: ANN401  # a lazy text or not
    return GuardedField(
        label=label,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "spellcheck": "false"}),
        error_messages={"required": NOT_WRITTEN},
    )


def _betrayed(spots: list[Spot]) -> str:
    words = ", ".join(gettext("« %s »") % word for word in dict.fromkeys(s.word for s in spots))
    return gettext("%(words)s ne s’écrit pas ici. Rien n’est enregistré.") % {"words": words}
