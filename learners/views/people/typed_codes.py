"""« J’ai un code »: of a letter, of a card, of an institution. One page finds out which."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from curriculum.queries.translations import title_in
from learners.actions.institutions.tries import count_wrong_code, may_try_a_code
from learners.forms.institutions.accepting import CodeForm, JoinForm
from learners.forms.institutions.refusals import sentence_of
from learners.forms.people.signing_up import SignUpForm
from learners.journey import codes
from learners.journey.joining import Arrival
from learners.models import Invitation, JoinCode, User
from learners.queries.institutions.codes import card_of, join_code_of
from learners.queries.institutions.invitations import invitation_with_code, pass_for
from learners.queries.people.ways_back import way_back_of
from learners.rules.institutions.invitations import read_code
from learners.rules.institutions.notices import NOTICE_VERSION, template_of
from learners.rules.institutions.refusals import RefusedError
from learners.views.people.invitations import agreement_sentence
from learners.views.people.signing_up import send_code

READ = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(READ)
def enter_code(request: HttpRequest) -> HttpResponse:
    """/rejoindre/, /carte/, /invitation/: nobody has to know which kind of code they hold."""
    if request.method != "POST":
        return code_page(request, CodeForm())
    if not may_try_a_code(request.session, at=now()):
        return code_page(request, CodeForm(), status=HTTPStatus.TOO_MANY_REQUESTS)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return code_page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    place = _place_of(form.cleaned_data["code"])
    return redirect(place) if place else unknown_code(request, form)


def _place_of(code: str) -> str:
    """Where a code leads; nowhere when nobody made it."""
    try:
        return reverse("accept_invitation", args=[pass_for(invitation_with_code(code))])
    except Invitation.DoesNotExist:
        pass
    if join_code_of(code):
        return reverse("join_code", args=[code])
    if card_of(code) or way_back_of(code):
        return reverse("access_card", args=[code])
    return ""


def unknown_code(request: HttpRequest, form: CodeForm | None = None) -> HttpResponse:
    """One more wrong code, counted; the page to type it again."""
    count_wrong_code(request.session, at=now())
    form = form or CodeForm({"code": ""})
    form.errors.clear()
    sentence = gettext("aucune porte n’a ce code. Relisez votre lettre ou votre carte.")
    form.add_error("code", sentence)
    return code_page(request, form, status=HTTPStatus.NOT_FOUND)


def code_page(
    request: HttpRequest, form: CodeForm, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {"form": form, "must_wait": status == HTTPStatus.TOO_MANY_REQUESTS}
    return render(request, "learners/people/enter_code.html", context, status=status)


@never_cache
@require_http_methods(READ)
def join(request: HttpRequest, code: str) -> HttpResponse:
    """/rejoindre/…/: what the institution will see; then one button, or an address to prove."""
    if not may_try_a_code(request.session, at=now()):
        return code_page(request, CodeForm(), status=HTTPStatus.TOO_MANY_REQUESTS)
    found = join_code_of(read_code(code))
    if found is None:
        return unknown_code(request)
    person = request.user if isinstance(request.user, User) else None
    arrival = codes.arrival_at(found, person=person, at=now())
    if arrival.refusal:
        return _page(request, found, arrival, None, status=HTTPStatus.GONE)
    if person is None:
        return _for_a_visitor(request, found, arrival)
    return _for_somebody(request, found, arrival, person)


def _for_a_visitor(request: HttpRequest, found: JoinCode, arrival: Arrival) -> HttpResponse:
    """Sending the form says that the notice above it was read."""
    if request.method != "POST":
        form = SignUpForm(initial={"language": get_language()})
        return _page(request, found, arrival, form)
    form = SignUpForm(request.POST)
    path = (found.path, found.path_title)
    sent = send_code(request, form, path, {"join_code": str(found.pk)})
    if sent is None:
        return redirect("confirm_sign_up")
    return _page(request, found, arrival, form, status=sent)


def _for_somebody(
    request: HttpRequest, found: JoinCode, arrival: Arrival, person: User
) -> HttpResponse:
    agreement = agreement_sentence(found.institution, arrival)
    if request.method != "POST":
        return _page(request, found, arrival, JoinForm(agreement=agreement))
    form = JoinForm(request.POST, agreement=agreement)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, found, arrival, form, status=status)
    agrees = form.cleaned_data.get("agrees", False)
    try:
        codes.join_with_code(found.pk, person=person, agrees=agrees, at=now())
    except RefusedError as refused:
        arrival = Arrival(refusal=refused.refusal)
        return _page(request, found, arrival, None, status=HTTPStatus.CONFLICT)
    sentence = gettext("Vous suivez « %(path)s » pour %(institution)s.")
    title = title_in(get_language(), found.path, found.path_title)
    names = {"path": title, "institution": found.institution.name}
    messages.success(request, sentence % names)
    return redirect("my_space")


def _page(
    request: HttpRequest,
    found: JoinCode,
    arrival: Arrival,
    form: SignUpForm | JoinForm | None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "code": found,
        "arrival": arrival,
        "form": form,
        "sentence": sentence_of(arrival.refusal) if arrival.refusal else "",
        "notice": template_of(NOTICE_VERSION),
    }
    return render(request, "learners/people/join.html", context, status=status)
