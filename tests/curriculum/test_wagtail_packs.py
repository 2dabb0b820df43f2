"""Packs in the office: a ZIP given, tried, reported, accepted, written, in a person's name."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ
from wagtail.models import PageLogEntry

from curriculum import tasks
from curriculum.forms.imports import PackFileForm
from curriculum.models import Module, PackImport, Question
from curriculum.rules import imports as rules
from tests.curriculum import lesson_writing as write
from tests.curriculum.importing import work
from tests.curriculum.packing import (
    accept,
    edit,
    files,
    give,
    lesson,
    page_of,
    read,
    rows,
    stored,
    the_file,
    url_of,
    zipped,
)
from tests.doors import text_of

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the files of its thumbnails to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


def test_packs_are_tried_then_accepted_then_written_in_ones_name(office, blaise):
    before = rows()
    assert "Les paquets sont lus." in text_of(give(office, files()))
    work()

    page = page_of(office)
    assert "Ce que l’import fera" in page
    assert "Rien n’est encore écrit." in page
    assert "Créé (" in page
    assert "regarder/un : cotes" in page
    assert rows() == before

    assert "L’import commence." in text_of(accept(office))
    assert "Les paquets s’écrivent, tous ensemble." in page_of(office)
    assert rows() == before
    work()
    assert "Ce que l’import a fait" in page_of(office)
    assert Question.objects.filter(name="cotes").exists()
    page = lesson()
    assert (page.live, page.owner) == (True, blaise)
    told = PageLogEntry.objects.filter(page=page.pk).values_list("action", "user")
    assert ("wagtail.publish", blaise.pk) in list(told)
    assert {user for _action, user in told} == {blaise.pk}


def test_the_same_packs_again_change_nothing(office):
    for _ in range(2):
        give(office, files())
    work()
    for file in PackImport.objects.order_by("created_at"):
        accept(office, file)
    work()
    before = rows()

    assert "Le site dit déjà ce que disent ces paquets." in read(office, files())
    assert rows() == before


def test_two_people_import_the_same_packs_at_once_and_they_are_written_once(
    office, signed_in, edith
):
    give(office, files())
    give(signed_in(edith), files())
    work()
    first, second = PackImport.objects.order_by("created_at")
    assert first.report["created"] == second.report["created"] != []
    accept(office, first)
    accept(office, second)
    work()

    second.refresh_from_db()
    assert (second.state, second.report["created"]) == ("done", [])
    assert "Rien n’a changé." in page_of(office, second)
    assert Module.objects.filter(slug="regarder").count() == 1


def test_the_same_form_sent_by_a_double_click_is_one_file(office):
    key, content = uuid4(), zipped(files())
    for _ in range(2):
        give(office, content, key=key)

    assert PackImport.objects.count() == 1
    assert OrmQ.objects.count() == 1


def test_accepting_twice_writes_once(office):
    read(office, files())
    for _ in range(2):
        accept(office)
    work()
    before = rows()
    tasks.write_packs(str(the_file().pk))
    tasks.read_packs(str(the_file().pk))

    assert rows() == before


def test_what_is_wrong_is_told_by_file_and_line_and_nothing_can_be_accepted(office):
    before = rows()
    page = read(office, files(one=("::cotes::", "::Cotes::"), two=("minutes: 3", "minutes: 300")))

    assert "choses sont à corriger" in page
    assert "regarder/01-un.md" in page
    accept(office)
    assert (work(), the_file().state) == (0, "ready")
    assert rows() == before
    report = office.get(url_of("report")).content.decode()
    assert "regarder/01-un.md" in report


def test_what_was_edited_here_is_left_alone_unless_one_asks_for_a_draft(office, imported):
    imported(files())
    edit(lesson(), title="Mieux dit")
    again = files(one=("titre: Un appareil, une personne", "titre: Autre titre"))
    page = read(office, again)
    assert "Modifié ici, laissé tel quel (1) regarder/un" in page
    assert "Remplacer ce qui a été modifié ici" in page
    accept(office)
    work()
    assert not lesson().has_unpublished_changes

    read(office, again)
    accept(office, replaces="on")
    work()
    assert "Modifié ici, brouillon à relire (1) regarder/un" in page_of(office)
    assert lesson().title == "Mieux dit"
    assert lesson().get_latest_revision_as_object().title == "Autre titre"


def test_an_address_taken_since_the_reading_stops_everything(office):
    read(office, files())
    write.new_module("regarder", title="Une autre")
    before = rows()
    accept(office)
    work()

    assert rows() == before
    page = page_of(office)
    assert "L’import a échoué. Rien n’a été écrit. Le site a changé depuis la lecture." in page
    for _ in range(2):
        office.post(url_of("again"))
    work()
    assert "L’adresse « regarder » est déjà prise" in page_of(office)


def test_who_may_no_longer_publish_imports_nothing(office, blaise, signed_in, edith):
    read(office, files())
    before = rows()
    accept(office)
    blaise.groups.clear()
    work()

    assert rows() == before
    assert "Qui a apporté ce fichier ne publie plus ici." in page_of(signed_in(edith))


def test_packs_given_up_write_nothing_and_their_bytes_go(office):
    read(office, files())
    response = office.post(url_of("cancel"), follow=True)
    office.post(url_of("cancel"))
    assert "Le fichier est abandonné. Rien n’a été écrit." in text_of(response)
    file = the_file()
    assert stored(file).exists()
    tasks.sweep_imports()

    assert not stored(file).exists()
    assert "Ce fichier est abandonné." in page_of(office)
    accept(office)
    assert work() == 0


def test_no_address_leads_to_the_bytes_and_they_go_after_the_import(office, client):
    read(office, files())
    file = the_file()
    assert client.get(f"/media/{file.file.name}").status_code == 404
    tasks.sweep_imports()
    assert stored(file).exists()
    accept(office)
    work()
    tasks.sweep_imports()
    assert not stored(file).exists()


def test_a_killed_worker_leaves_packs_that_the_sweep_finds_again(office):
    give(office, files())
    for state in ("ready", "done"):
        OrmQ.objects.all().delete()
        tasks.sweep_imports()
        assert OrmQ.objects.count() == 0
        PackImport.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))
        tasks.sweep_imports()
        work()
        assert the_file().state == state
        accept(office)


def test_after_four_tries_that_were_cut_a_person_decides(office):
    give(office, files())
    OrmQ.objects.all().delete()
    PackImport.objects.update(tries=rules.MOST_TRIES)
    tasks.read_packs(str(the_file().pk))
    assert "Rien n’a été écrit. Chaque essai a été interrompu." in page_of(office)
    office.post(url_of("again"))
    work()
    assert the_file().state == "ready"


def test_packs_are_forgotten_after_thirty_days(office):
    read(office, files())
    file = the_file()
    PackImport.objects.update(created_at=timezone.now() - timedelta(days=31))
    tasks.sweep_imports()
    assert not PackImport.objects.exists()
    assert not stored(file).exists()


LATIN = files()
LATIN["regarder/01-un.md"] = str(LATIN["regarder/01-un.md"]).encode("latin-1", "replace")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\0 pas un zip", "n’est ni un dossier ni un ZIP"),
        (zipped(files())[:200], "n’est ni un dossier ni un ZIP"),
        ({**files(), "regarder/gros.md": "0" * 9_000_000}, "cache un fichier démesuré"),
        ({**files(), "../../etc/cron.d/mal": "x"}, "Ce chemin sort du dossier."),
        ({"lisez.txt": "rien"}, "Aucun paquet ici."),
        (LATIN, "UTF-8"),
    ],
    ids=["renamed", "cut", "bomb", "path", "no pack", "latin-1"],
)
def test_a_file_that_is_something_else_is_named_for_what_it_is(office, content, words):
    before = rows()
    page = read(office, content)

    assert words in page
    assert "Importer les paquets" not in page
    assert rows() == before


def test_a_module_whose_address_is_taken_is_said(office):
    write.new_module("regarder", title="Une autre")
    assert "L’adresse « regarder » est déjà prise" in read(office, files())


def test_a_file_that_is_too_large_is_refused_before_it_is_read(office, monkeypatch):
    monkeypatch.setattr(PackFileForm, "max_bytes", 10)
    assert "Ce fichier dépasse 200 Mo." in text_of(give(office, files()))
    assert not PackImport.objects.exists()


def test_the_reading_shows_how_far_it_is_without_a_script(office):
    give(office, files())
    part = text_of(office.get(url_of("show"), {"avancement": "1"}))
    assert "Les paquets sont lus." in part
    assert "Actualiser" in part


def test_authors_write_but_bring_no_packs(signed_in, jeanne, office):
    client = signed_in(jeanne)
    assert "Importer des paquets" not in text_of(client.get(reverse("question_imports:index")))
    assert "Importer des paquets" in text_of(office.get(reverse("question_imports:index")))
    read(office, files())
    assert client.post(url_of("accept")).status_code == 302
    assert the_file().state == "ready"
    assert client.get(url_of("show")).status_code == 302
