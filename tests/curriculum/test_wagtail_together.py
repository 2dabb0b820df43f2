"""Two people in one page: nobody overwrites, nothing is lost, each is told."""

import pytest
from wagtail.models import Comment, Page, PageLogEntry, Revision
from wagtail.test.utils.form_data import inline_formset

from content.office.editing import CarefulEditing
from curriculum.models import Activity, Lesson
from tests.curriculum import lesson_writing as write
from tests.curriculum.editing import edit_url, opened, send
from tests.doors import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    module = write.new_module()
    return write.new_lesson(module, write.passage("Au début."), write.quiz(write.question()))


def title_now(lesson):
    return Page.objects.get(pk=lesson.pk).get_latest_revision_as_object().title


@pytest.fixture
def overtaken(lesson, blaise, simone, signed_in):
    """Simone opened, Blaise opened and saved, Simone saves."""
    hers = opened(lesson, title="Le titre de Simone")
    send(signed_in(blaise), lesson, opened(lesson, title="Le titre de Blaise"))
    return signed_in(simone), hers


@pytest.mark.parametrize("action", ["save", "publish", "submit"])
def test_the_second_to_save_is_told_and_what_they_wrote_is_kept(overtaken, lesson, action):
    client, hers = overtaken
    response = send(client, lesson, hers, action)

    assert response.status_code == 302
    page = text_of(client.get(response["Location"]))
    assert "Cette page a été enregistrée par Blaise Pascal à" in page
    assert "Vos modifications sont gardées à côté. Rien n’est perdu." in page
    assert title_now(lesson) == "Le titre de Blaise"
    kept = Revision.objects.for_instance(lesson).get(user__first_name="Simone")
    assert kept.content["title"] == "Le titre de Simone"
    assert not Page.objects.get(pk=lesson.pk).workflow_in_progress
    assert Lesson.objects.get(pk=lesson.pk).title == "Une leçon"


def test_she_compares_takes_hers_up_again_and_saves_them(overtaken, lesson, simone):
    client, hers = overtaken
    send(client, lesson, hers)
    kept = Revision.objects.for_instance(lesson).get(user=simone)
    newest = lesson.specific_class.objects.get(pk=lesson.pk).latest_revision_id
    compared = client.get(f"/admin/pages/{lesson.pk}/revisions/compare/{newest}...{kept.pk}/")
    assert "Le titre de" in text_of(compared)

    address = f"/admin/pages/{lesson.pk}/revisions/{kept.pk}/revert/"
    assert 'value="Le titre de Simone"' in client.get(address).content.decode()
    again = opened(lesson, title="Le titre de Simone")
    assert client.post(address, again).status_code == 302
    assert title_now(lesson) == "Le titre de Simone"


def test_the_history_names_what_was_kept(overtaken, lesson, simone):
    client, hers = overtaken
    send(client, lesson, hers)

    assert PageLogEntry.objects.filter(page=lesson, action="content.keep_beside").count() == 1
    history = text_of(client.get(f"/admin/pages/{lesson.pk}/history/"))
    assert "Version gardée à côté de celle d’une autre personne" in history


def test_a_comment_written_meanwhile_is_kept_too(overtaken, lesson):
    client, hers = overtaken
    comment = {
        "id": "",
        "contentpath": "title",
        "text": "Un titre plus court ?",
        "position": "",
        "replies": inline_formset([]),
    }
    hers |= {
        k: v
        for k, v in opened(lesson, comments=inline_formset([comment])).items()
        if k.startswith("comments-")
    }
    send(client, lesson, hers)

    assert Comment.objects.get(page=lesson).text == "Un titre plus court ?"


def test_what_cannot_be_kept_comes_back_and_is_still_second(overtaken, lesson):
    client, hers = overtaken
    response = send(client, lesson, hers | {"minutes": "huit"})

    page = text_of(response)
    assert response.status_code == 200
    assert "Corrigez ce qui suit : vos modifications seront gardées à côté." in page
    shown = response.content.decode()
    assert f'name="loaded_revision_id" value="{hers["loaded_revision_id"]}"' in shown
    assert hers["loaded_revision_created_at"] in shown
    send(client, lesson, hers)
    assert title_now(lesson) == "Le titre de Blaise"
    assert Revision.objects.for_instance(lesson).filter(user__first_name="Simone").exists()


def test_ones_own_other_window_is_said_so(lesson, blaise, signed_in):
    client, old = signed_in(blaise), opened(lesson, title="Ancienne fenêtre")
    send(client, lesson, opened(lesson, title="Nouvelle fenêtre"))
    response = send(client, lesson, old)

    page = text_of(client.get(response["Location"]))
    assert "enregistrée par vous, dans une autre fenêtre, à" in page


def test_somebody_who_left_is_no_name(lesson, blaise, simone, signed_in):
    client, old = signed_in(simone), opened(lesson)
    send(signed_in(blaise), lesson, opened(lesson, title="Autre"))
    Revision.objects.for_instance(lesson).update(user=None)
    response = send(client, lesson, old)

    assert "enregistrée par quelqu’un à" in text_of(client.get(response["Location"]))


def test_saving_by_itself_is_refused_while_another_has_saved(overtaken, lesson):
    client, hers = overtaken
    response = send(client, lesson, hers, headers={"accept": "application/json"})

    assert response.json()["error_code"] == "invalid_revision"
    assert title_now(lesson) == "Le titre de Blaise"


def test_the_one_who_is_alone_saves_as_before(lesson, blaise, signed_in):
    response = send(signed_in(blaise), lesson, opened(lesson, title="Seul"), "publish")

    assert response.status_code == 302
    lesson.refresh_from_db()
    assert lesson.title == "Seul"
    assert Activity.objects.filter(lesson=lesson.translation_key, retired_at=None).count() == 1


def test_a_version_saved_at_the_same_instant_is_seen(
    lesson, blaise, simone, signed_in, monkeypatch
):
    """Simone's request has read the page; Blaise's is written before hers takes the row."""
    form = opened(lesson, title="Simone, au même instant")
    held = CarefulEditing.post

    def overtaken_post(self, request, *args, **kwargs):
        Lesson.objects.get(pk=lesson.pk).save_revision(user=blaise)
        return held(self, request, *args, **kwargs)

    monkeypatch.setattr(CarefulEditing, "post", overtaken_post)
    response = send(signed_in(simone), lesson, form)

    assert title_now(lesson) == "Une leçon"
    assert edit_url(lesson) == response["Location"]
