"""Files of questions that are refused, what is said of them, and what can be taken away."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from curriculum.models import ImportLine, Objective, Question, QuestionImport
from curriculum.readers import question_files
from tests.curriculum import banks
from tests.curriculum.importing import INDEX, accept, give, page_of, work
from tests.doors import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


def refused(client, content, name="banque.gift"):
    """The sentence about a file that cannot be read at all."""
    give(client, content, name=name)
    work()
    file = QuestionImport.objects.latest("created_at")
    (line,) = ImportLine.objects.filter(file=file)
    assert "Il n’y a rien à écrire." in text_of(page_of(client, file))
    return line.line, banks.plain(" ".join(line.wrong))


def zipped(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "&lol;" * 10}">' for n in range(10))
BOMB = f"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol">{LAUGHS}]>
<quiz><question type="essay"><name><text>&l9;</text></name></question></quiz>"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<quiz><question type="essay"><name><text>&x;</text></name></question></quiz>"""


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"::a::A {=a\n\0 ~b}", 2, "octet nul"),
        (b"MZ\x90\0", 1, "C’est un programme."),
        (b"%PDF-1.7", 1, "C’est un PDF."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", 1, "ancien classeur"),
        (b"   \n ", 1, "Le fichier est vide."),
        (zipped(un_dot_txt="x"), 1, "C’est un ZIP, pas un classeur."),
        (zipped(word__document_dot_xml="<x/>"), 1, "C’est un document Word"),
        (zipped(xl__workbook_dot_xml="0" * 70_000_000), 1, "contenu démesuré"),
        (zipped(xl__workbook_dot_xml="<x/>"), 1, "abîmé ou illisible"),
        (zipped(un="x")[:40], 1, "abîmé ou illisible"),
        (BOMB, 2, "déclare des entités ou un type de document"),
        (OUTSIDE, 2, "déclare des entités ou un type de document"),
        ("<html><p>Bonjour</p></html>", 1, "pas une banque de questions de Moodle"),
        ("<quiz>" + "<a>" * 100, 1, "ne se lit plus à partir d’ici"),
    ],
    ids=range(14),
)
def test_a_file_that_is_something_else_is_named_for_what_it_is(office, content, line, words):
    at, said = refused(office, content)
    assert words in said
    assert at == line


def test_a_file_of_40_mb_is_refused_before_it_is_read(office):
    response = give(office, b"x" * (40 * 1024 * 1024))

    assert "Ce fichier dépasse 20 Mo. Coupez-le en plusieurs." in text_of(response)
    assert not QuestionImport.objects.exists()


@pytest.mark.parametrize("data", [{}, {"file": SimpleUploadedFile("vide.gift", b"")}])
def test_a_form_without_a_file_says_so(office, data):
    response = office.post(reverse(INDEX), data)

    assert response.status_code == 200
    assert "Choisissez un fichier." in text_of(response) or "Le fichier est vide." in text_of(
        response
    )


def test_a_picture_of_10_mb_inside_xml_is_named_with_its_weight(office):
    picture = "A" * (13 * 1024 * 1024)
    give(office, banks.MOODLE_XML.replace("{picture}", picture), name="banque.xml")
    work()

    page = text_of(page_of(office))
    assert "Le fichier « cadenas.png » (9984 Ko) reste de côté." in page
    assert "4 questions prêtes" in page
    line = ImportLine.objects.get(name="Mot de passe")
    assert "AAAA" not in str(line.wording)


def test_a_missing_grade_a_truncated_file_and_a_wrong_encoding_are_told(office):
    xml = banks.MOODLE_XML.replace(' fraction="-100"', "").replace("{picture}", "x")
    give(office, xml[: xml.index("Dans quel ordre")].encode("cp1252"), name="banque.xml")
    work()

    page = text_of(page_of(office))
    assert "Une réponse n’a pas de note lisible." in page
    assert "Le fichier ne se lit plus à partir d’ici." in page
    assert ImportLine.objects.get(name="Débit").verdict == "new"


def test_more_than_5000_questions_stop_there(office, monkeypatch):
    monkeypatch.setattr(question_files, "MAX_QUESTIONS", 3)
    give(office, banks.many(5))
    work()
    last = ImportLine.objects.order_by("place").last()
    assert last.place == 4
    assert last.wrong == ["Plus de 5\u202f000 questions. Coupez le fichier en plusieurs."]


def test_scripts_in_a_file_are_words_or_nothing(office):
    give(
        office,
        "::x::[html]<p>Un<script>alert(1)</script> <img src\\=x onerror\\=alert(2) alt\\='chat'>"
        "<a href\\='javascript\\:alert(3)'>lien</a></p>{=<b onclick\\='x'>oui</b> ~non}\n\n"
        "::<script>alert(4)</script>::Deux ? {=ici ~là}",
    )
    work()
    page = page_of(office).content.decode()
    assert "<script>alert(4)" not in page
    accept(office)
    work()
    wording = Question.objects.get(name="x").current.wording
    assert wording.prompt == "Un [chat]lien"
    assert wording.choices[0].text == "**oui**"


def test_the_report_and_the_model_can_be_taken_away(office):
    give(office, "::\\=HYPERLINK(1)::Où ? {=ici ~là}\n\n::+1::Bof ? {~ici ~là}")
    work()
    file = QuestionImport.objects.get()
    report = office.get(reverse("question_imports:report", args=(file.pk,)))
    assert report.content.decode("utf-8-sig").splitlines() == [
        "Ligne;Question;Ce qu’elle devient;À savoir",
        "1;'=HYPERLINK(1);Nouvelle;",
        "3;'+1;À corriger;Aucune bonne réponse. Mettez = devant le bon choix.",
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_model_file_is_read_back_whole(office, form):
    model = office.get(reverse("question_imports:model", args=(form,)))
    give(office, model.content, name=f"modele.{form}")
    work()

    lines = ImportLine.objects.all()
    assert [(line.verdict, line.wrong, line.notes) for line in lines] == [("new", [], [])] * 7
    assert [line.wording["kind"] for line in lines] == [
        *("single", "several", "true_false", "numeric", "short_text", "matching", "ordering")
    ]


@pytest.mark.parametrize(
    ("form", "start"), [("gift", "$CATEGORY"), ("moodle", "<?xml"), ("x", "$")]
)
def test_the_bank_goes_out_in_both_formats(office, form, start):
    answer = office.get(reverse("question_imports:export"), {"format": form})

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.decode().startswith(start)


def test_the_report_asks_as_much_of_the_database_whatever_its_length(
    office, django_assert_num_queries
):
    counts = []
    for count in (2, 90):
        give(office, banks.many(count), name=f"{count}.gift")
        work()
        file = QuestionImport.objects.get(name=f"{count}.gift")
        page_of(office, file)
        with django_assert_num_queries(QUERIES):
            counts.append(page_of(office, file).status_code)
    assert counts == [200, 200]


QUERIES = 14


def test_only_who_writes_questions_may_import_them(signed_in, ada, blaise, edith, office):
    give(office, banks.many(1))
    file = QuestionImport.objects.get()
    addresses = [reverse(INDEX), reverse("question_imports:model", args=("csv",))] + [
        reverse(f"question_imports:{name}", args=(file.pk,)) for name in ("show", "report")
    ]
    for address in [*addresses, reverse("question_imports:export")]:
        assert signed_in(ada).get(address).status_code == 302
        assert signed_in(blaise).get(address).status_code == 200
        assert signed_in(edith).get(address).status_code == 200
    for name in ("accept", "cancel", "again"):
        address = reverse(f"question_imports:{name}", args=(file.pk,))
        assert signed_in(ada).post(address).status_code == 302
        assert office.get(address).status_code == 405
    assert QuestionImport.objects.get().state == "reading"


def test_an_objective_named_by_its_key_or_its_text_is_kept(office):
    one, *_others, other = Objective.objects.order_by("pk")
    give(
        office,
        f"// objectif: {one.key}\n::a::Où ? {{=ici ~là}}\n\n// objectif: {other.text}\n"
        "::b::Quand ? {=hier ~demain}\n\n// objectif: inconnu\n::c::Qui ? {=moi ~toi}",
    )
    work()
    accept(office)
    work()
    found = {q.name: q.objective for q in Question.objects.filter(name__in="abc")}
    assert found == {"a": one.key, "b": other.key, "c": None}
