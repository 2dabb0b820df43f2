"""One person, one path, one certificate: in a real browser, by three kinds of hands."""

import pytest

from learners.models import Certificate, Letter
from tests.browser import story
from tests.browser.conftest import Visitor
from tests.browser.hands import Keyboard, Mouse, Thumb
from tests.people import person

WAYS = {
    "without JavaScript": (Mouse, {"javascript": False}),
    "by the keyboard alone": (Keyboard, {}),
    "on a phone of 320 px": (Thumb, {"width": 320}),
    "at 400 % zoom": (Thumb, {"width": 320, "height": 225}),  # 1280 × 900, four times larger
}


@pytest.mark.parametrize("way", WAYS)
def test_the_whole_way_from_the_office_to_the_certificate(way: str, visitor: Visitor) -> None:
    hands, wishes = WAYS[way]
    person(story.EDITH, "Edith", "Clarke", is_staff=True, is_superuser=True)
    referent, learner, stranger = (hands(visitor(**wishes)) for _ in range(3))

    if hands is Mouse:
        story.open_institution(Mouse(visitor()))
    else:  # the office is a desk's: once is enough
        story.open_institution_at_once()
    story.invite(referent)
    story.join(learner)
    story.read_first_lesson(learner)
    story.keep_second_lesson(learner)
    story.forget_in_third_lesson(learner)
    story.finish(learner)
    number = story.receive_certificate(learner)
    story.check(stranger, number)
    story.follow_up(referent, number)
    story.read_who_looked(learner)

    assert Certificate.objects.count() == 1
    assert Letter.objects.filter(kind="certificate_ready", to=story.ADA).count() == 1
