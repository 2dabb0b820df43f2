"""A path whose public programme is unfinished stays a draft, and says what it lacks."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from curriculum.actions.paths import keep_as_draft
from curriculum.documents.programmes import what_is_missing
from curriculum.models import LearningPath
from curriculum.queries.programmes import programme_of
from curriculum.rules.programme import empty_facts


def refuse_to_publish(request: HttpRequest, path: LearningPath) -> HttpResponse | None:
    """After the draft is saved, before it goes live."""
    missing = empty_facts(programme_of(path))
    if not missing:
        return None
    keep_as_draft(path)
    sentence = _("Ce parcours n’est pas publié. Votre brouillon est gardé.")
    messages.error(request, f"{sentence} {what_is_missing(missing)}")
    return redirect("wagtailadmin_pages:edit", path.pk)


def refuse_to_publish_all(
    request: HttpRequest, paths: Sequence[LearningPath]
) -> HttpResponse | None:
    """Several ticked in a list: none goes live while one of them lacks a fact."""
    refused = False
    for path in paths:
        missing = empty_facts(programme_of(path.get_latest_revision_as_object()))
        if missing:
            refused = True
            sentence = _("« %(title)s » n’est pas publié.") % {"title": path.title}
            messages.error(request, f"{sentence} {what_is_missing(missing)}")
    return redirect("wagtailadmin_explore", paths[0].get_parent().pk) if refused else None
