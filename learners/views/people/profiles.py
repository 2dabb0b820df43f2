"""/mon-espace/profil/: name, language, letters, addresses.

What could take an account away from its owner asks first that they prove who they are.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from learners.forms.people.profiles import NewAddressForm, ProfileForm
from learners.journey import addresses
from learners.queries.people.addresses import addresses_of
from learners.views.people.codes import is_proved_lately
from learners.views.people.mailed_codes import answer, expect, is_replay, wait_before
from learners.views.people.pages import too_many_codes
from learners.views.people.requests import SignedInRequest

PURPOSE = "address"
READ = ("GET", "HEAD", "POST")
WANTED = "wanted_address"

View = Callable[..., HttpResponse]


def proved(view: View) -> View:
    """The view, for whoever proved lately who they are; the others prove it, then come back."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_proved_lately(request, request.user, at=now()):
            return view(request, *args, **kwargs)
        request.session[WANTED] = request.POST.get("email", "")[:254]
        messages.info(request, _("Pour changer vos adresses, dites d’abord que c’est bien vous."))
        return redirect(reverse("prove", query={"next": reverse("my_profile")}))

    return guarded


@login_required
@never_cache
@require_http_methods(READ)
def my_profile(request: SignedInRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    addresses.change_profile(request.user, **form.cleaned_data, at=now())
    messages.success(request, _("Votre profil est enregistré."))
    return redirect("my_profile")


@login_required
@require_POST
@proved
def add_address(request: SignedInRequest) -> HttpResponse:
    """A code leaves, or a letter that says the address is taken: the same to watch."""
    form, at = NewAddressForm(request.POST), now()
    if not form.is_valid():
        return _page(request, address_form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    email, key = form.cleaned_data["email"], str(form.cleaned_data["key"])
    if addresses_of(request.user).filter(email=email).exists():
        form.add_error("email", _("Cette adresse est déjà la vôtre."))
        return _page(request, address_form=form, status=HTTPStatus.CONFLICT)
    if is_replay(request, PURPOSE, key, at=at):
        return redirect("confirm_address")
    wait = wait_before(email, at=at)
    if wait is not None:
        form.add_error("email", too_many_codes(wait))
        return _page(request, address_form=form, status=HTTPStatus.TOO_MANY_REQUESTS)
    code = expect(request, PURPOSE, email, key=key, at=at)
    addresses.ask_to_add(request.user, email, code=code, at=at)
    return redirect("confirm_address")


@login_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(READ)
def confirm_address(request: SignedInRequest) -> HttpResponse:
    at = now()
    mailed = answer(request, PURPOSE, start=reverse("my_profile"), at=at)
    if isinstance(mailed, HttpResponse):
        return mailed
    if addresses.add_address(request.user, mailed["email"], at=at):
        messages.success(request, _("%s ouvre maintenant votre compte.") % mailed["email"])
    else:
        messages.error(request, _("cette adresse ne peut pas être ajoutée."))
    return redirect("my_profile")


@login_required
@never_cache
@require_http_methods(READ)
@proved
def remove_address(request: SignedInRequest, address: int) -> HttpResponse:
    """A page asks; its button removes. The last one stays."""
    theirs = addresses_of(request.user)
    removed = get_object_or_404(theirs, pk=address)
    if request.method != "POST":
        context = {"address": removed, "is_last": theirs.count() == 1}
        return render(request, "learners/people/remove_address.html", context)
    if addresses.remove_address(request.user, address, at=now()):
        messages.success(request, _("%s n’ouvre plus votre compte.") % removed.email)
    else:
        messages.error(request, _("c’est votre seule adresse. Ajoutez-en une autre d’abord."))
    return redirect("my_profile")


@login_required
@require_POST
@proved
def make_main_address(request: SignedInRequest, address: int) -> HttpResponse:
    chosen = get_object_or_404(addresses_of(request.user), pk=address)
    addresses.choose_main_address(request.user, chosen, at=now())
    messages.success(request, _("Nos lettres vont maintenant à %s.") % chosen.email)
    return redirect("my_profile")


def _page(
    request: SignedInRequest,
    form: ProfileForm | None = None,
    *,
    address_form: NewAddressForm | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    wanted = _take_wanted(request)
    fields = ("first_name", "last_name", "language", "wants_letters")
    initial = {f: getattr(request.user, f) for f in fields}
    context = {
        "form": form or ProfileForm(initial=initial),
        "address_form": address_form or NewAddressForm(initial={"email": wanted}),
        "addresses": list(addresses_of(request.user)),
    }
    return render(request, "learners/people/my_profile.html", context, status=status)


def _take_wanted(request: HttpRequest) -> str:
    """The address that was typed before one had to prove who one is."""
    return str(request.session.pop(WANTED, ""))
