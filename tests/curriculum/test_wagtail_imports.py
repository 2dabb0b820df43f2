"""Files of questions in the office: given, read, reported, accepted, written."""

import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from curriculum import tasks
from curriculum.journey import importing
from curriculum.models import ImportLine, Objective, Question, QuestionImport, QuestionVersion
from curriculum.readers import question_files
from curriculum.rules import imports as rules
from tests.curriculum import banks
from tests.doors import text_of

pytestmark = pytest.mark.django_db
INDEX = "question_imports:index"


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


def give(client, content, *, name="banque.gift", key=None, follow=True):
    content = content.encode() if isinstance(content, str) else content
    data = {"key": str(key or uuid4()), "file": SimpleUploadedFile(name, content)}
    return client.post(reverse(INDEX), data, follow=follow)


def work():
    """Run the queued jobs, in order, until there are none: as the worker does."""
    count = 0
    while job := OrmQ.objects.order_by("pk").first():
        job.delete()
        module, _dot, name = job.task["func"].rpartition(".")
        assert module == "curriculum.tasks"
        getattr(tasks, name)(*job.task["args"])
        count += 1
    return count


def page_of(client, file=None, **asked):
    file = file or QuestionImport.objects.get()
    return client.get(reverse("question_imports:show", args=(file.pk,)), asked)


def accept(client, file=None, **said):
    file = file or QuestionImport.objects.get()
    return client.post(
        reverse("question_imports:accept", args=(file.pk,)), {"rewords": "on", **said}, follow=True
    )


def named(name="q1"):
    return Question.objects.filter(name=name)


def test_a_file_is_read_then_accepted_then_written(office):
    response = give(office, banks.many(3))
    assert "0 questions lues." in text_of(response) or "0 question lue." in text_of(response)
    assert BeautifulSoup(response.content, "html.parser").select_one("progress")

    assert work() == 1
    page = text_of(page_of(office))
    assert "3 questions prêtes" in page
    assert "Rien n’est encore écrit." in page
    assert not named().exists()

    accept(office)
    assert "Les questions s’écrivent" in text_of(page_of(office))
    assert not named().exists()
    assert work() == 1
    assert "3 questions ajoutées." in text_of(page_of(office))
    assert named().get().current.prompt == "Combien font 1 et 1 ?"
    assert bytes(QuestionImport.objects.get().content) == b""


def test_a_long_file_is_read_in_pieces_and_shows_how_far_it_is(office, monkeypatch):
    monkeypatch.setattr("curriculum.journey.importing.A_PIECE", 10)
    monkeypatch.setattr("curriculum.actions.imports.A_PIECE", 10)
    give(office, banks.many(25))
    file = QuestionImport.objects.get()
    tasks.read_import(str(file.pk))

    part = page_of(office, avancement=1)
    assert "10 questions lues." in text_of(part)
    bar = BeautifulSoup(part.content, "html.parser").select_one("progress")
    assert bar["value"] == "36"
    work()
    assert ImportLine.objects.count() == 25
    assert QuestionImport.objects.get().state == "ready"


def test_one_broken_question_in_400_waits_for_the_author(office):
    give(office, banks.many(400, broken={200}))
    work()
    page = text_of(page_of(office))
    assert "399 questions prêtes" in page
    assert "1 question est à corriger." in page
    assert "Importer les 399 autres questions" in page
    wrong = text_of(page_of(office, sorte="wrong"))
    assert "996 q200 À corriger Aucune bonne réponse. Mettez = devant le bon choix." in wrong

    refused = accept(office)
    assert "Des questions sont à corriger. Rien n’est écrit." in text_of(refused)
    assert (work(), named().exists()) == (0, False)

    accept(office, skips_wrong="1")
    work()
    assert Question.objects.filter(name__regex=r"^q\d+$").count() == 399


def test_the_same_file_sent_by_a_double_click_is_one(office):
    key = uuid4()
    for _ in range(2):
        give(office, banks.many(2), key=key)
    assert QuestionImport.objects.count() == 1
    assert OrmQ.objects.count() == 1

    give(office, banks.many(3), key=key)
    assert QuestionImport.objects.count() == 2


def test_accepting_twice_writes_once(office):
    give(office, banks.many(2))
    work()
    for _ in range(2):
        accept(office)
    work()
    assert Question.objects.filter(name__in=("q1", "q2")).count() == 2
    file = QuestionImport.objects.get()
    tasks.write_import(str(file.pk))
    assert Question.objects.filter(name__in=("q1", "q2")).count() == 2


def test_two_authors_give_the_same_file_at_once_and_it_is_added_once(office, signed_in, edith):
    give(office, banks.many(2))
    give(signed_in(edith), banks.many(2))
    work()
    assert [line.verdict for line in ImportLine.objects.all()] == ["new"] * 4
    for file in QuestionImport.objects.all():
        accept(office, file)
    work()

    assert Question.objects.filter(name__in=("q1", "q2")).count() == 2
    assert sorted(QuestionImport.objects.values_list("added", flat=True)) == [0, 2]


def test_a_changed_question_is_left_alone_when_the_author_wants_it_so(office):
    give(office, banks.many(1))
    work()
    accept(office)
    work()
    give(office, banks.many(1).replace("~0", "~7"), name="autre.gift")
    work()
    file = QuestionImport.objects.get(name="autre.gift")
    assert "Donner une nouvelle version à 1 question déjà connue" in text_of(page_of(office, file))
    assert "Connue, mais changée" in text_of(page_of(office, file))
    office.post(reverse("question_imports:accept", args=(file.pk,)), {})
    work()
    assert named().get().versions.count() == 1


def test_a_file_given_up_writes_nothing_and_forgets_its_bytes(office):
    give(office, banks.many(2))
    work()
    file = QuestionImport.objects.get()
    response = office.post(reverse("question_imports:cancel", args=(file.pk,)), follow=True)

    assert "Le fichier est abandonné. Rien n’a été écrit." in text_of(response)
    accept(office)
    assert (work(), named().exists()) == (0, False)
    assert bytes(QuestionImport.objects.get().content) == b""
    assert "Ce fichier est abandonné." in text_of(page_of(office))


def test_a_killed_worker_leaves_a_file_that_the_sweep_finds_again(office):
    give(office, banks.many(2))
    OrmQ.objects.all().delete()
    tasks.sweep_imports()
    assert OrmQ.objects.count() == 0

    QuestionImport.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))
    tasks.sweep_imports()
    assert work() == 1
    assert QuestionImport.objects.get().state == "ready"


def test_after_four_tries_that_were_cut_a_person_decides(office):
    give(office, banks.many(2))
    OrmQ.objects.all().delete()
    QuestionImport.objects.update(tries=rules.MOST_TRIES)
    file = QuestionImport.objects.get()
    tasks.read_import(str(file.pk))
    page = text_of(page_of(office))
    assert "La lecture a échoué. Rien n’a été écrit. Chaque essai a été interrompu." in page

    office.post(reverse("question_imports:again", args=(file.pk,)))
    office.post(reverse("question_imports:again", args=(file.pk,)))
    assert work() == 1
    assert QuestionImport.objects.get().state == "ready"


def test_files_are_forgotten_after_thirty_days(office):
    give(office, banks.many(1))
    QuestionImport.objects.update(created_at=timezone.now() - timedelta(days=31))
    OrmQ.objects.all().delete()
    tasks.sweep_imports()
    assert not QuestionImport.objects.exists()
    work()


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


def test_versions_of_many_questions_stay_numbered(office):
    give(office, banks.many(3))
    work()
    accept(office)
    work()
    give(office, banks.many(3).replace("#Oui", "#Bravo"), name="b.gift")
    work()
    accept(office, QuestionImport.objects.get(name="b.gift"))
    work()
    versions = QuestionVersion.objects.filter(question__name__in=("q1", "q2", "q3"))
    assert (
        sorted(versions.values_list("number", "is_current")) == [(1, False)] * 3 + [(2, True)] * 3
    )


def test_two_workers_on_one_file_read_each_question_once(office):
    give(office, banks.many(2))
    one, other = QuestionImport.objects.get(), QuestionImport.objects.get()
    for held in (one, other):
        importing.read_piece(held, at=timezone.now())
    assert ImportLine.objects.count() == 2
    accept(office)
    for held in (QuestionImport.objects.get(), QuestionImport.objects.get()):
        importing.write_file(held, at=timezone.now())
    assert Question.objects.filter(name__in=("q1", "q2")).count() == 2


def test_a_file_that_was_to_be_written_is_found_again_too(office):
    give(office, banks.many(2))
    work()
    accept(office)
    OrmQ.objects.all().delete()
    QuestionImport.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))
    tasks.sweep_imports()
    work()
    assert QuestionImport.objects.get().state == "done"


def test_a_question_is_changed_once_by_a_file_even_in_pieces(office, monkeypatch):
    give(office, "::a::Où ? {=ici ~là}")
    work()
    accept(office)
    work()
    monkeypatch.setattr("curriculum.journey.importing.A_PIECE", 1)
    monkeypatch.setattr("curriculum.actions.imports.A_PIECE", 1)
    give(office, "::a::Où ? {=ici ~loin}\n\n::a::Où ? {=ici ~dehors}", name="b.gift")
    work()
    lines = ImportLine.objects.filter(file__name="b.gift")
    assert [line.verdict for line in lines] == ["changed", "new"]


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
