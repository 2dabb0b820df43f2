"""Kind × address: where each thing that a learner leaves can be read, beside table.py.

test_who_reads.py opens every address as everybody. One that shows more than these rows say
fails it, and so does one that shows less.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import reverse

from tests.access.table import ANYBODY, POST_ONLY, TABLE, THEN_POST_ONLY

READ_AT: dict[str, set[str]] = {
    "quiz_answers": {"lesson"},
    "exercise": {"lesson"},
    "dialogue": {"dialogue"},
    "logbook_note": {"logbook", "change_note"},
    "shared_note": {"logbook", "change_note", "shared_notes", "answer_note"},
    "help_request": {"my_question", "answer_question"},
    "placement": {"placement", "adapt_training"},
    "exemption": {"ask_exemption", "adapt_training", "decide_exemption"},
    "needs": {"my_need", "my_need_answered", "adjustment_needs", "arrange_need"},
    "progress": {"my_space", "lesson", "institution", "reminders:index"},
    "address": {"my_profile", "my_data", "doubles:merge", "letters:index", "letters:show"},
    "letters": {"my_profile", "reminders:person"},
    "name": {
        # her own pages; those with a password name its owner to the browser
        *("my_profile", "open_logbook", "start_logbook_again"),
        *("institution", "end_referral"),
        *("trainer_placements", "adapt_training", "decide_exemption"),
        *("questions_to_answer", "answer_question", "shared_notes", "answer_note"),
        *("adjustment_needs", "arrange_need"),
        *("reminders:index", "reminders:person", "tutors:people", "tutors:enrolment"),
        *("doubles:index", "doubles:merge", "wagtailusers_users:index"),
    },
}
# Pages of the office that name somebody.
OFFICE = {
    "reminders:index": (),
    "reminders:person": ("person",),
    "tutors:index": (),
    "tutors:people": ("tutor",),
    "tutors:alone": (),
    "tutors:enrolment": ("enrolment",),
    "doubles:index": (),
    "doubles:merge": ("former", "kept"),
    "letters:index": (),
    "letters:show": ("letter",),
    "certificates:index": (),
    "wagtailusers_users:index": (),
}
ARGUMENTS = {"some_module": "module", "kit": "slug", "workshop": "slug", "tutor": "pk"}
ELSEWHERE = {"account_logout", "demo_letter"}  # one leaves; the demonstration's alone
Words = Mapping[str, str]


def addresses_to_read(worlds: Iterable[Words]) -> Iterator[tuple[str, str]]:
    """Every address that is not everybody's, with each set of words that fits it: name, URL."""
    kept = {name: needs for name, (needs, row) in TABLE.items() if is_somebodys(name, row)}
    found = {
        (name, address_of(name, {need: words[need] for need in needs}))
        for words in worlds
        for name, needs in (kept | OFFICE).items()
        if set(needs) <= words.keys()
    }
    yield from sorted(found)


def is_somebodys(name: str, row: tuple[int | str, ...]) -> bool:
    return row not in (ANYBODY, POST_ONLY, THEN_POST_ONLY) and name not in ELSEWHERE


def address_of(name: str, words: Words) -> str:
    renamed = ARGUMENTS | ({"enrolment": "pk"} if name == "tutors:enrolment" else {})
    renamed |= {"letter": "pk"} if name == "letters:show" else {}
    return reverse(name, kwargs={renamed.get(key, key): value for key, value in words.items()})
