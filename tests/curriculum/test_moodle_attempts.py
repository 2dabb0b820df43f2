"""Attempts recorded by another product: Moodle's own suite (mod/quiz/tests, its first quiz).

Ten learners, what each replied, the mark that Moodle gave. The questions are those of its
fixtures, as a GIFT file; the two kinds that we do not hold are left out.
"""

from decimal import Decimal

import pytest

from curriculum.readers.question_files import questions_of
from curriculum.rules.replies import Reply, mark_of

QUIZ = """\
::frogtoad::Name an amphibian {=frog =%80%toad =%0%*}

::pi::What is pi to two places? {# =3.14:0 =%0%3.142:0 =%0%3.1:0 ~#No}

::match::Classify {=frog -> amphibian =cat -> mammal =newt -> amphibian = -> insect}

::truth::The answer is true {TRUE}

::two_of_four::Odd ones {~%50%One ~Two ~%50%Three ~Four}

::one_of_four::The first {=One ~Two ~Three ~Four}
"""
ATTEMPTS = """\
frogtoad toad 0.8 | A M A 1 | true 1 | 23 0.5 | 1 1
frogtoad frog 1 | A M A 1 | true 1 | 12 0.5 | 4 0
pi 3.142 0 | A M A 1 | false 0 | 34 0.5 | 2 0
pi 3.142 0 | M A A 0.3333333 | true 1 | 13 1 | 1 1
frogtoad frog 1 | A M A 1 | true 1 | 34 0.5 | 1 1
pi 3.1 0 | A M A 1 | true 1 | 14 0.5 | 1 1
pi 2.5 0 | A M A 1 | false 0 | 12 0.5 | 2 0
frogtoad toad 0.8 | A M A 1 | true 1 | 34 0.5 | 1 1
frogtoad tadpole 0 | A A M 0.3333333 | false 0 | 12 0.5 | 1 1
frogtoad toad 0.8 | A M A 1 | true 1 | 14 0.5 | 1 1
"""


@pytest.fixture(scope="module")
def quiz():
    found = [take() for take in questions_of(QUIZ.encode())]
    assert [it.wrong for it in found] == [()] * 6
    return {it.name: it.wording for it in found}


def replies(line):
    typed, matched, truth, several, single = (part.split() for part in line.split(" | "))
    yield typed[0], Reply(typed=typed[1]), typed[2]
    yield "match", Reply(tuple("AM".index(kind) for kind in matched[:3])), matched[3]
    yield "truth", Reply((["true", "false"].index(truth[0]),)), truth[1]
    yield "two_of_four", Reply(tuple(int(place) - 1 for place in several[0])), several[1]
    yield "one_of_four", Reply((int(single[0]) - 1,)), single[1]


@pytest.mark.parametrize("line", ATTEMPTS.splitlines())
def test_the_marks_of_another_product_s_attempts_are_ours(quiz, line):
    for name, reply, mark in replies(line):
        assert abs(mark_of(quiz[name], reply) - Decimal(mark)) <= Decimal("0.00001"), name
