"""Pictures: sized at publication, told in one query, never made by a reader."""

import gc
import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from content.models import Picture, Rendition
from curriculum.models import Lesson
from curriculum.queries.pictures import picture_views
from tests import doors
from tests.curriculum import lesson_writing as write

# Wagtail leaves the closing of what it resizes to the garbage collector: let it be here.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def swept():
    yield
    gc.collect()


def photo(name="photo.jpg", width=2000, height=1000):
    content = BytesIO()
    Image.new("RGB", (width, height), "white").save(content, "JPEG")
    return Picture.objects.create(title=name, file=ContentFile(content.getvalue(), name=name))


def lesson_with(*pictures):
    module = write.new_module()
    shown = [write.picture(picture.pk) for picture in pictures]
    return write.new_lesson(module, *shown, write.quiz(write.question()))


def test_publishing_makes_the_sizes_that_are_offered_and_one_that_every_browser_reads():
    picture = photo()
    lesson = lesson_with(picture)
    [view] = picture_views(lesson.body.raw_data).values()

    narrow, wide = (size.split() for size in view.srcset.split(", "))
    assert (narrow[1], wide[1]) == ("640w", "1280w")
    assert narrow[0].endswith(".webp")
    assert wide[0].endswith(".webp")
    assert view.url.endswith(".jpg")
    assert (view.width, view.height) == (960, 480)
    assert Rendition.objects.filter(image=picture).count() == 3


def test_a_small_picture_is_offered_once():
    lesson = lesson_with(photo(width=300, height=200))
    [view] = picture_views(lesson.body.raw_data).values()

    assert view.srcset.endswith(" 300w")
    assert "," not in view.srcset
    assert (view.width, view.height) == (300, 200)


def test_only_the_first_picture_is_fetched_before_one_comes_near_it(signed_in, blaise):
    lesson = lesson_with(photo("un.jpg"), photo("deux.jpg"))
    page = doors.soup(signed_in(blaise).get(doors.lesson_url(lesson)))
    shown = page.select("figure.figure")

    assert [figure.img.get("loading") for figure in shown] == [None, "lazy"]
    assert all(figure.source["type"] == "image/webp" for figure in shown)
    assert all(figure.img["width"] == "960" for figure in shown)


def test_a_page_published_on_its_day_has_its_sizes(a_moment):
    picture = photo()
    module = write.new_module()
    lesson = write.new_lesson(module, write.quiz(write.question()), live=False)
    lesson.body = json.dumps([write.picture(picture.pk), write.quiz(write.question("autre"))])
    lesson.go_live_at = timezone.now() + timedelta(days=1)
    lesson.save_revision().publish()
    assert not Rendition.objects.exists()

    revision = lesson.get_latest_revision()
    revision.content["go_live_at"] = a_moment.isoformat()
    revision.approved_go_live_at = a_moment
    revision.save()
    call_command("publish_scheduled")

    assert Rendition.objects.filter(image=picture).count() == 3


def test_a_drawing_is_sent_as_it_is(first_lesson):
    [view] = picture_views(first_lesson.body.raw_data).values()

    assert view.url.endswith(".svg")
    assert (view.width, view.height) == (396, 300)
    assert not Rendition.objects.exists()


def test_pictures_come_in_one_query_whatever_their_number(django_assert_num_queries):
    lesson = lesson_with(photo("un.jpg"), photo("deux.jpg"), photo("trois.jpg"))
    with django_assert_num_queries(1):
        views = picture_views(lesson.body.raw_data)

    assert len({view.url for view in views.values()}) == 3


def test_no_picture_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert picture_views([]) == {}


def test_a_picture_of_a_draft_is_shown_as_it_came_and_reading_makes_nothing():
    picture = photo(width=20, height=10)
    views = picture_views([write.picture(picture.pk), write.picture(999_999)])

    assert {number: view[1:3] for number, view in views.items()} == {picture.pk: (20, 10)}
    assert not Rendition.objects.exists()


def test_a_picture_whose_file_is_lost_does_not_stop_publication(caplog):
    picture = photo()
    picture.file.storage.delete(picture.file.name)
    lesson = lesson_with(picture)

    assert Lesson.objects.get(pk=lesson.pk).live
    assert "No size could be made" in caplog.text
