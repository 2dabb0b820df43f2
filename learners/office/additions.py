"""What was added to paths: whom it concerns, what each gains, and applying it (decision 5)."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies.pages import PagePermissionPolicy

from curriculum.models import LearningPath
from curriculum.queries.outlines import current_outline
from curriculum.queries.paths import paths_published_by
from learners.forms.learning.additions import AdditionForm
from learners.journey import changing
from learners.office.additions_shown import shown_groups, shown_people
from learners.office.certificates import OfficeRequest
from learners.queries.learning.additions import additions_of, behind, followers_by_path

PEOPLE_A_PAGE = 50


class AdditionsMenuItem(MenuItem):
    """For whoever may put a path online."""

    def is_shown(self, request: OfficeRequest) -> bool:
        return bool(PagePermissionPolicy().user_has_permission(request.user, "publish"))


@require_safe
def list_paths(request: OfficeRequest) -> HttpResponse:
    """Every path of theirs, with who is in progress and who is on an older version."""
    paths = paths_published_by(request.user)
    if not paths:
        raise PermissionDenied
    followers = followers_by_path()
    rows = [(page, followers[page.translation_key]) for page in paths]
    return render(request, "learners/office/additions.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def show_path(request: OfficeRequest, pk: int) -> HttpResponse:
    """What changed since people started, whom it concerns, and a button to apply it."""
    page = _path_of(request, pk)
    outline = current_outline(page.translation_key)
    form = AdditionForm(request.POST or None, initial={"outline": outline.pk})
    if request.method != "POST":
        return _page(request, page, form)
    if not form.is_valid():
        return _page(request, page, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if form.cleaned_data["outline"] != outline.pk:
        messages.error(request, gettext("Le parcours a encore changé. Relisez, puis appliquez."))
        return redirect("additions:show", pk)
    said = form.cleaned_data
    changing.apply_addition(
        outline, key=said["key"], reason=said["reason"], by=request.user, at=now()
    )
    messages.success(request, gettext("C’est parti. Chaque personne reçoit une lettre."))
    return redirect("additions:show", pk)


def _path_of(request: OfficeRequest, pk: int) -> LearningPath:
    for page in paths_published_by(request.user):
        if page.pk == pk:
            return page
    raise Http404(pk)


def _page(
    request: OfficeRequest,
    page: LearningPath,
    form: AdditionForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    outline = current_outline(page.translation_key)
    concerned = behind(outline)
    people = Paginator(concerned, PEOPLE_A_PAGE).get_page(request.GET.get("p"))
    context: dict[str, Any] = {
        "page": page,
        "outline": outline,
        "followers": followers_by_path()[page.translation_key],
        "groups": shown_groups(outline),
        "people": people,
        "gains": shown_people(list(people.object_list), outline),
        "additions": additions_of(page.translation_key),
        "form": form,
    }
    return render(request, "learners/office/addition.html", context, status=status)


class AdditionsViewSet(ViewSet):
    """Two pages: every path, and one of them."""

    name = "additions"
    icon = "history"
    menu_label = _("Changements")
    menu_order = 260
    add_to_admin_menu = True
    menu_item_class = AdditionsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", list_paths, name="index"),
            path("<int:pk>/", show_path, name="show"),
        ]


additions = AdditionsViewSet()
