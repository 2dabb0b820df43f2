"""An institution's codes: made, shown, closed; and who came by each."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.queries.paths import open_paths
from curriculum.queries.translations import titles_in
from curriculum.rules.outline_words import title_said
from learners.forms.institutions.opening_doors import MakeCodeForm
from learners.forms.institutions.refusals import sentence_of
from learners.journey import codes
from learners.models import Institution, JoinCode
from learners.queries.institutions.codes import join_codes_of, names_come_by
from learners.queries.institutions.institutions import institutions_followed_by
from learners.rules.institutions.codes import why_closed
from learners.rules.institutions.invitations import shown_code
from learners.views.people.requests import SignedInRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def institution_codes(request: SignedInRequest, institution: UUID) -> HttpResponse:
    """The list; the form below it makes another."""
    followed = get_object_or_404(institutions_followed_by(request.user, at=now()), pk=institution)
    paths = open_paths()
    if request.method != "POST":
        return _page(request, followed, MakeCodeForm(paths=paths, today=localdate()))
    form = MakeCodeForm(request.POST, paths=paths, today=localdate())
    if not form.is_valid():
        return _page(request, followed, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    made = codes.make_code(
        followed,
        form.chosen_path(),
        places=form.cleaned_data["places"],
        expires_at=form.expires_at(),
        key=form.cleaned_data["key"],
        by=request.user,
        at=now(),
    )
    messages.success(request, _("Le code %s est ouvert.") % shown_code(made.code))
    return redirect("join_codes", institution)


@login_required
@require_POST
def close_code(request: SignedInRequest, institution: UUID, join_code: UUID) -> HttpResponse:
    followed = get_object_or_404(institutions_followed_by(request.user, at=now()), pk=institution)
    held = get_object_or_404(join_codes_of(followed, at=now()), pk=join_code)
    codes.close_code(held, by=request.user, at=now())
    messages.success(request, _("Le code %s est fermé.") % shown_code(held.code))
    return redirect("join_codes", institution)


def _page(
    request: SignedInRequest,
    institution: Institution,
    form: MakeCodeForm,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    found = list(join_codes_of(institution, at=now()))
    names = names_come_by(found)
    words = titles_in(get_language(), [code.path for code in found])
    rows = [
        {
            "code": code,
            "shown": shown_code(code.code),
            "path_title": title_said(code.path, code.path_title, words),
            "closed": _why_closed(code),
            "names": names.get(code.pk, []),
            "url": settings.SITE_URL + reverse("join_code", args=[shown_code(code.code)]),
        }
        for code in found
    ]
    context = {"institution": institution, "form": form, "rows": rows}
    return render(request, "learners/institutions/join_codes.html", context, status=status)


def _why_closed(code: JoinCode) -> str:
    """Empty while it lets people in."""
    refusal = why_closed(
        at=now(),
        expires_at=code.expires_at,
        closed_at=code.closed_at,
        taken=code.taken,
        places=code.places,
    )
    return sentence_of(refusal) if refusal else ""
