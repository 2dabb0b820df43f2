"""A reviewer says when they are away, and who reviews instead."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from content.actions.absences import cancel_absence, say_absent
from content.forms.absences import AbsenceForm
from content.queries.reviews import absences_of

MAY_REVIEW = "content.add_absence"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_REVIEW)
def my_absences(request: HttpRequest) -> HttpResponse:
    """Those to come, and a form to say another."""
    form = AbsenceForm(request.POST or None, reviewer=request.user, today=localdate())
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    substitute = form.cleaned_data.pop("substitute")
    say_absent(request.user, substitute, **form.cleaned_data)
    said = gettext("C’est noté. %(name)s relit à votre place.")
    messages.success(request, said % {"name": substitute.get_full_name()})
    return redirect("absences:index")


def _page(request: HttpRequest, form: AbsenceForm, status: int = HTTPStatus.OK) -> HttpResponse:
    known = absences_of(request.user, since=localdate())
    context = {"form": form, "absences": known}
    return render(request, "content/office/absences.html", context, status=status)


@require_POST
@permission_required(MAY_REVIEW)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    cancel_absence(get_object_or_404(absences_of(request.user, since=localdate()), pk=pk))
    messages.success(request, gettext("L’absence est annulée. Les lettres vous reviennent."))
    return redirect("absences:index")


class AbsenceMenuItem(MenuItem):
    """Shown to those who review."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAY_REVIEW)


class AbsenceViewSet(ViewSet):
    """One page."""

    name = "absences"
    icon = "calendar"
    menu_label = _("Mes absences")
    menu_order = 280
    menu_item_class = AbsenceMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        urls: list[URLPattern] = [
            path("", my_absences, name="index"),
            path("<int:pk>/cancel/", cancel, name="cancel"),
        ]
        return urls


absences = AbsenceViewSet()
