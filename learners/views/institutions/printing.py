"""Access cards on paper: printed for an institution by its referent, or by a trainer for a room.

Their codes are on the answer to the form, and on its PDF for an hour; nothing that is kept gives
them again.
"""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.queries.paths import open_paths
from curriculum.queries.translations import title_in, titles_in
from curriculum.rules.outline_words import title_said
from learners.documents.cards import PrintedCard, card_of, pdf_of, qr_on_screen
from learners.forms.institutions.opening_doors import PrintCardsForm
from learners.forms.institutions.refusals import sentence_of
from learners.journey import cards as journey
from learners.models import AccessCard, CardSheet, Institution
from learners.queries.institutions.codes import sheets_of, sheets_printed_by
from learners.queries.institutions.institutions import institutions_followed_by
from learners.queries.institutions.referrals import referrals_that_may_end
from learners.queries.people.rights import may_print_cards
from learners.rules.institutions.cards import code_of, may_print_again, state_of
from learners.rules.institutions.refusals import RefusedError
from learners.rules.running.keys import identity_of
from learners.views.people.requests import SignedInRequest

A_PAGE = 20
WORDS = {
    "unused": _("Pas encore servie"),
    "used": _("A ouvert un compte"),
    "expired": _("Expirée"),
    "cancelled": _("Annulée"),
}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: SignedInRequest, institution: UUID | None = None) -> HttpResponse:
    """The sheets and what became of each card; the form prints another."""
    followed = _institution(request, institution)
    paths = open_paths()
    if request.method != "POST":
        return _list_page(request, followed, PrintCardsForm(paths=paths))
    form = PrintCardsForm(request.POST, paths=paths)
    if not form.is_valid():
        return _list_page(request, followed, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        sheet, printed = _print(request, followed, form)
    except RefusedError as refused:
        form.add_error("count", sentence_of(refused.refusal))
        return _list_page(request, followed, form, HTTPStatus.TOO_MANY_REQUESTS)
    if not may_print_again(printed_at=sheet.printed_at, at=now()):
        return _too_late(request, institution)
    context: dict[str, Any] = {"institution": followed, "cards": printed, "form": form}
    context["pdf_url"] = _url("cards_pdf", "trainer_cards_pdf", followed)
    return render(request, "learners/institutions/printed_cards.html", context)


@login_required
@never_cache
@require_POST
def cards_pdf(request: SignedInRequest, institution: UUID | None = None) -> HttpResponse:
    """The same sheet, from the same form, for a printer."""
    followed = _institution(request, institution)
    form = PrintCardsForm(request.POST, paths=open_paths())
    if not form.is_valid():
        return _list_page(request, followed, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    found = CardSheet.objects.filter(pk=_identity(followed, form), printed_by=request.user)
    sheet = get_object_or_404(found)
    if not may_print_again(printed_at=sheet.printed_at, at=now()):
        return _too_late(request, institution)
    content = pdf_of(_printed(sheet, form), language=get_language() or "fr", at=sheet.printed_at)
    name = gettext("cartes-d-acces")
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@login_required
@require_POST
def cancel_cards(
    request: SignedInRequest, sheet: UUID, institution: UUID | None = None
) -> HttpResponse:
    """One card of a sheet, or all that nobody used."""
    followed = _institution(request, institution)
    held = get_object_or_404(_sheets(request, followed), pk=sheet)
    place = request.POST.get("place", "")
    chosen = [card for card in held.cards.all() if place in {"", str(card.place)}]
    count = journey.cancel_cards(held, chosen, by=request.user, at=now())
    if count:
        messages.success(request, gettext("Cartes annulées : %s.") % count)
    else:
        messages.info(request, gettext("Aucune de ces cartes ne pouvait encore servir."))
    return redirect(_url("institution_cards", "trainer_cards", followed))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def way_back(request: SignedInRequest, institution: UUID, referral: UUID) -> HttpResponse:
    """Face to face with somebody who lost their card or forgot their password."""
    theirs = referrals_that_may_end(request.user, at=now()).filter(institution=institution)
    held = get_object_or_404(theirs.filter(enrolment__person__email=None), pk=referral)
    context: dict[str, Any] = {"institution": held.institution, "key": uuid4()}
    context["name"] = held.enrolment.person.get_full_name() if held.enrolment else ""
    if request.method != "POST":
        return render(request, "learners/institutions/print_way_back.html", context)
    key = _key(request)
    code = code_of(1, key=f"{key} {held.pk}", secret=settings.SECRET_KEY)
    way = journey.print_way_back(held, code, by=request.user, at=now())
    title = title_in(get_language(), held.path, held.path_title)
    context["cards"] = [_with_qr(card_of(code, 1, title, way.expires_at))]
    return render(request, "learners/institutions/printed_cards.html", context)


def _key(request: SignedInRequest) -> UUID:
    try:
        key: UUID | None = forms.UUIDField(required=False).clean(request.POST.get("key"))
    except forms.ValidationError:
        key = None
    return key or uuid4()


def _institution(request: SignedInRequest, institution: UUID | None) -> Institution | None:
    """The referent's; none for a trainer, who prints for nobody's account. Strangers get 404."""
    if institution is not None:
        return get_object_or_404(institutions_followed_by(request.user, at=now()), pk=institution)
    if not may_print_cards(request.user):
        raise Http404
    return None


def _sheets(request: SignedInRequest, institution: Institution | None) -> QuerySet[CardSheet]:
    return sheets_of(institution) if institution else sheets_printed_by(request.user)


def _print(
    request: SignedInRequest, institution: Institution | None, form: PrintCardsForm
) -> tuple[CardSheet, list[dict[str, object]]]:
    sheet = journey.print_cards(
        _identity(institution, form),
        _codes(form),
        institution=institution,
        path=form.chosen_path(),
        by=request.user,
        at=now(),
    )
    return sheet, [_with_qr(card) for card in _printed(sheet, form)]


def _identity(institution: Institution | None, form: PrintCardsForm) -> UUID:
    """One form, one sheet."""
    said = form.cleaned_data
    place = str(institution.pk) if institution else ""
    return identity_of(said["key"], ["cards", place, str(said["path"]), said["count"]])


def _codes(form: PrintCardsForm) -> list[str]:
    said = form.cleaned_data
    key = f"{said['key']} {said['path']} {said['count']}"
    places = range(1, said["count"] + 1)
    return [code_of(place, key=key, secret=settings.SECRET_KEY) for place in places]


def _printed(sheet: CardSheet, form: PrintCardsForm) -> list[PrintedCard]:
    title = title_in(get_language(), sheet.path, sheet.path_title)
    return [
        card_of(code, place, title, sheet.expires_at)
        for place, code in enumerate(_codes(form), start=1)
    ]


def _with_qr(card: PrintedCard) -> dict[str, object]:
    return {**vars(card), "qr": qr_on_screen(card.url)}


def _list_page(
    request: SignedInRequest,
    institution: Institution | None,
    form: PrintCardsForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    found = Paginator(_sheets(request, institution), A_PAGE).get_page(request.GET.get("page"))
    words = titles_in(get_language(), [sheet.path for sheet in found])
    context = {
        "institution": institution,
        "form": form,
        "page": found,
        "sheets": [
            {
                **_shown(sheet, institution),
                "path_title": title_said(sheet.path, sheet.path_title, words),
            }
            for sheet in found
        ],
    }
    return render(request, "learners/institutions/cards.html", context, status=status)


def _shown(sheet: CardSheet, institution: Institution | None) -> dict[str, object]:
    shown = [_shown_card(sheet, card) for card in sheet.cards.all()]
    arguments = [institution.pk, sheet.pk] if institution else [sheet.pk]
    return {
        "sheet": sheet,
        "printed_on": localtime(sheet.printed_at),
        "cards": shown,
        "unused": sum(1 for card in shown if card["state"] == "unused"),
        "cancel_url": reverse(
            "cancel_cards" if institution else "cancel_trainer_cards", args=arguments
        ),
    }


def _shown_card(sheet: CardSheet, card: AccessCard) -> dict[str, object]:
    state = state_of(
        at=now(),
        expires_at=sheet.expires_at,
        used_at=card.used_at,
        cancelled_at=card.cancelled_at,
    ).value
    name = card.used_by.get_full_name() if card.used_by else ""
    return {"place": card.place, "state": state, "word": WORDS[state], "name": name}


def _url(of_institution: str, of_trainer: str, institution: Institution | None) -> str:
    return reverse(of_institution, args=[institution.pk]) if institution else reverse(of_trainer)


def _too_late(request: SignedInRequest, institution: UUID | None) -> HttpResponse:
    messages.warning(
        request,
        gettext("ces cartes sont déjà imprimées : leurs codes ne se montrent qu’une fois."),
    )
    if institution is not None:
        return redirect("institution_cards", institution)
    return redirect("trainer_cards")
