"""`import_questions` and `export_questions`: a bank comes in, whole, and goes out."""

from decimal import Decimal

import pytest
from django.core.management import CommandError

from curriculum.models import ImportLine, Question, QuestionImport, QuestionVersion
from curriculum.rules.replies import Reply, mark_of
from tests.curriculum import banks
from tests.curriculum.banks import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    def written(text, name="banque.txt", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return written


def rows():
    return (
        Question.objects.count(),
        QuestionVersion.objects.count(),
        QuestionImport.objects.count(),
        ImportLine.objects.count(),
    )


def said(name):
    """A question as (kind, prompt, [(text, share, feedback)…])."""
    wording = Question.objects.get(name=name).current.wording
    return (
        wording.kind,
        wording.prompt,
        [(c.text, str(c.fraction.normalize()), c.feedback) for c in wording.choices],
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le-bom", "utf-16-be-bom"]
)
def test_a_bank_written_by_moodle_arrives_with_answers_marks_and_feedback(file, encoding):
    marks = {"utf-16-le-bom": b"\xff\xfe", "utf-16-be-bom": b"\xfe\xff"}
    coded = encoding.removesuffix("-bom")
    content = marks.get(encoding, b"") + banks.MOODLE_GIFT.encode(coded)

    out, err = told("import_questions", file(content))

    assert err == ""
    assert "banque.txt:20 : Racontez · Question de type « réponse libre »" in out
    assert "5 ajoutées, 0 nouvelles versions, 0 déjà là, 0 en double, 1 pas prises" in out
    assert said("Mot de passe solide") == (
        "single",
        "Quel mot de passe est le **plus solide**\u00a0?",
        [
            ("Une phrase de quatre mots", "1", "Oui & facile à retenir."),
            ("123456", "0", "C'est le premier essayé."),
            ("Le prénom du chat et son année", "0.3333333", ""),
        ],
    )
    question = Question.objects.get(name="Mot de passe solide")
    assert (question.origin, question.topic) == ("MDP-1", "Défaut pour NUM101")
    assert question.current.general_feedback == "Voyez [cyber.gouv.fr](https://cyber.gouv.fr)."
    assert said("Pièce jointe")[2] == [
        ("true", "0", "Si, il y en a."),
        ("false", "1", "Bien vu."),
    ]
    octets = Question.objects.get(name="Octets").current.wording
    assert [(c.text, c.tolerance) for c in octets.choices] == [
        ("8", Decimal(0)),
        ("7.5", Decimal("0.5")),
        ("*", Decimal(0)),
    ]
    assert [str(mark_of(octets, Reply(typed=typed))) for typed in ("8", "7,2", "12")] == [
        "1.00000",
        "0.50000",
        "0.00000",
    ]
    assert said("Capitale")[2] == [("Paris", "1", "Oui."), ("paname", "0.5", "Argot.")]
    pairs = Question.objects.get(name="Raccourcis").current.wording
    assert [(c.text, c.match) for c in pairs.choices] == [
        ("Copier", "Ctrl+C"),
        ("Coller", "Ctrl+V"),
        ("", "Ctrl+X"),
    ]
    assert Question.objects.get(name="Raccourcis").topic == "Défaut pour NUM101/Chiffres"


def test_moodle_s_xml_arrives_and_what_it_cannot_keep_is_named(file):
    out, err = told("import_questions", file(banks.MOODLE_XML.replace("{picture}", "iVBORw0K")))

    assert err == ""
    for line in (
        "Racontez · Question de type « réponse libre »",
        "Trous · Question de type « texte à trous »",
        "Choix · Question de type « mots à choisir dans un texte »",
        "Calcul · Question de type « calcul »",
        "Consigne · Question de type « texte sans réponse »",
        "Note par défaut de 2 : ici, chaque question compte pour 1. (1)",
        "Pénalité par essai : elle ne s’applique pas ici. (1)",
        "Le fichier « cadenas.png » (1 Ko) reste de côté. (1)",
        "Unités (Mb/s) laissées de côté : la réponse est un nombre. (1)",
        "Étiquettes laissées de côté : sécurité. (1)",
        "Remise en ordre : ici, la note est la part des éléments à leur place. (1)",
    ):
        assert line in out
    assert "4 ajoutées" in out
    assert said("Mot de passe") == (
        "several",
        "Quel mot de passe\u00a0?\n\n- un\n- deux\n\n[un cadenas]",
        [("Long", "0.5", "Oui."), ("Unique", "0.5", ""), ("Partagé", "-1", "Jamais.")],
    )
    assert said("Étapes") == (
        "ordering",
        "Dans quel ordre ?",
        [("Écouter", "1", ""), ("Montrer", "1", "")],
    )
    assert said("Vrai")[2] == [("true", "1", "Oui."), ("false", "0", "Relisez.")]


def test_one_broken_question_in_400_stops_everything_until_one_says_so(file):
    bank = file(banks.many(400, broken={200}))
    before = rows()

    with pytest.raises(CommandError, match=r"1 à corriger\. --skip-wrong importe les 399 autres"):
        told("import_questions", bank)
    assert told.last[1] == (
        "banque.txt:996 : q200 · Aucune bonne réponse. Mettez = devant le bon choix.\n"
    )
    assert rows() == before

    out, _err = told("import_questions", bank, "--skip-wrong")
    assert "399 ajoutées" in out
    assert Question.objects.count() == before[0] + 399


def test_a_dry_run_writes_nothing(file):
    before = rows()
    out, _err = told("import_questions", file(banks.many(3)), "--dry-run")

    assert out.startswith("banque.txt:1 : q1 · Nouvelle.\nbanque.txt:6 : q2 · Nouvelle.\n")
    assert out.endswith("Essai seulement : rien n’a été écrit.\n")
    assert "3 ajoutées" in out
    assert rows() == before


def test_a_dry_run_tells_each_line_with_what_stays_behind(file):
    told("import_questions", file("Vrai ? {T}\n\nFaux ? {F}"))
    xml = banks.MOODLE_XML.replace("{picture}", "iVBORw0K")
    out, _err = told("import_questions", file(xml), "--dry-run")

    assert "banque.txt:44 : Étapes · Nouvelle. Remise en ordre : ici, la note" in out
    assert "banque.txt:51 : Racontez · Question de type « réponse libre »" in out
    assert out.count("banque.txt:") == 9
    out, _err = told("import_questions", file("Vrai ? {T}"), "--dry-run")
    assert "banque.txt:1 : Vrai ? · Déjà dans la banque." in out


def test_the_same_file_again_changes_nothing(file):
    for text in (banks.MOODLE_GIFT, banks.MOODLE_XML.replace("{picture}", "iVBORw0K")):
        told("import_questions", file(text))
        before = Question.objects.count(), QuestionVersion.objects.count()
        out, _err = told("import_questions", file(text))
        assert "0 ajoutées, 0 nouvelles versions" in out
        assert (Question.objects.count(), QuestionVersion.objects.count()) == before


def test_a_changed_question_gets_a_new_version_by_its_key_or_its_title(file):
    told("import_questions", file(banks.MOODLE_GIFT))
    changed = banks.MOODLE_GIFT.replace("123456", "azerty").replace("Comptez encore", "Recomptez")
    out, _err = told(
        "import_questions", file(changed.replace("::Mot de passe solide::", "::MDP::"))
    )

    assert "0 ajoutées, 2 nouvelles versions, 3 déjà là" in out
    assert "MDP · Connue, mais changée : elle reçoit une nouvelle version." in out
    question = Question.objects.get(origin="MDP-1")
    assert (question.name, question.versions.count()) == ("MDP", 2)
    assert [(v.number, v.is_current) for v in question.versions.order_by("number")] == [
        (1, False),
        (2, True),
    ]
    assert said("MDP")[2][1][0] == "azerty"
    assert Question.objects.get(name="Octets").current.number == 2


def test_a_question_asked_twice_by_the_file_is_named_and_added_once(file):
    out, _err = told("import_questions", file(banks.many(2) + "\n" + banks.many(1)))

    assert "banque.txt:11 : q1 · Déjà à la ligne 1 : elle ne s’ajoute pas." in out
    assert "2 ajoutées, 0 nouvelles versions, 0 déjà là, 1 en double" in out


def test_the_same_words_under_another_name_are_the_same_question(file):
    told("import_questions", file("::un::Où ? {=ici ~là}"))
    out, _err = told("import_questions", file("::deux::où  ? {~Là =ici#Oui}"))

    assert "0 ajoutées, 0 nouvelles versions, 1 déjà là" in out


@pytest.mark.parametrize("form", ["gift", "moodle"])
def test_what_is_exported_comes_back_as_it_is_and_goes_out_the_same(file, tmp_path, form):
    told("import_questions", file(banks.MOODLE_GIFT))
    told("import_questions", file(banks.MOODLE_XML.replace("{picture}", "iVBORw0K")))
    first, second = tmp_path / "un", tmp_path / "deux"
    out, err = told("export_questions", first, format=form)
    count = Question.objects.count()
    left = 1 if form == "gift" else 0
    assert out == f"{count - left} questions écrites.\n"
    assert ("cette remise en ordre : Étapes" in err) == (form == "gift")

    out, _err = told("import_questions", first)
    assert f"0 ajoutées, 0 nouvelles versions, {count - left} déjà là" in out

    Question.objects.update(origin="")
    QuestionVersion.objects.all().delete()
    Question.objects.all().delete()
    told("import_questions", first)
    told("export_questions", second, format=form)
    lines = [line for line in first.read_text().splitlines() if "// GIFT ne sait pas" not in line]
    assert [line for line in second.read_text().splitlines() if line] == [
        line for line in lines if line and line != "$CATEGORY: Rien"
    ]


def test_an_export_may_keep_to_a_topic_and_says_when_it_is_empty(file, tmp_path):
    told("import_questions", file(banks.MOODLE_GIFT))
    out, _err = told(
        "export_questions", tmp_path / "x", format="moodle", topic="Défaut pour NUM101/Chiffres"
    )
    assert out == "3 questions écrites.\n"
    with pytest.raises(CommandError, match="Aucune question de ce"):
        told("export_questions", tmp_path / "y", format="moodle", topic="Rien")
    with pytest.raises(CommandError, match="ne peut pas être écrit"):
        told("export_questions", tmp_path, format="moodle")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="ne peut pas être lu"):
        told("import_questions", tmp_path / "rien")
