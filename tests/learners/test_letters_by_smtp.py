"""A real mail server, which accepts, refuses, or hangs up in the middle."""

import socket
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from learners.journey.sending import send_letter
from learners.models import Letter
from tests.learners.letters import a_letter

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Mailbox:
    """Keeps what it is given; `rcpt` and `end` are what it answers to the address and the text."""

    def __init__(self):
        self.rcpt = self.end = "250 OK"
        self.hangs_up_at = ""
        self.messages = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  # aiosmtpd's name
        if self.hangs_up_at == "rcpt":
            server.transport.abort()
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # aiosmtpd's name
        if self.hangs_up_at == "data":
            server.transport.abort()
        if self.end.startswith("250"):
            self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.end


@pytest.fixture
def mailbox(settings):
    handler = Mailbox()
    server = Controller(handler, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "learners.emails.post.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = False
    yield handler
    server.stop()


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def test_an_accepted_letter_is_the_letter(mailbox, a_moment, settings):
    settings.SITE_URL = "https://a-portee.example"
    letter = a_letter(at=a_moment)

    send_letter(letter.pk, at=a_moment)

    assert Letter.objects.get().state == "sent"
    [message] = mailbox.messages
    assert message["Message-ID"] == letter.message_id
    assert message["To"] == "ada@exemple.fr"
    assert message["From"] == "À portée <contact@a-portee.example>"
    assert message["Subject"].strip() == "417203\u00a0: votre code pour entrer dans À portée"
    assert message["Auto-Submitted"] == "auto-generated"
    parts = {part.get_content_type(): part.get_content() for part in message.iter_parts()}
    assert list(parts) == ["text/plain", "text/html"]
    for text in parts.values():
        assert "https://a-portee.example/connexion/code/?code=417203" in text


def test_a_refused_address_fails_at_once_with_the_reason(mailbox, a_moment):
    mailbox.rcpt = "550 5.1.1 No such person here"

    send_letter(a_letter(at=a_moment).pk, at=a_moment)

    failed = Letter.objects.get()
    assert (failed.state, failed.error) == ("failed", "550 5.1.1 No such person here")
    assert failed.secret == {"code": "417203"}


def test_a_refused_text_fails_at_once(mailbox, a_moment):
    mailbox.end = "554 5.7.1 Looks like spam"

    send_letter(a_letter(at=a_moment).pk, at=a_moment)

    assert Letter.objects.get().state == "failed"


@pytest.mark.parametrize("answer", ["rcpt", "end"])
def test_a_busy_server_is_tried_again_later(mailbox, a_moment, answer):
    setattr(mailbox, answer, "451 4.7.1 Come back later")

    send_letter(a_letter(at=a_moment).pk, at=a_moment)

    waiting = Letter.objects.get()
    assert (waiting.state, waiting.next_try_at) == ("waiting", a_moment + MINUTE)
    assert waiting.error == "451 4.7.1 Come back later"


def test_a_line_cut_before_the_letter_is_given_is_tried_again(mailbox, a_moment):
    mailbox.hangs_up_at = "rcpt"

    send_letter(a_letter(at=a_moment).pk, at=a_moment)

    assert Letter.objects.get().state == "waiting"


def test_a_line_cut_while_the_letter_is_given_leaves_a_doubt(mailbox, a_moment):
    mailbox.hangs_up_at = "data"

    send_letter(a_letter(at=a_moment).pk, at=a_moment)

    assert Letter.objects.get().state == "uncertain"
    assert Letter.objects.get().next_try_at is None


def test_a_server_that_is_not_there_is_tried_five_times(mailbox, a_moment, settings):
    settings.EMAIL_PORT = free_port()
    letter, at, waits = a_letter("password_changed", at=a_moment), a_moment, []
    for _ in range(4):
        send_letter(letter.pk, at=at)
        waiting = Letter.objects.get()
        waits.append(waiting.next_try_at - at)
        at = waiting.next_try_at

    assert waits == [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE]
    send_letter(letter.pk, at=at)
    assert (Letter.objects.get().state, Letter.objects.get().tries) == ("failed", 5)


def test_a_letter_put_off_leaves_at_last(mailbox, a_moment):
    mailbox.rcpt = "451 4.7.1 Come back later"
    letter = a_letter(at=a_moment)
    send_letter(letter.pk, at=a_moment)
    mailbox.rcpt = "250 OK"

    send_letter(letter.pk, at=a_moment + MINUTE)

    sent = Letter.objects.get()
    assert (sent.state, sent.tries, sent.error) == ("sent", 2, "")
    assert mailbox.messages[0]["Message-ID"] == letter.message_id


def test_a_reminder_says_to_the_mailbox_how_to_refuse_it(mailbox, a_moment, ada, ada_enrolled):
    letter = a_letter("reminder", at=a_moment, person=ada)

    send_letter(letter.pk, at=a_moment)

    [message] = mailbox.messages
    assert message["List-Unsubscribe"] == "<http://127.0.0.1:8000/lettres/arreter/abc/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert Letter.objects.get().secret == {}
