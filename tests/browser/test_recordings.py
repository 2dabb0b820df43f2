"""A real recording in a lesson: played by keys, captioned by itself, read instead."""

import base64

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from playwright.sync_api import Page, expect

from content.models import Recording
from curriculum.models import Lesson
from learners.models import User
from tests.browser.axe import violations
from tests.browser.chromium import session_cookie
from tests.browser.conftest import Visitor
from tests.browser.hands import Keyboard
from tests.curriculum.every_block import block
from tests.people import BACKEND
from tests.recorded import CAPTIONS, sound

LESSON = "/modules/regarder-a-360/ceux-que-l-on-oublie/"
# Two seconds of colours, filmed by the browser itself: no program is needed to make a video.
FILM = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 160, height: 90});
  const colours = canvas.getContext("2d");
  let turn = 0;
  const paint = setInterval(() => {
    colours.fillStyle = `hsl(${turn++ * 9} 60% 50%)`;
    colours.fillRect(0, 0, 160, 90);
  }, 50);
  const film = new MediaRecorder(canvas.captureStream(20), {mimeType: "video/mp4"});
  const pieces = [];
  film.ondataavailable = event => pieces.push(event.data);
  const ended = new Promise(resolve => film.onstop = resolve);
  film.start();
  await new Promise(resolve => setTimeout(resolve, 2000));
  film.stop();
  await ended;
  clearInterval(paint);
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
}"""
PLAYED = """player => new Promise(resolve => player.addEventListener(
  "timeupdate", () => player.currentTime > 0.1 && resolve()))"""
CUE = "video => video.textTracks[0].cues?.[0]?.text"


def filmed(page: Page, **fields: str) -> Recording:
    content = base64.b64decode(page.evaluate(FILM))
    return Recording.objects.create(
        title="Un geste",
        type="video",
        file=ContentFile(content, name="geste.mp4"),
        file_size=len(content),
        duration=2,
        captions=CAPTIONS.replace("00:00:01.000", "00:00:00.000"),
        transcript="Deux mains, et **un clavier**.",
        **fields,
    )


@pytest.fixture
def reader(newcomer: User, visitor: Visitor, site: str) -> Keyboard:
    """A lesson with a video and a sound, open in the hands of somebody with a keyboard."""
    client = Client()
    client.force_login(newcomer, backend=BACKEND)
    page = visitor()
    page.context.add_cookies([session_cookie(client.cookies["session"].value, site)])
    page.goto("/")
    lesson = Lesson.objects.get(slug="ceux-que-l-on-oublie")
    recordings = (filmed(page), sound(captions=CAPTIONS))
    placed = [block("recording", {"recording": recording.pk}) for recording in recordings]
    lesson.body = [*lesson.body.raw_data, *placed]
    lesson.save_revision().publish()
    hand = Keyboard(page)
    hand.go(LESSON)
    return hand


def test_a_video_plays_by_keys_with_its_captions_shown(reader: Keyboard) -> None:
    page, video = reader.page, reader.page.locator("video")
    assert video.evaluate("video => video.paused && video.readyState === 0")
    assert video.evaluate("video => video.textTracks[0].mode") == "showing"
    assert video.evaluate("video => video.textTracks[0].language") == "fr"
    reader.reach(video)
    page.keyboard.press("Space")

    video.evaluate(PLAYED)
    assert video.evaluate(CUE) == "Bonjour, je peux regarder avec vous ?"
    page.keyboard.press("Space")
    assert violations(page) == []


def test_what_is_said_is_read_by_keys(reader: Keyboard) -> None:
    page = reader.page
    summary = page.locator(".recording summary").first
    reader.reach(summary)
    expect(page.get_by_text("Deux mains, et un clavier.")).to_be_hidden()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Deux mains, et un clavier.")).to_be_visible()


def test_a_sound_plays_by_keys(reader: Keyboard) -> None:
    sound_player = reader.page.locator("audio")
    reader.reach(sound_player)
    reader.page.keyboard.press("Space")

    sound_player.evaluate(PLAYED)
