"""The editor of a page opens in a number of queries that does not grow with the page."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from content.models import Picture
from tests.curriculum import lesson_writing as write
from tests.curriculum.editing import edit_url, opened, send

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the files of its thumbnails to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SHORT, LONG = 1, 10  # questions of each of the two quizzes


def a_picture(name):
    content = BytesIO()
    Image.new("RGB", (40, 30)).save(content, "PNG")
    content.seek(0)
    return Picture.objects.create(title=name, file=ImageFile(content, f"{name}.png"))


def lesson_with(questions):
    asked = [write.question(f"question {place}") for place in range(2 * questions)]
    quizzes = [write.quiz(*asked[:questions]), write.quiz(*asked[questions:])]
    texts = [write.passage(f"Texte {place}.") for place in range(questions - 1)]
    pictures = [write.picture(a_picture(f"image-{place}").pk) for place in range(4)]
    module = write.new_module(f"module-{questions}")
    return write.new_lesson(module, *texts, *pictures, *quizzes)


def opens(client, page, queries, django_assert_num_queries):
    client.get(edit_url(page))  # the first one makes thumbnails
    with django_assert_num_queries(queries):
        assert client.get(edit_url(page)).status_code == 200


@pytest.mark.parametrize("questions", [SHORT, LONG])
def test_a_lesson_of_fifteen_blocks_and_twenty_questions(
    blaise, signed_in, questions, django_assert_num_queries
):
    opens(signed_in(blaise), lesson_with(questions), 36, django_assert_num_queries)


def test_a_module_a_path_and_the_shelf(blaise, signed_in, path, django_assert_num_queries):
    client = signed_in(blaise)
    module = path.path_modules.first().module
    opens(client, module, 34, django_assert_num_queries)
    opens(client, path, 36, django_assert_num_queries)
    opens(client, module.get_parent(), 28, django_assert_num_queries)


@pytest.mark.parametrize("modules", [2, 12])
def test_a_path_of_two_modules_or_twelve(jeanne, signed_in, modules, django_assert_num_queries):
    path = write.new_path(*(write.new_module(f"module-{n}") for n in range(modules)))
    client = signed_in(jeanne)
    opens(client, path, 38, django_assert_num_queries)

    path.save_revision(user=jeanne)
    path.get_workflow().start(path, jeanne)
    opens(client, path, 53, django_assert_num_queries)


def test_a_lesson_under_review(jeanne, simone, signed_in, django_assert_num_queries):
    """For its author, who is told who has it, and for whoever reviews it."""
    lesson = lesson_with(LONG)
    author = signed_in(jeanne)
    send(author, lesson, opened(lesson), "submit")

    opens(author, lesson, 54, django_assert_num_queries)
    opens(signed_in(simone), lesson, 51, django_assert_num_queries)
