"""What a letter says: its subject, its text and its page, in the language of the person.

Templates are in templates/emails/: `<kind>.subject.txt`, `<kind>.txt`, `<kind>.html`. They read
the keys of the letter's `context` and `secret`, and what `_words` adds.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from content.rules.typography import NBSP, duration
from learners.models import Letter


@dataclass(frozen=True)
class Rendered:
    """A letter as it leaves."""

    subject: str
    text: str
    html: str


def render(letter: Letter) -> Rendered:
    with translation.override(letter.language):
        return Rendered(
            subject=_subject(letter),
            text=_part(letter, "txt").strip() + "\n",
            html=_part(letter, "html"),
        )


def subject_of(letter: Letter) -> str:
    with translation.override(letter.language):
        return _subject(letter)


def body_of(rendered: Rendered) -> str:
    """What stands between <main> and </main> of the letter, which our template escaped."""
    body = rendered.html.partition("<main>")[2].partition("</main>")[0]
    return mark_safe(body)  # noqa: S308  # our template escaped it


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """The letter as a message, under the Message-ID it was given when it was written.

    One that may be refused is refused from the mailbox itself, in one press (RFC 8058).
    """
    rendered = render(letter)
    headers = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}
    if "refusal" in letter.secret:
        headers["List-Unsubscribe"] = f"<{letter.secret['refusal']}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        subject=rendered.subject,
        body=rendered.text,
        to=[letter.to],
        headers=headers,
    )
    message.attach_alternative(rendered.html, "text/html")
    return message


def _subject(letter: Letter) -> str:
    """One line, whatever is in the names it quotes: a header must not be broken."""
    return " ".join(_part(letter, "subject.txt").strip().splitlines())


def _part(letter: Letter, extension: str) -> str:
    return render_to_string(f"emails/{letter.kind}.{extension}", _words(letter))


def _words(letter: Letter) -> dict[str, Any]:
    """`site` is what every link starts with; `last_day`, `due_day`, `time`: days and minutes."""
    words = {
        **letter.context,
        **letter.secret,
        "site": settings.SITE_URL,
        "contact": settings.CONTACT_EMAIL,
        "language": letter.language,
    }
    for told, said in (("expires_on", "last_day"), ("due_on", "due_day")):
        if told in words:
            day = date_format(date.fromisoformat(words[told]), "j F Y")
            words[said] = day.replace(" ", NBSP, 1)
    if "minutes" in words:
        words["time"] = duration(words["minutes"], letter.language)
    return words
