"""Files of questions in the office: given, read, accepted, written."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from curriculum import tasks
from curriculum.journey import importing
from curriculum.models import ImportLine, Question, QuestionImport, QuestionVersion
from curriculum.rules import imports as rules
from tests.curriculum import banks
from tests.curriculum.importing import accept, give, named, page_of, work
from tests.doors import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


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
