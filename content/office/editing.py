"""Two people save the same page: the second is told, and what they wrote is kept beside."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, Revision

from content.actions.revisions import keep_beside

STALE = ("loaded_revision_id", "loaded_revision_created_at")


class CarefulEditing(EditView):
    """Wagtail warns and then overwrites; here the second one's version never takes the place."""

    def get_object(self) -> Page:
        """The page being shown is asked about its review at every button: once is enough."""
        page: Page = super().get_object()
        if self.request.method == "GET":
            page._current_workflow_states = self.real_page_record._current_workflow_states  # noqa: SLF001  # as Wagtail's own prefetch_workflow_states does
        return page

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page is held, so that of two savings at the same instant one is the second."""
        held = Page.objects.select_for_update().filter(pk=self.page.pk)
        newest = held.values_list("latest_revision", flat=True).get()
        if newest and newest != self.latest_revision.pk:
            self.latest_revision: Revision = Revision.objects.get(pk=newest)
        if self.expects_json_response or self.locked_for_user or not self.is_out_of_date:
            return super().post(request, *args, **kwargs)
        return self.keep_what_was_written()

    def keep_what_was_written(self) -> HttpResponse:
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.defer_required_fields()  # kept as a draft is: unfinished
        if not self.form.is_valid():
            self.form.restore_required_fields()
            return self.ask_again()
        revision = keep_beside(self.form.save(commit=False), by=self.request.user)
        said = _("%(saved)s Vos modifications sont gardées à côté. Rien n’est perdu.")
        messages.warning(
            self.request, said % {"saved": self.who_saved()}, buttons=self._doors(revision)
        )
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def ask_again(self) -> HttpResponse:
        """What cannot be kept as it is comes back, still known as older than the other version."""
        said = _("%(saved)s Corrigez ce qui suit : vos modifications seront gardées à côté.")
        messages.validation_error(self.request, said % {"saved": self.who_saved()}, self.form)
        self.errors_debug = repr(self.form.errors)
        self.has_unsaved_changes = True
        loaded, moment = (self.request.POST.get(name, "") for name in STALE)
        context = self.get_context_data()
        context["page"].latest_revision_id = loaded  # what the form says it was made from
        return self.render_to_response(context | {"loaded_revision_created_at": moment})

    def who_saved(self) -> str:
        """Whose version stands now, and since what time."""
        moment = localtime(self.latest_revision.created_at)
        facts = {"name": self._author(), "time": f"{moment.hour}\u00a0h\u00a0{moment:%M}"}
        return _("Cette page a été enregistrée par %(name)s à %(time)s.") % facts

    def _author(self) -> str:
        author = self.latest_revision.user_id
        if author == self.request.user.pk:
            return _("vous, dans une autre fenêtre,")
        person = get_user_model().objects.filter(pk=author).first()
        return person.get_full_name() if person else _("quelqu’un")

    def _doors(self, revision: Revision) -> list[Any]:
        page, newest = self.page.pk, self.latest_revision.pk
        compare = reverse("wagtailadmin_pages:revisions_compare", args=(page, newest, revision.pk))
        resume = reverse("wagtailadmin_pages:revisions_revert", args=(page, revision.pk))
        return [
            messages.button(compare, _("Comparer les deux")),
            messages.button(resume, _("Reprendre mes modifications")),
        ]
