"""/mon-espace/confirmer/: somebody who is signed in proves that they are who they are."""

from http import HTTPStatus

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from learners.actions.people import throttles
from learners.forms.people.profiles import ProofForm
from learners.journey.addresses import ask_for_proof
from learners.views.people.entries import safe_next
from learners.views.people.mailed_codes import answer, expect, wait_before
from learners.views.people.pages import in_words, too_many_codes
from learners.views.people.requests import SignedInRequest

PURPOSE = "proof"


@login_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: SignedInRequest) -> HttpResponse:
    """By the password; the page also offers a code."""
    if request.method != "POST":
        return _page(request, ProofForm())
    form, at, who = ProofForm(request.POST), now(), str(request.user.pk)
    if not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    wait = throttles.spend(throttles.CURRENT_PASSWORDS, who, at=at)
    if wait is not None:
        form.add_error("password", _("Trop d’essais. Attendez %s.") % in_words(wait))
        return _page(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    if not request.user.check_password(form.cleaned_data["password"]):
        form.add_error("password", _("Ce n’est pas votre mot de passe."))
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    throttles.give_back(throttles.CURRENT_PASSWORDS, who, at=at)
    record_authentication(request, request.user, method="password")
    return redirect(_after(request, request.POST.get("next", "")))


@login_required
@require_POST
def send_proof_code(request: SignedInRequest) -> HttpResponse:
    """A code to the main address, never to another."""
    at, address = now(), request.user.email
    if address is None:
        return redirect("prove")
    wait = wait_before(address, at=at)
    if wait is not None:
        notice = too_many_codes(wait)
        return _page(request, ProofForm(), notice, status=HTTPStatus.TOO_MANY_REQUESTS)
    said = {"next": request.POST.get("next", "")}
    ask_for_proof(request.user, code=expect(request, PURPOSE, address, said=said, at=at), at=at)
    return redirect("prove_by_code")


@login_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def prove_by_code(request: SignedInRequest) -> HttpResponse:
    mailed = answer(request, PURPOSE, start=reverse("prove"), at=now())
    if isinstance(mailed, HttpResponse):
        return mailed
    record_authentication(request, request.user, method="code", email=mailed["email"])
    return redirect(_after(request, mailed["said"]["next"]))


def _after(request: SignedInRequest, wanted: str) -> str:
    return safe_next(request, wanted) or reverse("my_profile")


def _page(
    request: SignedInRequest,
    form: ProofForm,
    notice: str = "",
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    wanted = request.POST.get("next", "") or request.GET.get("next", "")
    context = {
        "form": form,
        "notice": notice,
        "next": safe_next(request, wanted),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "learners/people/prove.html", context, status=status)
