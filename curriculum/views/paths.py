"""The public page of a path: its programme, today or as it was on another day."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from curriculum.forms.paths import DayForm
from curriculum.queries.paths import path_at
from curriculum.queries.programmes import (
    kept_since,
    programme_now,
    programme_of,
    programme_on,
    training_body,
)
from curriculum.queries.translations import programme_in


def read_path(request: HttpRequest, path: str) -> HttpResponse:
    """For everybody; `?au=` asks for another day."""
    today = timezone.localdate()
    form = DayForm(request.GET if "au" in request.GET else None, today=today)
    if form.is_bound and form.is_valid():
        return _as_it_was(request, path, form.cleaned_data["au"], form)
    page = path_at(path)
    if page is None:
        raise Http404(path)
    kept = programme_now(page.translation_key)
    # The settings may have changed since the page did: where to write is always true.
    french = replace(kept.whole if kept else programme_of(page), body=training_body())
    programme, coverage = programme_in(get_language(), french, page)
    context = {
        "page": page,
        "programme": programme,
        "coverage": coverage,
        "kept": kept,
        "day_form": form,
    }
    return render(request, "curriculum/path.html", context, status=400 if form.is_bound else 200)


def _as_it_was(request: HttpRequest, path: str, day: date, form: DayForm) -> HttpResponse:
    """Also of a path that was withdrawn since: it was public that day."""
    page = path_at(path, withdrawn=True)
    if page is None:
        raise Http404(path)
    found = programme_on(page.translation_key, day)
    context: dict[str, Any] = {"page": page, "day": day, "day_form": form}
    if found is None:
        context["since"] = kept_since(page.translation_key)
        return render(request, "curriculum/path_unknown_day.html", context, status=404)
    context |= {
        "programme": found.programme.whole,
        "kept": found.programme,
        "changed_at": found.changed_at,
    }
    return render(request, "curriculum/path.html", context)
