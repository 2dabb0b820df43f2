"""/carte/…/: a card opens a new account, once; then its code and a password open it again."""

from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from learners.actions.institutions.tries import count_wrong_code, may_try_a_code
from learners.actions.people import throttles
from learners.forms.institutions.accepting import CodeForm
from learners.forms.people.cards import CardSignInForm, OpenCardForm, WayBackForm
from learners.journey import cards
from learners.models import AccessCard, User, WayBack
from learners.queries.institutions.codes import card_of
from learners.queries.people.ways_back import person_behind, way_back_of
from learners.rules.institutions.invitations import fingerprint, read_code, shown_code
from learners.rules.institutions.notices import NOTICE_VERSION, template_of
from learners.rules.institutions.refusals import Refusal, RefusedError
from learners.views.people.entries import already_in, entry_from, keep_entry
from learners.views.people.pages import in_words
from learners.views.people.typed_codes import code_page, unknown_code

READ = ("GET", "HEAD", "POST")
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(READ)
def open_card(request: HttpRequest, code: str) -> HttpResponse:
    """GET shows, POST uses. Whoever is signed in is told that a card is for a new account."""
    if not may_try_a_code(request.session, at=now()):
        return code_page(request, CodeForm(), status=HTTPStatus.TOO_MANY_REQUESTS)
    read = read_code(code)
    card, way = card_of(read), way_back_of(read)
    if card is None and way is None:
        return unknown_code(request)
    if request.user.is_authenticated:
        return _closed(request, Refusal.ACCOUNT_OPEN, read, status=HTTPStatus.CONFLICT)
    if card is not None:
        return _open_account(request, card, read)
    return _choose_again(request, way, read) if way else unknown_code(request)


def _open_account(request: HttpRequest, card: AccessCard, code: str) -> HttpResponse:
    refusal = cards.why_closed(card, at=now())
    if refusal and not (refusal == Refusal.USED and request.method == "POST"):
        return _closed(request, refusal, code)
    form = OpenCardForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _card_page(request, card, form, REFUSED if form.is_bound else HTTPStatus.OK)
    said = form.cleaned_data
    try:
        person = cards.open_with_card(
            card.pk,
            first_name=said["first_name"],
            last_name=said["last_name"],
            password=said["password"],
            language=get_language() or "fr",
            at=now(),
        )
    except RefusedError as refused:
        return _closed(request, refused.refusal, code)
    _let_in(request, person, said)
    sentence = gettext("Votre compte est ouvert. Gardez la carte : son code sert à revenir.")
    messages.success(request, sentence)
    return redirect("my_space")


def _choose_again(request: HttpRequest, way: WayBack, code: str) -> HttpResponse:
    """A card printed for somebody who lost theirs: another password, once."""
    form = WayBackForm(request.POST or None, person=way.person)
    try:
        cards.refuse_unless_waiting(way, at=now())
        if request.method != "POST" or not form.is_valid():
            context = {"form": form, "name": way.person.first_name}
            status = REFUSED if form.is_bound else HTTPStatus.OK
            return render(request, "learners/people/way_back.html", context, status=status)
        person = cards.use_way_back(way, form.cleaned_data["password"], at=now())
    except RefusedError as refused:
        return _closed(request, refused.refusal, code)
    _let_in(request, person, form.cleaned_data)
    messages.success(request, gettext("Votre nouveau mot de passe marche. L’ancienne carte, non."))
    return redirect("my_space")


def _let_in(request: HttpRequest, person: User, said: dict[str, Any]) -> None:
    """They have just chosen this password: that is proof enough."""
    keep_entry(request, entry_from(said))
    record_authentication(request, person, method="password")
    get_adapter().login(request, person)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(READ)
def use_card_code(request: HttpRequest) -> HttpResponse:
    """/connexion/carte/: one answer for a wrong code and for a wrong password."""
    if request.user.is_authenticated:
        return already_in(request)
    if request.method != "POST":
        return _sign_in_page(request, CardSignInForm(initial={"code": request.GET.get("code")}))
    form = CardSignInForm(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, form, status=REFUSED)
    return _sign_in(request, form)


def _sign_in(request: HttpRequest, form: CardSignInForm) -> HttpResponse:
    """A new card is opened at its own page; else as many tries as anywhere."""
    at = now()
    if not may_try_a_code(request.session, at=at):
        return code_page(request, CodeForm(), status=HTTPStatus.TOO_MANY_REQUESTS)
    if _waits(form.cleaned_data["code"]):
        return redirect("access_card", shown_code(form.cleaned_data["code"]))
    who = f"card {fingerprint(form.cleaned_data['code'])}"
    wait = throttles.spend(throttles.PASSWORDS, who, at=at)
    if wait is not None:
        form.add_error("password", gettext("Trop d’essais. Attendez %s.") % in_words(wait))
        return _sign_in_page(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    return _check(request, form, who)


def _waits(code: str) -> bool:
    """Nobody opened anything with it yet: its own page does, or says why not."""
    card, way = card_of(code), way_back_of(code)
    return bool((card and not card.used_at) or (way and not way.opened_at and not way.closed_at))


def _check(request: HttpRequest, form: CardSignInForm, who: str) -> HttpResponse:
    person, password = person_behind(form.cleaned_data["code"]), form.cleaned_data["password"]
    if person is None:
        User().set_password(password)  # as long is spent on a code that names nobody
        count_wrong_code(request.session, at=now())
    if person is None or not person.check_password(password):
        form.add_error(None, gettext("Ce code et ce mot de passe ne vont pas ensemble."))
        return _sign_in_page(request, form, status=REFUSED)
    throttles.give_back(throttles.PASSWORDS, who, at=now())
    keep_entry(request, entry_from(form.cleaned_data))
    record_authentication(request, person, method="password")
    response: HttpResponse = perform_login(request, Login(user=person))
    return response


def _sign_in_page(
    request: HttpRequest, form: CardSignInForm, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    return render(request, "learners/people/card_sign_in.html", {"form": form}, status=status)


def _card_page(
    request: HttpRequest, card: AccessCard, form: OpenCardForm, status: HTTPStatus
) -> HttpResponse:
    context = {"card": card, "form": form, "notice": template_of(NOTICE_VERSION)}
    return render(request, "learners/people/open_card.html", context, status=status)


def _closed(
    request: HttpRequest, refusal: Refusal, code: str, *, status: HTTPStatus = HTTPStatus.GONE
) -> HttpResponse:
    """One sentence for each reason, and what to do next."""
    context: dict[str, Any] = {"refusal": refusal.value, "code": shown_code(code)}
    return render(request, "learners/people/card_closed.html", context, status=status)
