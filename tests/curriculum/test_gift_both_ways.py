"""GIFT written, read back, written again: the same question, the same bytes."""

from hypothesis import given, settings

from curriculum.readers.gift import read_gift
from curriculum.readers.question_files import questions_of
from curriculum.rules.gift_writing import comments_of, gift_of
from curriculum.rules.packs import wording_of
from tests.curriculum.wordings import IN_GIFT


def only_found(text):
    (take,) = list(questions_of(text.encode()))
    return take()


@settings(deadline=None, max_examples=100)
@given(IN_GIFT)
def test_what_is_written_for_moodle_is_read_back(wording):
    text = gift_of(wording, key="k: 1", before=comments_of(wording))
    found = only_found(text)
    assert (found.wrong, found.name) == ((), "k: 1")
    assert found.wording == wording
    assert gift_of(found.wording, key=found.name, before=comments_of(found.wording)) == text


@settings(deadline=None, max_examples=100)
@given(IN_GIFT)
def test_what_is_written_for_a_pack_is_read_back_strictly(wording):
    text = gift_of(wording, key="cle", before=comments_of(wording, objective="dire"), tag="")
    (question,), problems = read_gift(text, file="lecon.md", first_line=1)
    assert problems == ()
    assert (question.key, question.objective) == ("cle", "dire")
    assert wording_of(question) == wording
