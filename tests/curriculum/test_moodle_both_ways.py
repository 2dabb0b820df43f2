"""Moodle's XML written, read back, written again: the same question, the same bytes."""

from hypothesis import given, settings

from curriculum.readers.question_files import questions_of
from curriculum.rules.moodle_writing import category_of, moodle_of
from tests.curriculum.wordings import ANY


@settings(deadline=None, max_examples=100)
@given(ANY)
def test_what_is_written_is_read_back(wording):
    written = moodle_of(wording, key="id-1", name="Un <nom>", objective="o")
    text = f"<quiz>{category_of('Regarder/Les chiffres')}{written}</quiz>"
    (take,) = list(questions_of(text.encode()))
    found = take()
    assert (found.wrong, found.notes, found.aside) == ((), (), "")
    assert (found.name, found.key, found.topic, found.objective) == (
        "Un <nom>",
        "id-1",
        "Regarder/Les chiffres",
        "o",
    )
    assert found.wording == wording
    assert moodle_of(found.wording, key="id-1", name=found.name, objective="o") == written
