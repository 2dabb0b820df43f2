"""Any module an author could write: it comes back byte for byte, or what cannot is named."""

from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curriculum.readers.packs import problems_of, read_pack
from curriculum.rules.drawing import Draw
from curriculum.rules.pack_writing import files_of
from curriculum.rules.packs import (
    NOTE_KINDS,
    Accordion,
    HandoutRef,
    Heading,
    Note,
    PackExercise,
    PackLesson,
    PackModule,
    PackObjective,
    PackQuestion,
    Passage,
    PictureRef,
    Quiz,
    Quotation,
    RecordingRef,
    Step,
    Steps,
    Table,
)
from tests import recorded
from tests.curriculum import pack_writing as writing
from tests.curriculum.wordings import ANY

NASTY = (
    "# un", "## deux", "### trois", "> dit", "> [!savoir] Oui", "- un", "+ un", "1. un", "---",
    "```", "```python", "~~~", "![x](y.png)", "[x](y.pdf)", "[x](https://a.fr)", "| a | b |",
    "clé: valeur", 'titre: "oui"', "a \\ b", "\\", "«\u202foui\u202f»", "“oui”", "😀", "a\u00a0b",
    "\u2028", "\ufeff", "\t", " avant", "apres ", "<b>", "&amp;", "*un* **deux**", "C#", "C # ",
    "a | b", "\\|", "'", '"', "%50%", "{=a ~b}", "// objectif: x", "$CATEGORY: x", "\x07", "null",
    "true", "2024-01-01", "é" * 300, "mot " * 400, "", "https://a.fr/?a=1&b=2#c",
)  # fmt: skip
SIGNS = "abé #>-*_`|:\\\"'«»\u00a0\u202f😀!?.,;()[]{}<>=~%&$/0123\t"
A_LINE = st.one_of(st.text(alphabet=SIGNS, max_size=20), st.sampled_from(NASTY))
WORDS = st.text(alphabet="abcdé «»’:,.!?\u00a0😀\"'\\#", min_size=1, max_size=30)
ONE_LINE = st.one_of(WORDS, A_LINE)
TEXT = st.lists(st.one_of(WORDS, A_LINE), min_size=1, max_size=5).map("\n".join)
SVG = writing.SVG.encode()
L = 0

HEADINGS = st.builds(Heading, ONE_LINE, st.just(L))
PASSAGES = st.builds(Passage, TEXT, st.just(L))
NOTES = st.builds(Note, st.sampled_from(NOTE_KINDS), ONE_LINE, TEXT, st.just(L))
QUOTATIONS = st.builds(Quotation, ONE_LINE, TEXT, st.just(L))
ACCORDIONS = st.builds(Accordion, ONE_LINE, TEXT, st.just(L))
STEPS = st.builds(
    Steps, st.lists(st.builds(Step, ONE_LINE, TEXT), min_size=1, max_size=3).map(tuple), st.just(L)
)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Table,
        ONE_LINE,
        st.sampled_from(["row", "column", "both"]),
        st.lists(
            st.lists(ONE_LINE, min_size=width, max_size=width).map(tuple), min_size=2, max_size=3
        ).map(tuple),
        st.just(L),
    )
)
PICTURES = st.builds(
    PictureRef, st.just("images/a.svg"), st.just(SVG), ONE_LINE, ONE_LINE, st.just(L)
)
HANDOUTS = st.builds(
    HandoutRef,
    st.just("fichiers/a.txt"),
    st.just(b"Un texte.\n"),
    ONE_LINE,
    st.sampled_from(["fr", "en", ""]),
    st.just(L),
)
RECORDINGS = st.builds(
    RecordingRef,
    name=st.just("sons/a.mp3"),
    content=st.just(recorded.mp3()),
    seconds=st.just(2.0),
    title=ONE_LINE,
    language=st.sampled_from(["fr", "en", ""]),
    has_no_speech=st.just(False),
    captions=st.just(""),
    transcript=TEXT,
    line=st.just(L),
)
EXERCISES = st.one_of(
    st.builds(
        lambda one, other, text: ("rewriting", {
            "text": text, "sentences": [{"original": one, "version": other}],
        }),
        ONE_LINE, ONE_LINE, TEXT,
    ),
    st.builds(
        lambda one, other, text: ("sorting", {
            "text": text,
            "groups": [
                {"name": one, "cards": [{"text": text, "feedback": other, "hint": one}]},
                {"name": other, "cards": [{"text": one, "feedback": "", "hint": ""}]},
            ],
        }),
        ONE_LINE, ONE_LINE, ONE_LINE,
    ),
).flatmap(
    lambda said: st.builds(
        PackExercise,
        kind=st.just(said[0]),
        key=st.integers(1, 99).map(lambda number: f"exercice-{number}"),
        title=ONE_LINE,
        minutes=st.just(0),
        mark=st.just(70),
        value=st.just(said[1]),
        line=st.just(L),
    )
)  # fmt: skip
KINDS = (
    EXERCISES, HEADINGS, PASSAGES, NOTES, QUOTATIONS, ACCORDIONS, STEPS, TABLES, PICTURES, HANDOUTS,
    RECORDINGS,
)  # fmt: skip
BLOCKS = st.one_of(*KINDS)
# What a block says, the texts of passages apart: two neighbours become one.
SAID = ("text", "title", "who", "caption", "alt")


def questions_of(wordings, topics):
    return tuple(
        PackQuestion(
            key=f"question-{place}",
            objective="faire" if place % 2 else "",
            topic=topics,
            line=L,
            **{**vars(wording), "shuffle": wording.shuffle or wording.kind == "ordering"},
        )
        for place, wording in enumerate(wordings)
    )


QUIZZES = st.builds(
    Quiz,
    key=st.just("finir"),
    title=ONE_LINE,
    minutes=st.just(3),
    mark=st.sampled_from([70, 50]),
    questions=st.builds(questions_of, st.lists(ANY, min_size=1, max_size=3), ONE_LINE),
    line=st.just(L),
    draws=st.lists(st.builds(Draw, ONE_LINE, st.integers(1, 5)), max_size=2).map(tuple),
)


def module(title, summary, introduction, objective, blocks, quiz):
    lesson = PackLesson("", "une", title, 5, True, summary, (*blocks, quiz))
    return PackModule(
        pack=UUID(writing.UUID_OF_MODULE),
        key="essai",
        title=title,
        language="fr",
        minutes=5,
        updated=date(2026, 11, 26),
        summary=summary,
        introduction=introduction,
        objectives=(PackObjective("faire", objective),),
        lessons=(lesson,),
        licence=summary,
        authors=title,
        statement=objective[:160],
    )


def modules(one_line, text, blocks, quizzes):
    return st.builds(
        module, one_line, one_line, text, one_line, st.lists(blocks, max_size=3), quizzes
    )


A_TITLE = st.just("Un titre")
A_QUIZ = QUIZZES.map(lambda quiz: replace(quiz, title="Finir", draws=())).map(
    lambda quiz: replace(quiz, questions=tuple(replace(q, topic="") for q in quiz.questions))
)
# Odd everywhere; and odd in one place, so that what stands beside it hides nothing.
MODULES = st.one_of(
    modules(ONE_LINE, TEXT, BLOCKS, QUIZZES),
    *(modules(A_TITLE, A_TITLE, kind, A_QUIZ) for kind in KINDS),
)


def brought_back(files):
    with TemporaryDirectory() as folder:
        return read_pack(writing.write_folder(Path(folder), files))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(MODULES)
def test_a_module_comes_back_byte_for_byte_or_what_cannot_is_named_with_its_line(given_module):
    files = files_of(given_module)
    named, reading = problems_of(files), brought_back(files)
    for problem in named:
        assert 1 <= problem.line <= files[problem.file].count(b"\n") + 1
    assert set(reading.problems) <= set(named)
    if not named:
        (found,) = reading.modules
        assert files_of(found) == files
        assert words_of(found) == words_of(given_module)


ORDINARY = st.from_regex(
    r"[a-zé]{1,9}( [a-zé«»’,:;.!?\u00a0\u202f😀\"'/&%]{1,9}){0,6}", fullmatch=True
)
SHORT = ORDINARY.map(lambda it: it[:60].strip())


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(
    modules(
        SHORT,
        ORDINARY,
        st.one_of(
            st.builds(Heading, SHORT, st.just(L)),
            st.builds(Note, st.sampled_from(NOTE_KINDS), SHORT, ORDINARY, st.just(L)),
            st.builds(Quotation, SHORT, ORDINARY, st.just(L)),
            st.builds(Accordion, SHORT, ORDINARY, st.just(L)),
            st.builds(PictureRef, st.just("a.svg"), st.just(SVG), SHORT, SHORT, st.just(L)),
        ),
        A_QUIZ,
    )
)
def test_what_people_ordinarily_write_is_never_refused(given_module):
    assert problems_of(files_of(given_module)) == ()


def words_of(of):
    """Every word of a module, whatever the spaces and the blocks they stand in."""
    texts = [of.title, of.summary, of.introduction, *(o.text for o in of.objectives)]
    for block in of.lessons[0].blocks:
        said = [value for name, value in sorted(vars(block).items()) if name in SAID]
        texts += said if not isinstance(block, Table) else chain([block.caption], *block.rows)
    return " ".join(" ".join(texts).split())


def test_a_line_that_a_pack_would_read_otherwise_is_named():
    quiz = Quiz("finir", "Finir", 5, 70, (), L, (Draw("oser", 1),))
    blocks = [Passage("Avant\n## un titre", L)]
    files = files_of(module("Un", "Un", "Un", "Un", blocks, quiz))
    (problem,) = problems_of(files)
    assert (problem.file, problem.line) == ("01-une.md", 9)
    assert problem.sentence == "Un paquet lit ces mots autrement. Écrivez-les autrement."


def test_more_than_a_pack_can_weigh_is_named():
    (problem,) = problems_of({f"{n}.md": b"" for n in range(2_001)})
    assert (problem.file, problem.line) == ("module.md", 1)
