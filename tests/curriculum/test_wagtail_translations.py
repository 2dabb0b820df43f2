"""Translating in the office: French on the left, English on the right, and who may."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse

from curriculum.models import LearningPath, Lesson, Module, Question, Translation
from curriculum.models.outlines import Activity, Outline
from curriculum.rules.rows import quizzes_of
from tests.curriculum import lesson_writing as write
from tests.curriculum.translating import desk, desk_url, say, say_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(signed_in, blaise):
    return signed_in(blaise)


@pytest.fixture
def lesson(db):
    quiz = write.quiz(write.question())
    return write.new_lesson(write.new_module(), write.passage("Un texte."), quiz)


def listed(client):
    """The state of each thing on the list, by its title."""
    page = BeautifulSoup(client.get(reverse("translations:index")).content, "html.parser")
    rows = [row.select("td") for row in page.select("tbody tr")]
    return {row[0].get_text(strip=True): " ".join(row[1].get_text(" ").split()) for row in rows}


def words_of(thing):
    return Translation.objects.get(source=thing.translation_key)


def test_the_list_says_what_is_absent_drafted_partly_said_and_whole(author, lesson):
    before = listed(author)["Une leçon"]
    say(author, "lesson", lesson.translation_key, {"Une leçon": "A lesson"}, verb="keep")
    drafted = listed(author)["Une leçon"]
    say(author, "lesson", lesson.translation_key, {})
    part = listed(author)["Une leçon"]
    say_all(author, "lesson", lesson.translation_key)

    assert (before, drafted, part) == ("Absente", "Brouillon, 1 sur 3", "1 sur 3")
    assert listed(author)["Une leçon"] == "À jour"


def test_a_draft_is_read_by_nobody_until_published_and_is_withdrawn(author, lesson, client):
    url = "/en/modules/a-lire/"
    say(author, "lesson", lesson.translation_key, {"Une leçon": "A lesson"}, verb="keep")
    kept = client.get(url).content.decode()
    say(author, "lesson", lesson.translation_key, {})
    read = client.get(url).content.decode()
    desk_read = author.get(desk_url("lesson", lesson.translation_key)).content.decode()
    say(author, "lesson", lesson.translation_key, {}, verb="withdraw")
    withdrawn = client.get(url).content.decode()

    say(author, "lesson", lesson.translation_key, {}, verb="withdraw")

    assert 'href="/en/modules/a-lire/une-lecon/"' in desk_read
    assert ["A lesson" in page for page in (kept, read, withdrawn)] == [False, True, False]
    assert desk(author, "lesson", lesson.translation_key)["en:title"] == "A lesson"


def test_what_changed_in_french_is_to_be_read_again_with_the_former_french(author, lesson):
    say_all(author, "lesson", lesson.translation_key)
    blocks = list(lesson.body.raw_data)
    write.write(lesson, {**blocks[0], "value": "Un texte plus long."}, *blocks[1:])
    page = BeautifulSoup(
        author.get(desk_url("lesson", lesson.translation_key)).content, "html.parser"
    )
    (note,) = page.select(".translate__note")

    assert listed(author)["Une leçon"] == "À relire, 1 passage"
    assert "À relire : le français a changé." in note.get_text()
    assert note.select_one(".deletion") is not None
    sent = desk(author, "lesson", lesson.translation_key)
    sent.pop("")
    agreed = {**sent, f"ok:{blocks[0]['id']}": "on", "publish": "1"}
    author.post(desk_url("lesson", lesson.translation_key), agreed)
    assert listed(author)["Une leçon"] == "À jour"


def test_blocks_added_moved_and_removed_never_break_the_english(author, lesson, client):
    say_all(author, "lesson", lesson.translation_key)
    text, quiz = lesson.body.raw_data
    write.write(lesson, write.passage("Tout neuf."), quiz, text)
    assert listed(author)["Une leçon"] == "3 sur 4"
    write.write(lesson, quiz)
    assert listed(author)["Une leçon"] == "À jour"


def test_publishing_english_touches_neither_activities_nor_outlines(author, path, first_lesson):
    def pinned():
        return list(Activity.objects.order_by("pk").values()), list(Outline.objects.values())

    before = pinned()
    for kind, page in (("path", path), ("lesson", first_lesson)):
        say_all(author, kind, page.translation_key)

    assert pinned() == before
    assert Module.objects.filter(slug="regarder-a-360").count() == 1


def test_two_authors_at_once_lose_nothing(author, lesson, edith, signed_in):
    other, key = signed_in(edith), lesson.translation_key
    typed = desk(author, "lesson", key)
    typed.pop("")
    say(other, "lesson", key, {"Une leçon": "A lesson by Edith"}, verb="keep")
    response = author.post(desk_url("lesson", key), {**typed, "en:title": "A lesson", "keep": "1"})
    page = BeautifulSoup(response.content, "html.parser")

    assert response.status_code == 409
    assert page.select_one("textarea[name='en:title']").get_text(strip=True) == "A lesson"
    assert "A lesson by Edith" in page.get_text()
    assert words_of(lesson).draft["title"][0] == "A lesson by Edith"
    again = {
        field["name"]: field.get("value") or field.get_text(strip=True)
        for field in page.select("form textarea, form input[type=hidden]")
    }
    assert author.post(desk_url("lesson", key), {**again, "keep": "1"}).status_code == 302
    assert words_of(lesson).draft["title"][0] == "A lesson"


def test_the_same_form_sent_twice_is_kept_once(author, lesson):
    sent = desk(author, "lesson", lesson.translation_key)
    sent.pop("")
    typed = {**sent, "en:title": "A", "keep": "1"}
    for _ in range(2):
        author.post(desk_url("lesson", lesson.translation_key), typed)

    assert Translation.objects.count() == 1
    assert words_of(lesson).number == 1


def test_publishing_again_what_is_published_says_so(author, lesson):
    say_all(author, "lesson", lesson.translation_key)
    response = say(author, "lesson", lesson.translation_key, {})
    told = author.get(response.url).content.decode()

    assert "Rien n’a changé" in told
    assert words_of(lesson).number == 1


def test_a_title_too_long_and_a_form_spoiled_on_the_way_write_nothing(author, lesson):
    url = desk_url("lesson", lesson.translation_key)
    too_long = author.post(url, {"number": "0", "marks": "{}", "en:title": "a" * 300, "keep": "1"})
    spoiled = author.post(url, {"number": "x", "marks": "[", "en:title": "A", "keep": "1"})
    nothing = author.post(url, {"marks": "[]", "keep": "1"})

    assert [r.status_code for r in (too_long, spoiled, nothing)] == [422, 422, 302]
    assert not Translation.objects.exclude(draft={}).exists()


def test_what_is_typed_is_text_whatever_it_contains(author, lesson, client):
    say(author, "lesson", lesson.translation_key, {"Une leçon": "<script>alert(1)</script>"})
    page = client.get("/en/modules/a-lire/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_question_whose_replies_become_one_is_not_published(author):
    question = write.question()
    say_all(author, "question", question.pk)
    response = say(author, "question", question.pk, {"deux": "same", "trois": "same"})
    told = author.get(response.url).content.decode()

    assert "Deux réponses disent la même chose" in told
    assert Translation.objects.get().published["choice:0/text"][0] == "EN deux"


def test_everything_has_its_desk_and_its_texts_have_names(author, path, first_lesson):
    write.new_lesson(write.new_module(), write.passage("**Gras**"), write.picture(1))
    module = Module.objects.get(slug="regarder-a-360")
    quiz = quizzes_of(first_lesson.body.raw_data)[0]
    for kind, source, label in (
        ("path", path.translation_key, "Pour qui"),
        ("module", module.translation_key, "Objectif"),
        ("lesson", first_lesson.translation_key, "Encadré, texte"),
        ("lesson", Lesson.objects.get(slug="une-lecon").translation_key, "Image, image"),
        ("question", quiz.questions[0], "Réponse 1"),
        ("question", quiz.questions[0], "Retour sur la réponse 2"),
    ):
        assert label in author.get(desk_url(kind, source)).content.decode(), (kind, label)


def test_the_pages_of_the_office_offer_to_translate_what_is_published(author, lesson):
    question = Question.objects.get(name="nombre")
    draft = write.new_lesson(Module.objects.get(slug="a-lire"), slug="brouillon", live=False)

    def page(name, thing):
        return author.get(reverse(name, args=[thing.pk])).content.decode()

    offered = page("wagtailadmin_pages:edit", lesson), page("questions:edit", question)
    assert desk_url("lesson", lesson.translation_key) in offered[0]
    assert desk_url("question", question.pk) in offered[1]
    assert "/admin/translations/lesson" not in page("wagtailadmin_pages:edit", draft)
    assert author.get(desk_url("lesson", draft.translation_key)).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("ada", 302), ("colette", 302), ("edith", 200)])
def test_only_authors_translate(request, signed_in, lesson, who, status):
    client = signed_in(request.getfixturevalue(who))
    question = Question.objects.get(name="nombre")
    addresses = (
        reverse("translations:index"),
        desk_url("lesson", lesson.translation_key),
        desk_url("question", question.pk),
    )

    assert [client.get(address).status_code for address in addresses] == [status] * 3


def test_whoever_may_not_publish_keeps_drafts_only(signed_in, blaise, lesson):
    group = Group.objects.get(name="Formatrices et formateurs")
    group.page_permissions.filter(permission__codename="publish_page").delete()
    group.permissions.remove(*group.permissions.filter(codename="change_question"))
    client, url = signed_in(blaise), desk_url("lesson", lesson.translation_key)
    say(client, "lesson", lesson.translation_key, {"Une leçon": "A lesson"})

    assert words_of(lesson).published == {}
    assert 'name="publish"' not in client.get(url).content.decode()
    assert client.post(url, {"withdraw": "1"}).status_code == 302
    question = Question.objects.get(name="nombre").pk
    unknown = desk_url("poem", lesson.translation_key)
    assert client.get(desk_url("question", question)).status_code == 302
    assert client.get(unknown).status_code == 404


def test_a_question_that_says_nothing_yet_has_no_desk(author, a_moment):
    question = Question.objects.create(name="vide", created_at=a_moment)

    assert author.get(desk_url("question", question.pk)).status_code == 404


def test_the_list_takes_as_many_queries_whatever_it_lists(author, django_assert_num_queries):
    author.get(reverse("translations:index"))
    with django_assert_num_queries(19):
        author.get(reverse("translations:index"))
    for name in ("un", "deux"):
        write.new_lesson(write.new_module(name), write.quiz(write.question(name)))
    LearningPath.objects.get(slug="aider-sans-faire-a-la-place").copy(
        update_attrs={"slug": "autre"}, process_child_object=None
    )
    with django_assert_num_queries(19):
        author.get(reverse("translations:index"))
