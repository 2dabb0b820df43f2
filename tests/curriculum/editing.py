"""The editor of a lesson, as a browser would send it back."""

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from curriculum.models import Lesson


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def blocks_as_sent(raw_blocks):
    """The blocks with their ids and their places, as the editor's form names them."""
    sent = {"count": len(raw_blocks)}
    for place, block in enumerate(raw_blocks):
        value = block["value"]
        if block["type"] == "quiz":
            asked = value["questions"]
            value = {
                **{name: value[name] for name in ("title", "minutes", "pass_mark")},
                "questions": {
                    "count": len(asked),
                    **{
                        str(i): {"value": q["value"], "id": q["id"], "order": i, "deleted": ""}
                        for i, q in enumerate(asked)
                    },
                },
            }
        sent[str(place)] = {
            "type": block["type"],
            "value": value,
            "id": block["id"],
            "order": place,
            "deleted": "",
        }
    return sent


def opened(lesson, **changes):
    """What the editor of this lesson holds when it is opened now, with what is typed in it."""
    lesson = Lesson.objects.get(pk=lesson.pk)
    shown = lesson.get_latest_revision_as_object()
    newest = lesson.get_latest_revision()
    loaded = {}
    if newest:
        loaded = {
            "loaded_revision_id": newest.pk,
            "loaded_revision_created_at": newest.created_at.isoformat(),
        }
    form = {
        "title": shown.title,
        "slug": shown.slug,
        "minutes": shown.minutes,
        "summary": shown.summary,
        "is_required": "on",
        "body": blocks_as_sent(list(shown.body.raw_data)),
        "comments": inline_formset([]),
        "go_live_at": "",
        "expire_at": "",
        **changes,
    }
    return nested_form_data(form) | loaded


def send(client, lesson, form, action="save", **headers):
    """Press a button of the editor: save, publish, submit."""
    sent = form if action == "save" else {**form, f"action-{action}": "1"}
    return client.post(edit_url(lesson), sent, **headers)
