"""Every kind of question in the office: written, read again, put right, looked for, previewed."""

from uuid import uuid4

import pytest
from django.urls import reverse

from curriculum.models import Question
from tests.curriculum import lesson_writing as write
from tests.curriculum.test_wagtail_questions import words
from tests.doors import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


def form(kind, *lines, right=None, **extra):
    """Lines are mappings of columns to what is typed in them."""
    data = {"key": str(uuid4()), "name": "nouvelle", "topic": "", "objective": "", "kind": kind}
    data |= {"prompt": "Et alors ?", "general_feedback": "", "source": "", **extra}
    for place, line in enumerate(lines):
        data |= {f"choices-{place}-{column}": typed for column, typed in line.items()}
    return data | ({} if right is None else {"choices-right": str(right)})


TRUE_FALSE = ({"text": "true", "feedback": "Oui."}, {"text": "false", "feedback": "Relisez."})
PAIRS = (
    {"text": "chat", "match": "miaule"},
    {"text": "chien", "match": "aboie"},
    {"text": "", "match": "vole"},
)
STEPS = ({"text": "saluer"}, {"text": "écouter"}, {"text": "agir"})
NUMBERS = (
    {"text": "15,4", "tolerance": "0,1", "share": "", "feedback": "Insee."},
    {"text": "15", "tolerance": "", "share": "50", "feedback": ""},
    {"text": "*", "tolerance": "", "share": "0", "feedback": "Cherchez."},
)
WORDS = ({"text": "mairie", "share": ""}, {"text": "ville*", "share": "50"})


def choice(text, fraction="1", feedback="", **more):
    return {"text": text, "fraction": fraction, "feedback": feedback, **more}


WRITTEN = {
    "true_false": (
        form("true_false", *TRUE_FALSE, right=1),
        [choice("true", "0", "Oui."), choice("false", "1", "Relisez.")],
    ),
    "matching": (
        form("matching", *PAIRS),
        [
            choice("chat", match="miaule"),
            choice("chien", match="aboie"),
            choice("", match="vole"),
        ],
    ),
    "ordering": (form("ordering", *STEPS), [choice("saluer"), choice("écouter"), choice("agir")]),
    "numeric": (
        form("numeric", *NUMBERS),
        [
            choice("15,4", "1", "Insee.", tolerance="0.1"),
            choice("15", "0.5"),
            choice("*", "0", "Cherchez."),
        ],
    ),
    "short_text": (form("short_text", *WORDS), [choice("mairie"), choice("ville*", "0.5")]),
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_trainer_writes_a_question_of_every_kind(office, kind):
    data, choices = WRITTEN[kind]
    response = office.post(reverse("questions:add"), data)

    assert response.status_code == 302
    version = Question.objects.get(name="nouvelle").current
    assert (version.kind, version.choices) == (kind, choices)


def test_one_first_chooses_the_kind_then_gets_the_form_that_fits_it(office):
    page = soup(office.get(reverse("questions:add")))
    links = [a["href"] for a in page.select("b a, a:has(b)")]
    assert links == [f"?kind={kind}" for kind in Question.Kind.values]

    for link, columns in zip(
        links,
        [
            "Juste Réponse Retour",
            "Juste Réponse Retour",
            "Juste Réponse Retour",
            "À associer Va avec Retour",
            "Place Dans le bon ordre Retour",
            "Nombre Écart accepté Vaut (%) Retour",
            "Texte accepté Vaut (%) Retour",
        ],
        strict=True,
    ):
        shown = soup(office.get(reverse("questions:add") + link))
        table = shown.select_one("#id_choices")
        assert " ".join(th.get_text() for th in table.select("th")) == columns
        kinds = [radio["value"] for radio in shown.select("input[name=kind]")]
        assert link.removeprefix("?kind=") in kinds
        assert len(kinds) == (2 if kinds[0] == "single" else 1)


@pytest.mark.parametrize("asked", ["", "?kind=", "?kind=essai"])
def test_an_unknown_kind_is_asked_again(office, asked):
    assert "Quelle sorte ?" in words(office.get(reverse("questions:add") + asked))


def test_what_each_choice_is_worth_may_be_said(office):
    page = soup(office.get(reverse("questions:add") + "?kind=several&parts=oui"))
    heads = [th.get_text() for th in page.select("#id_choices th")]
    assert heads == ["Réponse", "Vaut (%)", "Retour"]

    lines = (
        {"text": "a", "share": "75"},
        {"text": "b", "share": "25"},
        {"text": "c", "share": "-50"},
    )
    office.post(reverse("questions:add"), form("several", *lines))
    question = Question.objects.get(name="nouvelle")
    assert [c["fraction"] for c in question.current.choices] == ["0.75", "0.25", "-0.5"]
    page = soup(office.get(reverse("questions:edit", args=(question.pk,))))
    shares = [i["value"] for i in page.select("input[name$=-share]") if i.get("value")]
    assert shares == ["75", "25", "-50"]


WRONG = [
    (
        form("several", {"text": "a", "share": "50"}, {"text": "b", "share": "0"}),
        "Ensemble, les réponses justes doivent valoir 100 %.",
    ),
    (
        form("several", {"text": "a", "share": "-5"}, {"text": "b", "share": "0"}),
        "Ensemble, les réponses justes doivent",
    ),
    (
        form("single", {"text": "a", "share": "50"}, {"text": "b", "share": "0"}),
        "Une réponse, et une seule, vaut 100 %.",
    ),
    (form("true_false", *TRUE_FALSE), "Cochez la bonne réponse : vrai, ou faux."),
    (form("true_false", {"text": "oui"}, {"text": "non"}, right=0), "Cochez la bonne réponse"),
    (form("matching", PAIRS[0]), "Il faut au moins deux lignes et deux réponses. Ajoutez-en."),
    (
        form("matching", PAIRS[0], {"text": "chien", "match": "miaule"}),
        "Il faut au moins deux lignes et deux réponses.",
    ),
    (form("matching", *PAIRS, {"text": "loup"}), "Ligne 4 : Écrivez ce qui va avec."),
    (form("matching", *PAIRS, PAIRS[0]), "Ligne 4 : Deux réponses disent la même chose."),
    (form("ordering", STEPS[0]), "Il faut au moins deux lignes à ordonner. Ajoutez-en."),
    (form("ordering", *STEPS, {"feedback": "?"}), "Ligne 4 : Écrivez cette réponse, ou videz"),
    (form("numeric", {"text": "quinze"}), "Ligne 1 : Écrivez un nombre, par exemple 12,5."),
    (form("numeric", {"text": "3", "tolerance": "peu"}), "Ligne 1 : Écrivez l’écart accepté"),
    (form("numeric", {"text": "3", "tolerance": "-1"}), "Ligne 1 : Écrivez l’écart accepté"),
    (form("numeric", {"text": "3", "share": "120"}), "Ligne 1 : Écrivez ce que vaut la réponse"),
    (form("numeric", {"text": "*", "share": "0"}), "au moins une réponse qui vaut 100 %."),
    (form("short_text", {"text": "a", "share": "50"}), "au moins une réponse qui vaut 100 %."),
    (form("short_text"), "au moins une réponse qui vaut 100 %."),
]


@pytest.mark.parametrize(("data", "said"), WRONG, ids=[said for _, said in WRONG])
def test_what_is_wrong_is_said_beside_its_line_in_plain_french(office, data, said):
    response = office.post(reverse("questions:add"), data)

    assert response.status_code == 200
    assert said in words(response)
    assert not Question.objects.filter(name="nouvelle").exists()


def sent_again(office, question, **changes):
    """Send the form of a question back as the browser shows it."""
    page = soup(office.get(reverse("questions:edit", args=(question.pk,))))
    data = {}
    for field in page.select("#w-editor-form input[name], #w-editor-form textarea[name]"):
        if field.get("type") not in ("radio", "checkbox") or field.has_attr("checked"):
            is_box = field.get("type") in ("radio", "checkbox")
            said = "on" if is_box else field.get_text().removeprefix("\n")
            data[field["name"]] = field.get("value", said)
    data["objective"] = str(question.objective or "")
    return office.post(reverse("questions:edit", args=(question.pk,)), {**data, **changes})


IMPORTED = {
    "true_false": (("true", 0, {"feedback": "Non."}), ("false", 1)),
    "matching": (("a", 1, {"match": "1"}), ("b", 1, {"match": "2"}), ("", 0, {"match": "3"})),
    "ordering": (("un", 0), ("deux", 0), ("trois", 0)),
    "numeric": (("3.140", 1, {"tolerance": "0.0050"}), ("3", "0.3333333")),
    "short_text": (("une  mairie", 1), (r"5 \* 3", "0.1")),
    "several": (("a", "0.3333333"), ("b", "0.6666667"), ("c", -1)),
    "single": (("a", 1), ("b", "0.5"), ("c", "-0.25")),
}


@pytest.mark.parametrize("kind", IMPORTED)
def test_an_imported_question_saved_without_a_change_says_the_same(office, kind):
    question = write.of_kind(kind, *IMPORTED[kind], general="Pour tous.")
    response = sent_again(office, question)

    assert response.status_code == 302
    assert question.versions.count() == 1


def test_a_question_of_twelve_lines_keeps_them_all_and_gets_some_to_spare(office):
    lines = [(f"réponse {n}", int(n == 0)) for n in range(12)]
    question = write.of_kind("single", *lines)
    page = soup(office.get(reverse("questions:edit", args=(question.pk,))))
    assert len(page.select("#id_choices tbody tr")) == 15

    sent_again(office, question, **{"choices-13-text": "une treizième"})
    texts = [c["text"] for c in question.current.choices]
    assert texts == [text for text, _ in lines] + ["une treizième"]


def test_a_question_does_not_become_one_of_another_kind_but_single_and_several(office):
    single = write.question("choix")
    sent_again(office, single, kind="several")
    assert single.current.kind == "several"

    response = sent_again(office, single, kind="ordering")
    assert response.status_code == 200
    assert single.current.kind == "several"


def test_a_crafted_number_of_lines_is_not_read(office):
    crafted = {"choices-999999-text": "x", "choices-x-text": "y", "choices-0-text": "sal\0uer"}
    office.post(reverse("questions:add"), form("ordering", *STEPS) | crafted)
    choices = Question.objects.get(name="nouvelle").current.choices

    assert [said["text"] for said in choices] == ["saluer", "écouter", "agir"]
