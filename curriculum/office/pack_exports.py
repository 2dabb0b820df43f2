"""A live module taken away as a pack."""

from http import HTTPStatus
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.ui.menus.pages import PageMenuItem

from curriculum.documents.pack_zips import write_zip
from curriculum.documents.packs import CannotExportError, pack_of
from curriculum.models import Module
from curriculum.readers.packs import problems_of


class ExportPackButton(PageMenuItem):
    """In the menus of a live module, for whoever writes it."""

    label = gettext_lazy("Exporter en paquet")
    icon_name = "download"
    url_name = "export_pack"

    def is_shown(self, user: Any) -> bool:  # noqa: ANN401  # Wagtail's signature
        is_module = issubclass(self.page.specific_class or object, Module)
        return is_module and self.page.live and may_edit(user, self.page)


def may_edit(user: Any, page: Any) -> bool:  # noqa: ANN401  # any user model, any page
    return bool(page.permissions_for_user(user).can_edit())


@require_safe
def export_pack(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Its ZIP; before it, what packs will refuse of it, with a door to take it as it is."""
    module = get_object_or_404(Module.objects.live(), pk=pk)
    if not may_edit(request.user, module):
        raise PermissionDenied
    try:
        files = pack_of(module)
    except CannotExportError as refused:
        return _explained(request, module, refusal=str(refused))
    problems = problems_of(files)
    if problems and "quand-meme" not in request.GET:
        return _explained(request, module, problems=problems)
    archive = TemporaryFile()  # noqa: SIM115  # the answer closes it
    write_zip(archive, module.slug, files)
    archive.seek(0)
    return FileResponse(archive, as_attachment=True, filename=f"{module.slug}.zip")


def _explained(request: HttpRequest, module: Module, **said: Any) -> HttpResponse:
    context = {"module": module, **said}
    status = HTTPStatus.CONFLICT
    return render(request, "curriculum/office/pack_export.html", context, status=status)
