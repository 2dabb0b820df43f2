"""Two accounts of one person: found, compared, merged. For administrators."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from learners.journey import merging
from learners.models import User
from learners.queries.people.addresses import addresses_of
from learners.queries.people.merging import accounts, accounts_asked_for, doubles
from learners.rules.institutions.refusals import RefusedError

MAY_MERGE = "learners.add_mergedaccount"


@require_safe
@permission_required(MAY_MERGE)
def list_doubles(request: HttpRequest) -> HttpResponse:
    """Accounts that look alike, or those asked for. Two people may have one name: one decides."""
    typed = request.GET.get("q", "")
    asked = accounts_asked_for(typed) if typed else []
    groups = ([asked] if asked else []) if typed else doubles()
    context = {"groups": groups, "typed": typed}
    return render(request, "learners/office/doubles.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_MERGE)
def merge_accounts(request: HttpRequest, former: UUID, kept: UUID) -> HttpResponse:
    """Both side by side, what will happen, and one button."""
    if request.method == "POST":
        return _merge(request, former, kept)
    found = accounts().in_bulk([former, kept])
    if set(found) != {former, kept}:
        raise Http404
    context = {
        "former": found[former],
        "kept": found[kept],
        "sides": [_side(found[former]), _side(found[kept])],
    }
    return render(request, "learners/office/merge.html", context)


def _merge(request: HttpRequest, former: UUID, kept: UUID) -> HttpResponse:
    if User.objects.filter(pk__in=(former, kept)).count() != len({former, kept}):
        raise Http404
    try:
        if merging.merge(former, kept, by=cast("User", request.user), at=now()):
            messages.success(request, gettext("Les deux comptes n’en font plus qu’un."))
        else:
            messages.info(request, gettext("C’était déjà fait."))
    except RefusedError:
        messages.error(request, gettext("Un compte du bureau, ou fermé, ne se réunit pas."))
    return redirect("doubles:index")


def _side(person: User) -> dict[str, object]:
    """In numbers and titles: never an answer."""
    titles = person.enrolments.select_related("outline")
    return {
        "person": person,
        "addresses": [address.email for address in addresses_of(person)],
        "paths": [(e.outline.content["title"], e.get_state_display()) for e in titles],
    }


class DoublesMenuItem(MenuItem):
    """For those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_MERGE))


class DoublesViewSet(ViewSet):
    """A menu entry, a list, a page."""

    name = "doubles"
    url_prefix = "doublons"
    icon = "group"
    menu_label = _("Doublons")
    menu_order = 340
    add_to_admin_menu = True
    menu_item_class = DoublesMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", list_doubles, name="index"),
            path("<uuid:former>/<uuid:kept>/", merge_accounts, name="merge"),
        ]


doubles_viewset = DoublesViewSet()
