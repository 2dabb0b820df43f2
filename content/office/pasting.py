"""The office's address that turns a word processor's paste into Markdown. Nothing is kept."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from content.rules.pasting import MAX_PASTE, UnreadablePasteError, markdown_of


@require_POST
def clean_paste(request: HttpRequest) -> JsonResponse:
    """The body is the clipboard's HTML. On a refusal the browser types the plain text instead."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_PASTE:
        return JsonResponse({"refused": "too long"}, status=413)
    try:
        pasted = markdown_of(request.body.decode("utf-8", "replace"))
    except UnreadablePasteError:
        return JsonResponse({"refused": "unreadable"}, status=422)
    return JsonResponse({"markdown": pasted.markdown, "pictures": pasted.pictures})
