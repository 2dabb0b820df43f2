"""The look, in templates: `{% load look %}`. What each tag is for is in docs/look.md."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms, template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content.rules import files, typography
from content.rules.icons import ICONS
from content.rules.languages import English

register = template.Library()

STATES: Mapping[str, tuple[str, Any]] = {
    "todo": ("ring", _("À faire")),
    "started": ("grave", _("En cours")),
    "done": ("tick", _("Fait")),
    "extra": ("plus", _("En plus")),
}
NOTICE_ICONS = {"": "info", "right": "check", "warning": "warning", "wrong": "revoked"}
MESSAGES: Mapping[str, tuple[str, Any]] = {
    "debug": ("", _("À savoir.")),
    "info": ("", _("À savoir.")),
    "success": ("right", _("C’est fait.")),
    "warning": ("warning", _("Attention.")),
    "error": ("wrong", _("Cela bloque.")),
}
COUNTABLE = 12  # beyond, nobody counts signs: a gauge


class Problem(NamedTuple):
    """One answer to correct; `target` is the id of its input, empty for a whole form."""

    target: str
    label: str
    message: str


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One of the icons of content/rules/icons.py. Raises KeyError for another name."""
    # The size and the paint are attributes too: without our sheet, an icon stays an icon.
    return format_html(
        '<svg class="icon" width="24" height="24" viewBox="0 0 24 24" fill="none"'
        ' stroke="currentColor" {}>{}</svg>',
        format_html('role="img" aria-label="{}"', label) if label else _silent(),
        mark_safe(ICONS[name]),  # noqa: S308 - our own drawings
    )


def _silent() -> SafeString:
    return mark_safe('aria-hidden="true"')


@register.simple_tag
def drawing(name: str, *, told: bool = False) -> str:
    """One of the six drawings; `told` gives it its sentence, or it stays silent."""
    return render_to_string(f"drawings/{name}.html", {"told": told})


@register.simple_tag
def home() -> str:
    """The first page in the language of this one. Failure pages use it: it asks for nothing."""
    language = get_language()
    return "/" if language in {None, settings.LANGUAGE_CODE} else f"/{language}/"


@register.inclusion_tag("components/mark.html")
def mark(state: str, word: str = "") -> dict[str, Any]:
    sign, usual_word = STATES[state]
    return {"sign": sign, "word": word or usual_word}


@register.inclusion_tag("components/status.html")
def status(state_or_icon: str, word: str = "") -> dict[str, Any]:
    sign, usual_word = STATES.get(state_or_icon, (state_or_icon, ""))
    return {"sign": sign, "word": word or usual_word}


@register.inclusion_tag("components/accents.html")
def accents(
    *, sentence: str, done: int = 0, started: int = 0, todo: int = 0, large: bool = False
) -> dict[str, Any]:
    total = done + started + todo
    signs = ["tick"] * done + ["grave"] * started + ["ring"] * todo if total <= COUNTABLE else []
    return {"signs": signs, "done": done, "total": total, "sentence": sentence, "large": large}


@register.inclusion_tag("components/gauge.html")
def gauge(value: float, maximum: float, sentence: str) -> dict[str, Any]:
    return {"value": value, "maximum": maximum, "sentence": sentence}


@register.simple_tag
def field(bound: BoundField) -> str:
    if bound.is_hidden:
        return bound.as_widget()
    return render_to_string(_field_template(bound.field.widget), {"field": bound})


def _field_template(widget: forms.Widget) -> str:
    if isinstance(widget, forms.RadioSelect):  # the list of check boxes is one of its children
        return "components/field_choices.html"
    if isinstance(widget, forms.CheckboxInput):
        return "components/field_box.html"
    return "components/field.html"


@register.inclusion_tag("components/error_summary.html")
def error_summary(*asked: forms.BaseForm) -> dict[str, Any]:
    return {"problems": [problem for form in asked for problem in _problems(form)]}


def _problems(form: forms.BaseForm) -> Iterator[Problem]:
    for message in form.non_field_errors():
        yield Problem("", "", str(message))
    for bound in form:
        for message in bound.errors:
            yield Problem(_target(bound), _label(bound), str(message))


def _label(bound: BoundField) -> str:
    return "" if bound.is_hidden else str(bound.label)


def _target(bound: BoundField) -> str:
    """A list of radios has no id of its own to go to: its first one has."""
    if bound.is_hidden:
        return ""
    return bound.id_for_label or f"{bound.auto_id}_0"


@register.simple_block_tag
def notice(content: str, kind: str = "", *, title: str = "", icon: str = "", role: str = "") -> str:
    sign = icon or NOTICE_ICONS[kind]
    return render_to_string(
        "components/notice.html",
        {"content": content, "kind": kind, "title": title, "sign": sign, "role": role},
    )


@register.inclusion_tag("components/message.html")
def message(said: Message) -> dict[str, Any]:
    """What the page before had to say: its level gives the kind and the first word."""
    kind, word = MESSAGES[said.level_tag]
    return {"kind": kind, "word": word, "said": said.message}


@register.simple_block_tag(name="next")
def next_thing(content: str, title: str, *, over: str = "", drawing: str = "") -> str:
    return render_to_string(
        "components/next.html",
        {"content": content, "title": title, "over": over, "drawn": drawing},
    )


@register.inclusion_tag("components/steps.html")
def steps(current: int, *labels: str) -> dict[str, Any]:
    return {"current": current, "labels": labels}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], label: str = "") -> dict[str, Any]:  # noqa: ARG001 - the template reads the request in it
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "label": label}


@register.filter
def typo(value: object, language: str = "") -> str:
    """French typography; text in another language is left as it is."""
    text = str(value)  # still marked safe, or English, if it was
    if isinstance(text, English):
        return text
    if not (language or get_language() or "").startswith("fr"):
        return text
    if isinstance(text, SafeData):
        return mark_safe(typography.typo_html(text))  # noqa: S308 - was safe, and stays so
    return typography.typo(text)


@register.filter
def duration(minutes: int | None) -> str:
    """Minutes as hours and minutes, in the language of the page; nothing for None."""
    if minutes is None:
        return ""
    return typography.duration(minutes, get_language() or "fr")


@register.filter
def weight(size: int) -> str:
    """Bytes as « 240 ko », in the language of the page."""
    return files.weight(size, get_language() or "fr")


@register.filter
def clock(seconds: int) -> str:
    """Seconds as « 3 min 05 », « 40 s »."""
    return typography.clock(seconds)
