"""Giving a message to the mail server, and knowing what became of it.

A sending ends in one of four ways: given (no exception), refused for good, put off (the server
never had the message), or uncertain (the line was cut after the message had started to leave).
"""

import smtplib
from contextlib import suppress
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as DjangoBackend

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

PERMANENT = 500


class RefusedError(Exception):
    """The server will never take this message."""


class PutOffError(Exception):
    """The server was not given the message: it may be tried again."""


class UncertainError(Exception):
    """Nobody knows whether the server kept the message."""


class NotingSMTP(smtplib.SMTP):
    """Remembers whether the message itself has started to leave."""

    given = False

    def data(self, msg: "Buffer | str") -> tuple[int, bytes]:
        self.given = True
        return super().data(msg)


class NotingSMTPOverTLS(smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""

    given = False

    def data(self, msg: "Buffer | str") -> tuple[int, bytes]:
        self.given = True
        return super().data(msg)


class EmailBackend(DjangoBackend):
    """Django's SMTP, with a connection that knows how far it went."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return NotingSMTPOverTLS if self.use_ssl else NotingSMTP


def post(message: EmailMessage) -> None:
    """Give one message to the server. Raises RefusedError, PutOffError or UncertainError."""
    backend: BaseEmailBackend = get_connection()
    try:
        backend.open()
    except OSError as failure:  # smtplib's own exceptions are OSErrors
        raise PutOffError(_words(failure)) from failure
    try:
        _give(backend, message)
    finally:
        with suppress(OSError):
            backend.close()


def _give(backend: BaseEmailBackend, message: EmailMessage) -> None:
    try:
        backend.send_messages([message])
    except smtplib.SMTPRecipientsRefused as failure:
        code, words = next(iter(failure.recipients.values()))
        raise _answered(code, words) from failure
    except smtplib.SMTPResponseException as failure:
        raise _answered(failure.smtp_code, failure.smtp_error) from failure
    except OSError as failure:
        given = getattr(getattr(backend, "connection", None), "given", True)
        raise (UncertainError if given else PutOffError)(_words(failure)) from failure


def _answered(code: int, words: bytes | str) -> Exception:
    """What the server said: 5xx is for good, 4xx for now (RFC 5321, 4.2.1)."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    kind = RefusedError if code >= PERMANENT else PutOffError
    return kind(f"{code} {text}")


def _words(failure: OSError) -> str:
    return str(failure) or type(failure).__name__
