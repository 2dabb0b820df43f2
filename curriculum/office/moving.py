"""Moving an activity to another lesson, from the page of its lesson."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.ui.menus.pages import PageMenuItem

from curriculum.forms.moving import MoveActivityForm, sentence_of
from curriculum.journey.moving import move_activity
from curriculum.models import Lesson
from curriculum.rules.moving import CannotMoveError


class MoveActivityButton(PageMenuItem):
    """In the menus of a lesson, for whoever publishes it."""

    label = gettext_lazy("Déplacer une activité…")
    icon_name = "arrow-right-full"
    url_name = "move_activity"

    def is_shown(self, user: Any) -> bool:  # noqa: ANN401  # Wagtail's signature
        is_lesson = issubclass(self.page.specific_class or object, Lesson)
        return is_lesson and may_publish(user, self.page)


def may_publish(user: Any, page: Any) -> bool:  # noqa: ANN401  # any user model, any page
    return bool(page.permissions_for_user(user).can_publish())


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    lesson = get_object_or_404(Lesson, pk=pk)
    if not may_publish(request.user, lesson):
        raise PermissionDenied
    form = MoveActivityForm(request.POST or None, lesson=lesson)
    if request.method != "POST":
        return _page(request, lesson, form)
    if not form.is_valid():
        return _page(request, lesson, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    target = get_object_or_404(Lesson, pk=form.cleaned_data["target"])
    if not may_publish(request.user, target):
        raise PermissionDenied
    try:
        move_activity(form.cleaned_data["activity"], lesson, target, by=request.user, at=now())
    except CannotMoveError as refused:
        form.add_error(None, sentence_of(refused))
        return _page(request, lesson, form, HTTPStatus.CONFLICT)
    said = _("L’activité est maintenant dans « %(lesson)s ». Qui l’a faite la garde faite.")
    messages.success(request, said % {"lesson": target.title})
    return redirect("wagtailadmin_pages:edit", target.pk)


def _page(
    request: HttpRequest, lesson: Lesson, form: MoveActivityForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"lesson": lesson, "form": form}
    return render(request, "curriculum/office/move_activity.html", context, status=status)
