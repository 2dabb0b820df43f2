"""A path is not published while its public programme is unfinished; nothing typed is lost."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from curriculum.models import (
    Catalogue,
    LearningPath,
    Module,
    PublishedProgramme,
    UnfinishedProgrammeError,
)
from curriculum.rules.programme import WRITTEN_FACTS
from tests.curriculum import lesson_writing as write

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    """A trainer's browser."""
    return signed_in(blaise)


@pytest.fixture
def module():
    module = write.new_module()
    write.new_lesson(module, write.quiz(write.question()))
    return module


def path_form(*modules, title="Aider au comptoir", action="action-publish", **facts):
    places = [
        {"module": m.pk, "is_required": "on", "variant": "", "ORDER": i + 1}
        for i, m in enumerate(modules)
    ]
    return nested_form_data(
        {
            "title": title,
            "slug": "aider-au-comptoir",
            "summary": "",
            "audience": "",
            "description": "",
            "path_modules": inline_formset(places),
            "comments": inline_formset([]),
            **write.facts(**facts),
            action: "1",
        }
    )


def add(office, form):
    catalogue = Catalogue.objects.get()
    address = reverse("wagtailadmin_pages:add", args=("curriculum", "learningpath", catalogue.pk))
    return office.post(address, form, follow=True)


def edit(office, path, form):
    return office.post(reverse("wagtailadmin_pages:edit", args=(path.pk,)), form, follow=True)


def words(response):
    text = strip_tags(response.content.decode()).replace("&#x27;", "'")
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def draft(path):
    return path.get_latest_revision_as_object()


def test_a_whole_programme_is_published(office, module):
    add(office, path_form(module))

    path = LearningPath.objects.get(slug="aider-au-comptoir")
    assert path.live
    assert PublishedProgramme.objects.get(path=path.translation_key).until is None


@pytest.mark.parametrize("fact", WRITTEN_FACTS)
def test_a_new_path_that_lacks_a_fact_stays_a_draft_and_the_fact_is_named(office, module, fact):
    names = {
        "prerequisites": "Prérequis",
        "recognition": "Reconnaissance",
        "arrangements": "Organisation et financement",
        "access_time": "Délai d’accès",
        "prices": "Tarifs",
        "contacts": "Contacts",
        "methods": "Méthodes",
        "assessment": "Évaluation",
        "disability_access": "Accessibilité",
    }
    response = add(office, path_form(module, **{fact: "  "}))

    path = LearningPath.objects.get(slug="aider-au-comptoir")
    assert not path.live
    assert path.has_unpublished_changes
    said = words(response)
    assert "Ce parcours n’est pas publié. Votre brouillon est gardé." in said
    assert f"Il manque : {names[fact]}." in said
    assert draft(path).description == ""
    assert office.get("/parcours/aider-au-comptoir/").status_code == 404


def test_a_path_without_a_lesson_lacks_its_duration(office):
    empty = write.new_module("vide")
    empty.objectives.all().delete()
    response = add(office, path_form(empty))

    assert "Il manque : Objectifs, Durée." in words(response)
    assert not LearningPath.objects.get(slug="aider-au-comptoir").live


def test_a_published_path_stays_as_the_public_knows_it_while_its_draft_lacks_a_fact(office, module):
    add(office, path_form(module))
    path = LearningPath.objects.get(slug="aider-au-comptoir")
    places = path.path_modules.all()
    form = path_form(title="Nouveau titre", prices="")
    form |= nested_form_data(
        {
            "path_modules": inline_formset(
                [
                    {"id": p.pk, "module": p.module_id, "is_required": "on", "ORDER": 1}
                    for p in places
                ],
                initial=1,
            )
        }
    )
    response = edit(office, path, form)

    assert "Il manque : Tarifs." in words(response)
    path.refresh_from_db()
    assert (path.live, path.title, bool(path.prices)) == (True, "Aider au comptoir", True)
    assert (draft(path).title, draft(path).prices) == ("Nouveau titre", "")
    assert "Aider au comptoir" in words(office.get("/parcours/aider-au-comptoir/"))


def test_an_address_with_accents_is_refused_before_any_page_breaks(office, module):
    response = add(office, {**path_form(module), "slug": "à-lécole"})

    assert "Écrivez cette adresse sans accent." in words(response)
    assert not LearningPath.objects.filter(title="Aider au comptoir").exists()
    assert office.get("/parcours/").status_code == 200


def test_a_draft_may_lack_everything(office, module):
    add(office, path_form(module, action="action-save", **dict.fromkeys(WRITTEN_FACTS, "")))

    assert not LearningPath.objects.get(slug="aider-au-comptoir").live


def test_what_goes_to_review_is_whole(office, module):
    """Each missing fact is said at its field, and nothing typed leaves the form."""
    add(office, path_form(module, action="action-save", prices=""))
    path = LearningPath.objects.get(slug="aider-au-comptoir")
    place = path.path_modules.get()
    form = path_form(prices="", methods="Des ateliers d’écriture.", action="action-submit")
    form |= nested_form_data(
        {
            "path_modules": inline_formset(
                [{"id": place.pk, "module": module.pk, "is_required": "on", "ORDER": 1}], initial=1
            )
        }
    )
    response = edit(office, path, form)

    assert "Écrivez « Tarifs » : le programme public en a besoin." in words(response)
    path.refresh_from_db()
    assert not path.workflow_in_progress
    assert "Des ateliers d’écriture." in response.content.decode()


def test_a_path_ticked_in_a_list_is_not_published_while_it_lacks_a_fact(office, module):
    add(office, path_form(module, prices="", action="action-save"))
    path = LearningPath.objects.get(slug="aider-au-comptoir")
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    response = office.post(f"{address}?id={path.pk}", {"include_descendants": ""}, follow=True)

    assert "« Aider au comptoir » n’est pas publié. Il manque : Tarifs." in words(response)
    path.refresh_from_db()
    assert not path.live


def test_a_path_ticked_in_a_list_is_published_when_whole(office, module):
    add(office, path_form(module, action="action-save"))
    path = LearningPath.objects.get(slug="aider-au-comptoir")
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    office.post(f"{address}?id={path.pk}", {"include_descendants": ""})

    path.refresh_from_db()
    assert path.live


def test_no_other_door_publishes_an_unfinished_programme(module):
    path = write.new_path(module)
    path.prices = ""
    with pytest.raises(UnfinishedProgrammeError):
        path.save_revision().publish()

    path.refresh_from_db()
    assert path.prices


def test_a_draft_forgets_a_module_that_was_deleted_meanwhile(blaise, signed_in):
    kept, gone = write.new_module("garde"), write.new_module("parti")
    path = write.new_path(kept, gone)
    path.save_revision()
    Module.objects.get(pk=gone.pk).delete()

    draft = LearningPath.objects.get(pk=path.pk).get_latest_revision_as_object()
    assert [place.module_id for place in draft.path_modules.all()] == [kept.pk]
    address = reverse("wagtailadmin_pages:edit", args=(path.pk,))
    assert signed_in(blaise).get(address).status_code == 200
