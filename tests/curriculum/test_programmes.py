"""What a path says of itself, today and on the day somebody enrolled."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.utils import timezone

from curriculum.actions.programmes import end_programme, renew_programme
from curriculum.models import LearningPath, Lesson, Module, Objective, PublishedProgramme
from curriculum.queries.programmes import programme_of
from curriculum.rules.programme import FACTS, as_json, empty_facts, from_json
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


def read(response):
    page = BeautifulSoup(response.content, "html.parser")
    for silent in page.select("script, style, svg"):
        silent.decompose()
    return " ".join(page.get_text(" ").replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.fixture
def module():
    module = write.new_module()
    write.new_lesson(module, write.quiz(write.question()))
    return module


@pytest.fixture
def one_path(module):
    """Its first programme is kept since 26 October, noon."""
    path = write.new_path(module)
    PublishedProgramme.objects.filter(path=path.translation_key).update(since=noon(26, 10))
    return path


def noon(day, month):
    return datetime(2026, month, day, 12, tzinfo=PARIS)


def changed(path, *, at, **fields):
    """An author publishes a change, at that moment."""
    LearningPath.objects.filter(pk=path.pk).update(**fields)
    return renew_programme(LearningPath.objects.get(pk=path.pk), at=at)


def kept(path):
    return list(
        PublishedProgramme.objects.filter(path=path.translation_key)
        .order_by("since")
        .values_list("since", "until")
    )


def test_the_page_says_the_eleven_facts_each_at_its_own_address(client, path):
    response = client.get("/parcours/aider-sans-faire-a-la-place/")

    page = BeautifulSoup(response.content, "html.parser")
    names = {row.dt.get_text(strip=True): row["id"] for row in page.select("dl > div")}
    assert names == {
        "Prérequis": "prerequis",
        "Objectifs": "objectifs",
        "Reconnaissance": "reconnaissance",
        "Durée": "duree",
        "Organisation et financement": "organisation",
        "Délai d’accès": "delai-d-acces",
        "Tarifs": "tarifs",
        "Contacts": "contacts",
        "Méthodes": "methodes",
        "Évaluation": "evaluation",
        "Accessibilité": "accessibilite",
    }
    assert all(row.dd.get_text(strip=True) for row in page.select("dl > div"))


def test_who_trains_and_where_to_write_come_from_the_settings(client, path, settings):
    settings.CONTACT_EMAIL = "bonjour@exemple.fr"
    settings.TRAINING_BODY = {**settings.TRAINING_BODY, "name": "Coopérative des Lilas"}

    said = read(client.get("/parcours/aider-sans-faire-a-la-place/"))
    assert "Coopérative des Lilas" in said
    assert "bonjour@exemple.fr" in said


def test_optional_modules_and_variants_are_said_in_words(client, module):
    extra = write.new_module("plus-loin", title="Plus loin")
    write.new_lesson(extra, write.quiz(write.question("autre")))
    path = write.new_path(module, extra)
    place = path.path_modules.last()
    place.is_required, place.variant = False, "poste public"
    place.save()
    path.save_revision().publish()

    said = read(client.get("/parcours/un-parcours/"))
    assert "À lire Un module" not in said
    assert "Comptez 5 min" in said
    assert "5 min à distance, pour le module obligatoire." in said
    assert "Un module au choix s’ajoute si vous voulez." in said
    assert "Obligatoire" in said
    assert "Au choix Variante : poste public" in said


def test_a_path_page_asks_the_same_for_one_module_or_twelve(
    client, module, django_assert_num_queries
):
    write.new_path(module)
    with django_assert_num_queries(3):  # the page, its programme, the way its people have come
        client.get("/parcours/un-parcours/")

    others = [write.new_module(f"m-{i}") for i in range(11)]
    for i, other in enumerate(others):
        write.new_lesson(other, write.quiz(write.question(f"q{i}")))
    write.new_path(module, *others, slug="long")
    with django_assert_num_queries(3):
        assert "en 12 modules" in read(client.get("/parcours/long/"))
    with django_assert_num_queries(2):
        client.get(f"/parcours/long/?au={timezone.localdate()}")


def test_a_path_published_before_programmes_were_kept_says_what_its_pages_say(client, one_path):
    PublishedProgramme.objects.all().delete()

    said = read(client.get("/parcours/un-parcours/"))
    assert "Ce qu’il faut savoir : prices." in said
    assert "Programme mis à jour" not in said


def test_the_programme_of_a_day_is_the_one_that_was_online(client, one_path):
    changed(one_path, at=noon(10, 11), prices="Cent euros.", title="Autre titre")

    before = client.get("/parcours/un-parcours/?au=2026-11-02")
    said = read(before)
    assert before.status_code == 200
    assert "Ce programme est celui du 2 novembre 2026, tel que le public le lisait." in said
    assert "Il était en ligne depuis le 26 octobre 2026." in said
    assert "Il ne l’est plus depuis le 10 novembre 2026." in said
    assert "Ce qu’il faut savoir : prices." in said
    assert "Cent euros." not in said
    assert '<meta name="robots" content="noindex">' in before.content.decode()
    after = read(client.get("/parcours/un-parcours/?au=2026-11-11"))
    assert "Cent euros." in after
    assert "Il l’est toujours." in after
    assert "Cent euros." in read(client.get("/parcours/un-parcours/"))


def test_the_day_of_a_change_shows_the_last_and_says_the_hour(client, one_path):
    changed(one_path, at=noon(10, 11), prices="Cent euros.")

    said = read(client.get("/parcours/un-parcours/?au=10/11/2026"))
    assert "Il a changé ce jour-là, à 12:00 : vous lisez le dernier." in said
    assert "Cent euros." in said


def test_a_day_begins_at_midnight_in_our_time(client, one_path):
    changed(one_path, at=datetime(2026, 11, 10, 0, 30, tzinfo=PARIS), prices="Cent euros.")

    assert "Cent euros." not in read(client.get("/parcours/un-parcours/?au=2026-11-09"))
    assert "Cent euros." in read(client.get("/parcours/un-parcours/?au=2026-11-10"))


def test_before_the_first_programme_the_page_says_since_when_they_are_kept(client, one_path):
    response = client.get("/parcours/un-parcours/?au=2026-10-25")

    assert response.status_code == 404
    said = read(response)
    assert "Aucun programme n’était en ligne le 25 octobre 2026." in said
    assert "Le plus ancien que nous gardons est du 26 octobre 2026." in said


def test_a_path_of_which_nothing_was_kept_says_so(client, one_path):
    PublishedProgramme.objects.all().delete()

    said = read(client.get("/parcours/un-parcours/?au=2026-11-02"))
    assert "Nous n’en gardons aucun pour ce parcours." in said


@pytest.mark.parametrize("day", ["hier", "2026-02-30", "", "<b>", "9" * 400, "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused_in_plain_words(client, one_path, day):
    response = client.get("/parcours/un-parcours/", {"au": day})

    said = read(response)
    assert response.status_code == 400
    assert "Erreur :" in said
    assert "Écrivez un jour qui existe, comme 02/11/2026." in said or "Choisissez un jour." in said
    assert "<b>" not in said


def test_a_day_to_come_is_refused(client, one_path):
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = client.get(f"/parcours/un-parcours/?au={tomorrow}")
    assert response.status_code == 400
    assert "Ce jour n’est pas encore là." in read(response)


def test_a_withdrawn_path_still_answers_for_the_days_it_was_online(client, one_path):
    one_path.unpublish()
    PublishedProgramme.objects.update(until=noon(20, 11))

    assert client.get("/parcours/un-parcours/").status_code == 404
    then = client.get("/parcours/un-parcours/?au=2026-11-02")
    assert then.status_code == 200
    assert "Voir le programme d’aujourd’hui" not in read(then)
    assert client.get("/parcours/un-parcours/?au=2026-11-21").status_code == 404


def test_a_path_never_published_has_no_past(client, module):
    path = write.new_path(module)
    LearningPath.objects.filter(pk=path.pk).update(live=False, first_published_at=None)

    assert client.get(f"/parcours/un-parcours/?au={timezone.localdate()}").status_code == 404


def test_publishing_the_same_again_keeps_one_programme(one_path):
    one_path.save_revision().publish()

    assert kept(one_path) == [(noon(26, 10), None)]


def test_withdrawing_ends_the_programme_and_coming_back_begins_another(one_path):
    one_path.unpublish()
    [(_, ended)] = kept(one_path)
    assert ended is not None

    LearningPath.objects.get(pk=one_path.pk).save_revision().publish()
    assert [until for _, until in kept(one_path)] == [ended, None]
    assert not end_programme(write_nothing(), at=ended)


def write_nothing():
    return LearningPath(title="Jamais écrit")


def test_what_changes_in_a_module_changes_the_programmes_that_hold_it(one_path, module):
    objective = Objective(text="relire un texte")
    module = Module.objects.get(pk=module.pk)
    module.objectives.add(objective)
    module.save_revision().publish()

    assert len(kept(one_path)) == 2
    newest = PublishedProgramme.objects.get(path=one_path.translation_key, until=None)
    assert newest.whole.modules[0].objectives == ("lire un texte", "relire un texte")
    assert str(newest).startswith(str(one_path.translation_key))


def test_a_lesson_s_minutes_change_the_duration_and_a_word_in_it_changes_nothing(one_path, module):
    lesson = Lesson.objects.get(slug="une-lecon")
    lesson.title = "Un autre titre"
    lesson.save_revision().publish()
    assert len(kept(one_path)) == 1

    lesson.minutes = 7
    lesson.save_revision().publish()
    assert len(kept(one_path)) == 2


def test_the_database_refuses_two_programmes_at_a_time(one_path):
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedProgramme.objects.create(
            path=one_path.translation_key, content={}, fingerprint="x", since=noon(1, 11)
        )


def test_a_programme_is_the_same_once_read_back(one_path):
    programme = programme_of(one_path)

    assert from_json(as_json(programme)) == programme
    assert empty_facts(programme) == []


def test_an_empty_draft_lacks_all_but_nothing_breaks():
    assert empty_facts(programme_of(LearningPath(title="Vide"))) == list(FACTS)


def test_the_preview_of_a_draft_says_what_it_would_say(one_path):
    one_path.prices = "Deux cents euros."
    said = read(one_path.make_preview_request())

    assert "Deux cents euros." in said


def test_a_module_names_the_paths_that_hold_it(client, one_path):
    page = BeautifulSoup(client.get("/modules/a-lire/").content, "html.parser")

    assert [a.get_text() for a in page.select('main a[href^="/parcours/"]')] == ["Un parcours"]
