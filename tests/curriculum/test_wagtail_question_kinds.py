"""Every kind of question in the office: written, read again, put right, looked for, previewed."""

from uuid import uuid4

import pytest
from django.urls import reverse

from curriculum.models import Objective, Question
from curriculum.rules.replies import Reply, mark_of
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


def listed(office, **wanted):
    response = office.get(reverse("questions:index"), wanted)
    assert response.status_code == 200
    return {str(question) for question in response.context["object_list"]}


def test_the_list_is_filtered_by_kind_topic_objective_state_and_use(office, a_moment):
    objective = Objective.objects.first()
    asked = write.of_kind("numeric", ("3", 1), name="posée", topic="chiffres")
    write.of_kind("ordering", ("a", 1), ("b", 1), name="tirée", topic="gestes")
    alone = write.of_kind("numeric", ("4", 1), name="seule", topic="chiffres", prompt="Unique ?")
    Question.objects.filter(pk=alone.pk).update(retired_at=a_moment, objective=objective.key)
    lesson = write.new_lesson(write.new_module(), write.quiz(asked, draws=[write.draw("gestes")]))
    assert lesson.live

    assert listed(office, kind="numeric") == {"posée", "seule"}
    assert listed(office, kind="ordering") == {"tirée"}
    assert listed(office, topic="gestes") == {"tirée"}
    assert "seule" in listed(office, objective=str(objective.key))
    assert listed(office, state="retired") == {"seule"}
    assert listed(office, use="unused") == {"seule"}
    assert {"posée", "tirée"} <= listed(office, use="used")
    assert listed(office, q="unique chiffres") == {"seule"}
    assert listed(office, kind="numeric", state="in_service") == {"posée"}


def test_the_list_takes_as_many_queries_for_three_hundred_questions(
    office, django_assert_max_num_queries
):
    office.get(reverse("questions:index"))
    for _ in range(2):
        with django_assert_max_num_queries(16):
            page = office.get(reverse("questions:index"))
        for number in range(150):
            write.of_kind("ordering", ("a", 1), ("b", 1), name=f"question {number:03}")
    assert "Remise en ordre" in words(office.get(reverse("questions:index"), {"kind": "ordering"}))
    assert page.status_code == 200


def test_the_page_of_a_question_takes_at_most_sixty_queries(office, django_assert_max_num_queries):
    question = Question.objects.get(name="quatre-cotes-mardi")
    office.get(reverse("questions:edit", args=(question.pk,)))
    with django_assert_max_num_queries(60):
        office.get(reverse("questions:edit", args=(question.pk,)))
    with django_assert_max_num_queries(60):
        office.get(reverse("questions:add") + "?kind=matching")


def test_its_page_says_on_which_path_in_which_module_and_lesson_it_is_asked_or_drawn(office):
    question = write.of_kind("single", ("a", 1), ("b", 0), topic="gestes")
    module = write.new_module()
    write.new_lesson(module, write.quiz(question, draws=[write.draw("gestes")], title="Listé"))
    write.new_lesson(
        module, write.quiz(draws=[write.draw("gestes")], title="Tiré"), slug="une-autre"
    )
    write.new_path(module)
    page = words(office.get(reverse("questions:edit", args=(question.pk,))))

    assert "Un parcours › À lire › Une leçon › « Listé »" in page
    assert "Un parcours › À lire › Une leçon › « Tiré » (tirée de son thème)" in page


def test_a_question_a_quiz_could_draw_is_retired_as_long_as_enough_are_left(office):
    one, two, three = (
        write.of_kind("single", ("a", 1), ("b", 0), name=name, topic="gestes") for name in "abc"
    )
    write.new_lesson(write.new_module(), write.quiz(draws=[write.draw("gestes", 2)]))

    def retire(question):
        return words(office.post(reverse("questions:retire", args=(question.pk,)), follow=True))

    assert "La question est retirée." in retire(one)
    assert "Un quiz tire de ce thème : il en manquerait." in retire(two)
    assert Question.objects.filter(retired_at=None, pk__in=[two.pk, three.pk]).count() == 2


@pytest.mark.parametrize("kind", IMPORTED)
def test_a_preview_shows_the_question_as_a_trainee_meets_it_and_writes_nothing(office, kind):
    question = write.of_kind(kind, *IMPORTED[kind], prompt="Alors ?", general="Pour tous.")
    page = words(office.get(reverse("questions:preview", args=(question.pk,))))

    assert "Voici ce que verront les stagiaires." in page
    assert "Aperçu : rien n’est enregistré." in page
    assert "Votre réponse, juste." in page
    assert page.count("Alors ?") == 2
    assert page.count("Pour tous.") == 1


def test_a_former_version_is_previewed_too(office, a_moment):
    question = write.question()
    said = question.current.wording
    question.reword(type(said)("single", "Autrement ?", said.choices), at=a_moment)
    address = reverse("questions:preview", args=(question.pk,))

    assert "Combien ?" in words(office.get(address, {"version": "1"}))
    assert "Autrement ?" in words(office.get(address))
    for unknown in ("9", "²", "x", "9" * 5000):
        expected = 404 if unknown == "9" else 200
        assert office.get(address, {"version": unknown}).status_code == expected


@pytest.mark.parametrize("who", ["ada", "colette"])
def test_only_those_who_write_open_the_bank(signed_in, request, who):
    question = write.question()
    browser = signed_in(request.getfixturevalue(who))
    addresses = [reverse("questions:index"), reverse("questions:add")]
    addresses += [reverse(f"questions:{n}", args=(question.pk,)) for n in ("edit", "preview")]

    assert {browser.get(address).status_code for address in addresses} == {302}


def test_the_window_of_a_quiz_offers_every_kind(office):
    for kind, choices in IMPORTED.items():
        made = write.of_kind(kind, *choices, name=f"une {kind}")
        said = made.current.wording
        made.reword(type(said)(kind, "Autrement ?", said.choices), at=made.created_at)
    page = words(office.get(reverse("question_chooser:choose_results"), {"q": "une"}))

    names = dict(Question.Kind.choices)
    assert [kind for kind in IMPORTED if f"une {kind} {names[kind]}" not in page] == []
    assert page.count("une single") == 1


def test_topics_that_exist_are_offered_while_one_types(office):
    write.of_kind("single", ("a", 1), ("b", 0), topic="gestes & mots")
    page = soup(office.get(reverse("questions:add") + "?kind=single"))

    assert "gestes & mots" in [o["value"] for o in page.select("#id_topic-known option")]
    assert page.select_one("#id_topic")["list"] == "id_topic-known"


def test_a_right_reply_typed_with_a_comma_is_taken_as_written(office):
    data, _ = WRITTEN["numeric"]
    office.post(reverse("questions:add"), data)
    wording = Question.objects.get(name="nouvelle").current.wording

    assert str(mark_of(wording, Reply(typed="15.5"))) == "1.00000"
    assert str(mark_of(wording, Reply(typed="15"))) == "0.50000"
