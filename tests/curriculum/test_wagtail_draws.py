"""An author places draws in a quiz: what is refused, what is published, what is previewed."""

import re
from html import unescape

import pytest
from django.urls import reverse

from curriculum.actions.packs.blocks import raw_blocks_of
from curriculum.models import Activity, Lesson
from curriculum.rules.drawing import Draw
from curriculum.rules.fingerprints import blocks_that_count
from curriculum.rules.identity import Names
from curriculum.rules.packs import PackLesson, Quiz
from tests.curriculum import lesson_writing as write
from tests.curriculum.test_wagtail_forms import add, lesson_form, quiz_in_form, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in, blaise):
    return signed_in(blaise)


@pytest.fixture
def module():
    return write.new_module()


@pytest.fixture
def bank():
    """Three questions that may be asked about one thing, and one that may no longer."""
    made = [in_topic(name) for name in ("un", "deux", "trois", "quatre")]
    made[-1].retired_at = made[-1].created_at
    made[-1].save()
    return made[:-1]


def in_topic(name, topic="gestes"):
    return write.of_kind("single", ("oui", 1), ("non", 0), name=name, topic=topic)


def drawing(*draws, listed=()):
    """The form of a quiz with its draws, as the browser sends it."""
    form = quiz_in_form(*(question.pk for question in listed)) | {"draws-count": len(draws)}
    for place, (topic, count) in enumerate(draws):
        form |= {f"draws-{place}-value-topic": topic, f"draws-{place}-value-count": count}
        form |= {
            f"draws-{place}-order": place,
            f"draws-{place}-deleted": "",
            f"draws-{place}-id": "",
        }
    return form


def data_of(response):
    """What the page hands to the editor's script, where Wagtail's errors are."""
    page = unescape(response.content.decode())
    text = re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), page)
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def publish(office, module, quiz):
    return add(office, module, lesson_form(("quiz", quiz)))


def test_a_quiz_may_list_and_draw(office, module, bank):
    response = publish(office, module, drawing(("gestes", 2), listed=bank[:1]))

    assert response.status_code == 302
    activity = Activity.objects.get(lesson=Lesson.objects.child_of(module).get().translation_key)
    assert (activity.listed, activity.drawing) == ([bank[0].pk], [Draw("gestes", 2)])


@pytest.mark.parametrize(
    ("draws", "listed", "said"),
    [
        ([("gestes", 4)], 0, "« gestes » : 3 à tirer au plus. Tirez-en moins, ou écrivez-en."),
        ([("gestes", 2), ("gestes", 2)], 0, "« gestes » : 3 à tirer au plus."),
        ([("gestes", 3)], 2, "« gestes » : 1 à tirer au plus."),
        ([], 0, "Ce quiz ne demande rien. Ajoutez une question, ou un tirage."),
        ([("inconnu", 1)], 0, ""),
        ([("gestes", 0)], 0, ""),
        ([("gestes", "x")], 0, ""),
    ],
)
def test_a_draw_larger_than_its_topic_is_refused_beside_it(
    office, module, bank, draws, listed, said
):
    response = publish(office, module, drawing(*draws, listed=bank[:listed]))

    assert response.status_code == 200
    assert said in data_of(response)
    assert not Lesson.objects.child_of(module).exists()


def test_a_draft_keeps_a_draw_that_is_too_large_for_now(office, module, bank):
    form = lesson_form(("quiz", drawing(("gestes", 9))))
    add(office, module, form, action="action-save")

    [block] = Lesson.objects.child_of(module).get().body.raw_data
    assert [line["value"] for line in block["value"]["draws"]] == [{"topic": "gestes", "count": 9}]


def test_topics_are_offered_with_how_many_questions_they_have(office, module, bank):
    lesson = write.new_lesson(module, write.quiz(bank[0]))
    page = office.get(reverse("wagtailadmin_pages:edit", args=(lesson.pk,))).content.decode()

    assert "gestes (3 questions)" in page


def test_a_quiz_from_before_there_were_draws_is_the_same_once_saved_again(office, module, bank):
    lesson = write.new_lesson(module, write.quiz(bank[0]))
    before = blocks_that_count(lesson.body.raw_data)
    [block] = lesson.body.raw_data
    saved = {**block, "value": {**block["value"], "draws": []}}

    assert blocks_that_count([saved]) == before
    drawn = {**block, "value": {**block["value"], "draws": [write.draw("gestes")]}}
    assert blocks_that_count([drawn]) != before


def test_a_preview_shows_one_draw_of_many_and_writes_nothing(office, module, bank):
    lesson = write.new_lesson(module, write.quiz(bank[0], draws=[write.draw("gestes", 2)]))
    page = words(office.get(reverse("wagtailadmin_pages:view_draft", args=(lesson.pk,))))

    assert page.count("Et alors") == 3
    assert "Aperçu : rien n’est enregistré." in page


def test_a_pack_may_hold_draws(module, a_moment):
    quiz = Quiz("finir", "Pour finir", 1, 70, (), 1, (Draw("gestes", 2),))
    taught = PackLesson("01.md", "une", "Une", 5, True, "", (quiz,))
    pack = Names(module.translation_key)
    [block] = raw_blocks_of(taught, pack)

    assert [line["value"] for line in block["value"]["draws"]] == [{"topic": "gestes", "count": 2}]
    assert raw_blocks_of(taught, pack) == [block]
