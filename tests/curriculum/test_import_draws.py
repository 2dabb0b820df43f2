"""A pack that draws more than the bank holds once it is in: refused with its line."""

import pytest

from curriculum.models import Lesson
from tests.curriculum import lesson_writing as write
from tests.curriculum.packing import files

pytestmark = pytest.mark.django_db
OPENS = 'titre="À vous" minutes=3'
NAMED = ("::cotes::", "// thème: gestes\n::cotes::")


def drawing(draws):
    return files(two=(OPENS, f'{OPENS} tirer="{draws}"'), one=NAMED)


@pytest.mark.parametrize(
    ("draws", "said"),
    [("2 gestes", "« gestes » : 1 à tirer au plus."), ("1 ailleurs", "« ailleurs » : 0 à tirer")],
)
def test_more_than_the_topic_holds_is_refused(imported, draws, said):
    [problem] = imported(drawing(draws)).problems

    sentence = problem.sentence.replace("\u202f", " ").replace("\u00a0", " ")
    assert said in sentence
    assert (problem.file, problem.line) == ("regarder/02-deux.md", 7)
    assert not Lesson.objects.filter(slug="deux").exists()


def test_what_comes_with_the_pack_or_is_here_may_be_drawn(imported):
    assert not imported(drawing("1 gestes")).problems
    write.of_kind("single", ("oui", 1), ("non", 0), name="d-ici", topic="gestes")
    assert not imported(drawing("2 gestes")).problems


def test_a_question_that_the_pack_gives_another_topic_is_counted_there(imported):
    assert not imported(drawing("1 gestes")).problems
    moved = files(two=(OPENS, f'{OPENS} tirer="1 gestes"'))

    assert [p.line for p in imported(moved).problems] == [7]
