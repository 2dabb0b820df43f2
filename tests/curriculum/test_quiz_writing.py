"""A quiz of a pack, written, read, written again: the same quiz, the same bytes."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from curriculum.readers.markdown_blocks import RawQuiz, read_blocks
from curriculum.readers.packs import read_pack
from curriculum.readers.problems import Problems
from curriculum.readers.quizzes import read_quiz
from curriculum.rules.packs import PackQuestion, Quiz
from curriculum.rules.quiz_writing import quiz_of
from tests.curriculum.wordings import ANY, LINE

STARTER = Path(settings.BASE_DIR) / "curriculum" / "starter"


def read(text):
    """The quizzes of a text, and what is wrong in it."""
    problems = Problems()
    blocks = read_blocks(text, first_line=1, say=problems.on("lecon.md"))
    assert all(isinstance(block, RawQuiz) for block in blocks)
    quizzes = [read_quiz(block, "lecon.md", problems) for block in blocks]
    found = [(it.line, it.sentence.replace("\u202f", " ")) for it in problems.in_order()]
    return quizzes, found


def without_lines(quiz):
    questions = (replace(asked, line=0, objective_line=0) for asked in quiz.questions)
    return replace(quiz, line=0, questions=tuple(questions))


def asked(wording, topic):
    shuffle = wording.shuffle or wording.kind == "ordering"
    facts = {**vars(wording), "shuffle": shuffle}
    return PackQuestion(key="cle", objective="dire", topic=topic, line=0, **facts)


QUESTIONS = st.lists(st.builds(asked, ANY, st.sampled_from(["", "Thème"])), min_size=1, max_size=4)


@hypothesis_settings(deadline=None)
@given(QUESTIONS, LINE, st.sampled_from([70, 50]))
def test_a_quiz_of_every_kind_comes_back_and_is_written_the_same(questions, title, mark):
    quiz = Quiz("pour-finir", title.strip(), 3, mark, tuple(questions), 0)
    text = quiz_of(quiz)
    (found,), problems = read(text)
    assert problems == []
    assert without_lines(found) == quiz
    assert quiz_of(found) == text


def test_the_starter_quizzes_are_the_same_once_written():
    reading = read_pack(STARTER)
    quizzes = [q for module in reading.modules for it in module.lessons for q in it.quizzes]
    assert len(quizzes) > 5
    for quiz in quizzes:
        (found,), problems = read(quiz_of(quiz))
        assert problems == []
        assert without_lines(found) == without_lines(quiz)


ORDER = """\
```gift cle=q titre="Fin" minutes=1
```

```ordre
cle: aider
question: Dans quel ordre ?
objectif: dire
theme: Gestes
source: Insee
etapes:
  - Écouter
  - texte: Montrer
    retour: Puis
retour: Voilà
```

```gift
::suite::Où ? {=ici ~là}
```
"""


def test_an_order_stands_among_the_questions_of_its_quiz():
    (quiz,), problems = read(ORDER)

    assert problems == []
    first, second = quiz.questions
    assert (first.kind, first.prompt, first.line, first.objective_line) == (
        "ordering",
        "Dans quel ordre ?",
        4,
        7,
    )
    assert [(c.text, c.feedback) for c in first.choices] == [("Écouter", ""), ("Montrer", "Puis")]
    assert (first.objective, first.topic, first.source) == ("dire", "Gestes", "Insee")
    assert (second.key, second.line) == ("suite", 18)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "words"),
    [
        ("cle: aider\n", "", 4, "« cle » manque"),
        ("question: Dans", "qestion: Dans", 6, "« qestion » n’est pas un mot-clé"),
        ("  - Écouter\n", "", 4, "Une seule proposition."),
        ("Écouter", "montrer", 4, "disent la même chose"),
        ("  - Écouter", "  - [Écouter]", 11, "Une étape est un texte."),
        ("    retour: Puis", "    retours: Puis", 13, "« retours » n’est pas un mot-clé"),
        ("texte: Montrer", "texte: ''", 12, "« texte » manque"),
        ("theme: Gestes", f"theme: {'x' * 121}", 8, "trop long"),
        ("cle: aider", "cle: aider: x", 5, "Deux-points de trop"),
    ],
)
def test_what_is_wrong_in_an_order_is_said_at_its_line(was, becomes, line, words):
    _quizzes, problems = read(ORDER.replace(was, becomes, 1))
    assert any(at == line and words in sentence for at, sentence in problems), problems


def test_an_order_without_a_quiz_is_named():
    problems = Problems()
    read_blocks("Un texte.\n\n```ordre\ncle: x\n```", first_line=1, say=problems.on("lecon.md"))
    (problem,) = problems.in_order()
    assert (problem.line, "suit un quiz" in problem.sentence) == (3, True)
