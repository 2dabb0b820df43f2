"""Signing up by oneself: an open path, or an institution's code; then the code of the letter.

Until that code comes back nothing is created, and a known address is answered as an unknown one.
"""

from http import HTTPStatus
from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from curriculum.models import LearningPath
from curriculum.queries.paths import open_path_at
from curriculum.queries.translations import say_titles, title_in
from learners.actions.people.throttles import EVERYBODY, SIGN_UPS
from learners.forms.institutions.refusals import sentence_of
from learners.forms.people.signing_up import SignUpForm, invitee_from
from learners.journey import signing_up
from learners.journey.codes import join_with_code
from learners.models import User
from learners.rules.institutions.refusals import RefusedError
from learners.views.people.entries import Entry, address_after, already_in, keep_entry
from learners.views.people.mailed_codes import Mailed, answer, expect, is_replay, wait_before
from learners.views.people.pages import in_words

PURPOSE = "sign_up"
READ = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(READ)
def sign_up(request: HttpRequest, slug: str) -> HttpResponse:
    """/parcours/…/inscription/: one button for whoever is signed in, a form for the others."""
    try:
        path = open_path_at(slug)
    except LearningPath.DoesNotExist as error:
        raise Http404 from error
    if isinstance(request.user, User):
        return _for_somebody(request, path, request.user)
    if request.method != "POST":
        return _page(request, path, SignUpForm(initial={"language": get_language()}))
    form = SignUpForm(request.POST)
    key = path.translation_key
    sent = send_code(request, form, (key, path.title), {"path": str(key)})
    return redirect("confirm_sign_up") if sent is None else _page(request, path, form, sent)


def send_code(
    request: HttpRequest, form: SignUpForm, path: tuple[UUID, str], what: dict[str, str]
) -> HTTPStatus | None:
    """The letter, once a form. None when it left; else the status of the form, which says why.

    `path` is its key and its French title; `what`, what waits for the person: the path, or the
    institution's code.
    """
    at = now()
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    email, key = form.cleaned_data["email"], str(form.cleaned_data["key"])
    if is_replay(request, PURPOSE, key, at=at):
        return None
    wait = wait_before(email, (SIGN_UPS, EVERYBODY), at=at)
    if wait is not None:
        sentence = gettext("Trop de codes sont déjà partis. Attendez %s.") % in_words(wait)
        form.add_error("email", sentence)
        return HTTPStatus.TOO_MANY_REQUESTS
    said = {**form.said(), **what, "start": request.path}
    code = expect(request, PURPOSE, email, key=key, said=said, at=at)
    signing_up.answer_sign_up(
        email,
        code=code,
        path=path[0],
        path_title=path[1],
        language=form.cleaned_data["language"],
        at=at,
    )
    return None


def _for_somebody(request: HttpRequest, path: LearningPath, person: User) -> HttpResponse:
    if request.method != "POST":
        return _page(request, path, None)
    try:
        signing_up.follow_open_path(path.translation_key, person=person, at=now())
    except RefusedError as refused:
        messages.error(request, sentence_of(refused.refusal))
        return redirect("sign_up", path.slug)
    title = title_in(get_language(), path.translation_key, path.title)
    messages.success(request, gettext("Votre inscription à « %s » est enregistrée.") % title)
    return redirect("my_space")


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(READ)
def confirm_sign_up(request: HttpRequest) -> HttpResponse:
    """/inscription/code/: the address is proved; now the account, and what it came for."""
    if request.user.is_authenticated:
        return already_in(request)
    start = (request.session.get("mailed_code") or {}).get("said", {}).get("start", "/parcours/")
    mailed = answer(request, PURPOSE, start=start, at=now())
    if isinstance(mailed, HttpResponse):
        return mailed
    said, at = mailed["said"], now()
    named = invitee_from(mailed["email"], said)
    person = signing_up.come_in(named, language=said["language"], at=at)
    return _enter(request, mailed, person)


def _enter(request: HttpRequest, mailed: Mailed, person: User) -> HttpResponse:
    """Signed in by the code of the letter, as at the other door."""
    wanted = _what_for(request, mailed, person)
    own_device = bool(mailed["said"]["own_device"])
    email = mailed["email"]
    keep_entry(request, Entry(email=email, own_device=own_device, next=wanted, key=""))
    record_authentication(request, person, method="code", email=email)
    login = Login(user=person, email=email)
    login.redirect_url = address_after(request, wanted)
    response: HttpResponse = perform_login(request, login)
    return response


def _what_for(request: HttpRequest, mailed: Mailed, person: User) -> str:
    """Where to go then: one's space, or the page again when it has more to say."""
    said = mailed["said"]
    if not person.is_active:
        return ""
    try:
        if "path" in said:
            signing_up.follow_open_path(UUID(said["path"]), person=person, at=now())
        else:
            join_with_code(UUID(said["join_code"]), person=person, at=now())
    except RefusedError:
        return said["start"]
    messages.success(request, gettext("Votre adresse est confirmée. Bienvenue."))
    return reverse("my_space")


def _page(
    request: HttpRequest,
    path: LearningPath,
    form: SignUpForm | None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    say_titles([path], get_language())
    context = {"path": path, "form": form}
    return render(request, "learners/people/sign_up.html", context, status=status)
