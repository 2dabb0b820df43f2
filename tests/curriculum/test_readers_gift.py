"""GIFT: what is read of a bank of questions, and what is said of the rest."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.readers.gift import read_gift
from curriculum.rules.packs import PackQuestion
from curriculum.rules.questions import Choice

FILE = "lecon.md"


def read(text, first_line=1):
    return read_gift(text, file=FILE, first_line=first_line)


def only_question(text):
    questions, problems = read(text)
    assert problems == ()
    (question,) = questions
    return question


def said(text, first_line=1):
    """The problems as (line, sentence), spaces made plain."""
    problems = read(text, first_line)[1]
    assert {problem.file for problem in problems} <= {FILE}
    return [(it.line, it.sentence.replace("\u202f", " ").replace("\u00a0", " ")) for it in problems]


WHOLE = r"""// Un commentaire.
$CATEGORY: $course$/top/Regarder/Les chiffres

// objectif: nommer
// thème: quatre-cotes
// source: Insee, 2021
// ordre: fixe
::part-en-2021:: [markdown]Quelle part\: 15 \% ou **plus** ?
Choisissez. {
  // un commentaire au milieu
  =environ 15 \% #Oui \= 15,4 \%.
  ~environ 3 %  # Non.
     Trop peu. # Voir plus haut.
  ~%-25%environ 50 %
  ####[plain]Citez toujours
  la source.\nEt l’année.
}
"""


def test_a_whole_question_is_read():
    assert only_question(WHOLE) == PackQuestion(
        key="part-en-2021",
        kind="single",
        prompt="Quelle part: 15 \\% ou **plus** ?\nChoisissez.",
        choices=(
            Choice("environ 15 \\%", Decimal(1), "Oui = 15,4 \\%."),
            Choice("environ 3 %", Decimal(0), "Non. Trop peu. # Voir plus haut."),
            Choice("environ 50 %", Decimal("-0.25"), ""),
        ),
        general_feedback="Citez toujours\nla source.\nEt l’année.",
        objective="nommer",
        topic="quatre-cotes",
        source="Insee, 2021",
        shuffle=False,
        line=8,
        objective_line=4,
    )


def test_the_plainest_question_has_neither_key_nor_extras():
    assert only_question("Où ?{=ici~là}") == PackQuestion(
        key="",
        kind="single",
        prompt="Où ?",
        choices=(Choice("ici", Decimal(1)), Choice("là", Decimal(0))),
        general_feedback="",
        objective="",
        topic="",
        source="",
        shuffle=True,
        line=1,
    )


def fractions(text):
    question = only_question(text)
    return question.kind, [str(choice.fraction) for choice in question.choices]


@pytest.mark.parametrize(
    ("answers", "kind", "weights"),
    [
        ("=a ~b ~c", "single", ["1", "0", "0"]),
        ("~b =a", "single", ["0", "1"]),
        ("=a ~%50%b", "single", ["1", "0.5"]),
        ("~%50%a ~%50%b ~%-100%c", "several", ["0.5", "0.5", "-1"]),
        ("~%100%a ~b", "several", ["1", "0"]),
        (
            "~%33.33333%a ~%33.33333%b ~%33.33333%c ~d",
            "several",
            ["0.3333333", "0.3333333", "0.3333333", "0"],
        ),
    ],
)
def test_weights_are_read(answers, kind, weights):
    assert fractions(f"Q {{{answers}}}") == (kind, weights)


@pytest.mark.parametrize(
    ("written", "prompt"),
    [
        ("L’eau {=bout ~gèle} à 100 degrés.", "L’eau _____ à 100 degrés."),
        ("Il faut l’{=écouter ~aider}.", "Il faut l’_____."),
        ("[moodle] Où {=ici ~là} ?", "Où _____ ?"),
        ("Où ? {=ici ~là}", "Où ?"),
        ("[autre] Où ? {=ici ~là}", "[autre] Où ?"),
        ("Une\nliste\n- a\n  - b {=ici ~là}", "Une\nliste\n- a\n- b"),
        ("A ~ B = C # D { =ici ~là}", "A ~ B = C # D"),
        (r"\{x\} \\ \n\z {=ici ~là}", "{x} \\ \n\\z"),
        ("::cle::Où :: ? {=ici ~là}", "Où :: ?"),
    ],
)
def test_the_text_of_a_question_is_read(written, prompt):
    assert only_question(written).prompt == prompt


def test_a_category_holds_until_the_next_and_a_theme_for_one_question():
    questions, problems = read(
        "$CATEGORY: Un\n\nA {=a ~b}\n\n// theme: Deux\nB {=a ~b}\n\nC {=a ~b}\n\n"
        "$CATEGORY: Trois/Quatre\nD {=a ~b}"
    )
    assert problems == ()
    assert [question.topic for question in questions] == ["Un", "Deux", "Un", "Trois/Quatre"]


def test_lines_are_those_of_the_file():
    questions, _problems = read("\n\nA {=a ~b}\n\n// ordre: fixe\nB {=a\n~b}", first_line=40)
    assert [(question.line, question.shuffle) for question in questions] == [
        (42, True),
        (45, False),
    ]


def test_nothing_is_read_of_nothing():
    assert read("\n// rien\n\n$CATEGORY: x\n") == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("A\nB {=a\n~b", 2, "Accolade « { » jamais fermée"),
        ("A\n=a ~b }", 2, "Accolade « } » sans « { »"),
        ("A {=a { ~b}", 1, "Accolade « { » dans les réponses"),
        ("A {=a ~b}\n::b::B {=a ~b}", 2, "Séparez les questions par une ligne vide"),
        ("A {\n=a\n\n~b\n}", 3, "Ligne vide au milieu d’une question"),
        ("::cle Où ? {=a ~b}", 1, "Le titre de la question n’est pas fermé"),
        ("Une consigne\nsans réponse.", 1, "« texte sans réponse »"),
        ("\nRacontez. {}", 2, "« réponse libre »"),
        ("Racontez. {####Merci}", 1, "« réponse libre »"),
        ("Qui ? {Ada}", 1, "Texte avant le premier choix"),
        ("Qui ? {=%50%Ada}", 1, "Aucune réponse ne donne 100 %"),
        ("Qui ? {=%200%Ada =Blaise}", 1, "de -100 à 100 %"),
        ("Qui ? {=Ada\n=}", 1, "Une proposition est vide"),
        ("Combien ? {#\n=quinze}", 2, "« quinze » n’est pas un nombre"),
        ("Combien ? {#}", 1, "Aucune réponse ne donne 100 %"),
        ("Combien ? {#5..1}", 1, "« 5..1 » n’est pas un nombre"),
        ("Combien ? {#%50%15:1}", 1, "Aucune réponse ne donne 100 %"),
        ("Reliez. {=a -> b\n=c d}", 2, "Paire sans « -> »"),
        ("Reliez. {=a -> b}", 1, "au moins deux"),
        ("Reliez. {=a -> b =A -> c}", 1, "disent la même chose"),
        ("A {\nx =a ~b}", 2, "Texte avant le premier choix"),
        ("::a:: {=a ~b}", 1, "La question n’a pas de texte"),
        ("A {~%100%a}", 1, "Un seul choix"),
        ("A {~a ~b}", 1, "Aucune bonne réponse"),
        ("A {~%-50%a ~b}", 1, "Aucune bonne réponse"),
        ("A {~%50%a ~%40%b ~c}", 1, "font 90 %, pas 100 %"),
        ("A {~%33.33%a ~%33.33%b ~%33.33%c}", 1, "font 99,99 %"),
        ("A {=a\n=b ~c}", 2, "Deux bonnes réponses"),
        ("A {~1+1=2\n=deux}", 2, "Deux bonnes réponses"),
        ("A {=a\n~\n~c}", 2, "Ce choix est vide"),
        ("A {=a\n~b\n~  B }", 3, "Ce choix est déjà à la ligne 2"),
        ("A {=%100%a ~b}", 1, "Le signe = vaut déjà 100 %"),
        ("A {=a ~%50b}", 1, "Poids mal écrit"),
        ("A {=a ~%33,3%b}", 1, "avec un point"),
        ("A {=a ~%150%b}", 1, "de -100 à 100 %"),
        ("A {=a ~b ####x\n####y}", 2, "Deux retours généraux"),
        ("[html]<p>A</p> {=a ~b}", 1, "Le format [html]"),
        ("A {=a\n~[html]b}", 2, "Le format [html]"),
        ("A {=a ~b\n#[html]c}", 2, "Le format [html]"),
        ("// objectif:\nA {=a ~b}", 1, "« // objectif » est vide"),
        ("// ordre: libre\nA {=a ~b}", 1, "« // ordre » vaut « fixe »"),
        ("// thème: a\n// Theme: b\nA {=a ~b}", 2, "« // thème » est écrit deux fois"),
        ("A {=a\n// objectif: x\n~b}", 2, "« // objectif » vient trop tard"),
        ("A {=a ~b}\n\n// source: x", 3, "« // source » ne précède aucune question"),
        ("// objectfi: x\nA {=a ~b}", 1, "Vous vouliez peut-être dire « objectif »"),
        (f"// thème: {'x' * 121}\nA {{=a ~b}}", 2, "trop longs"),
        (f"// source: {'x' * 301}\nA {{=a ~b}}", 2, "trop longs"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text, line, words):
    problems = said(text)
    assert [(at, words in sentence) for at, sentence in problems] == [(line, True)], problems
    assert said(text, first_line=31)[0][0] == line + 30


def test_a_brace_never_closed_does_not_hide_the_next_question():
    questions, problems = read("A {=a ~b\n\nB {=a ~b}\n\nC {=a")
    assert [question.prompt for question in questions] == ["B"]
    assert [problem.line for problem in problems] == [1, 5]


def test_all_wrong_things_are_said_at_once():
    text = "::a::A {~a ~b}\n\nB {~%100%a}\n\n// orde: fixe\nC {=a ~A}"
    assert [line for line, _sentence in said(text)] == [1, 3, 5, 6]


@settings(deadline=None)
@given(st.text(alphabet="a \n~=#{}:\\%5[]/$.-", max_size=60))
def test_nothing_makes_it_fall(text):
    questions, problems = read(text, first_line=7)
    last = 7 + text.count("\n")
    assert all(7 <= problem.line <= last for problem in problems)
    assert all(7 <= question.line <= last for question in questions)


ESCAPED = {sign: f"\\{sign}" for sign in "~=#{}:\\"}


def written(text):
    return "".join(ESCAPED.get(sign, sign) for sign in text)


WORDS = st.text(alphabet="ab ~=#{}:\\", min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(deadline=None)
@given(WORDS, st.lists(WORDS, min_size=2, max_size=5, unique_by=lambda it: " ".join(it.split())))
def test_what_is_escaped_comes_back(prompt, choices):
    lines = "\n".join(f"{'~' if at else '='}x{written(it)}" for at, it in enumerate(choices))
    question = only_question(f"::k::x{written(prompt)} {{\n{lines}\n}}")
    assert question.prompt == f"x{prompt}"
    assert [choice.text for choice in question.choices] == [f"x{choice}" for choice in choices]
