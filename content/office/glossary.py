"""The glossary in the office: list, write, correct, take away; a search follows at once."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from content.actions.glossary import take_away_term, write_term
from content.models import Term


class AddTerm(generic.CreateView):
    """Wagtail's page, our verb."""

    def save_instance(self) -> Term:
        return _written(self.form, "wagtail.create", self.request.user)


class EditTerm(generic.EditView):
    """Wagtail's page, our verb."""

    def save_instance(self) -> Term:
        return _written(self.form, "wagtail.edit", self.request.user)


class DeleteTerm(generic.DeleteView):
    """Wagtail's page, our verb."""

    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete", user=self.request.user)
        take_away_term(self.object)


def _written(form: Any, action: str, user: Any) -> Term:  # noqa: ANN401  # Wagtail makes the form's class
    term: Term = form.save(commit=False)
    write_term(term)
    log(instance=term, action=action, user=user)
    return term


class TermViewSet(ModelViewSet):
    """Words have no draft: what is saved is on the page."""

    model = Term
    name = "glossary"
    icon = "list-ul"
    menu_label = _("Glossaire")
    add_to_admin_menu = True
    menu_order = 260
    add_to_reference_index = False
    copy_view_enabled = False
    add_view_class = AddTerm
    edit_view_class = EditTerm
    delete_view_class = DeleteTerm
    search_fields = ("word", "meaning", "other_forms")
    list_display = ("word", "meaning")
    ordering = ("slug",)
    edit_handler = ObjectList(
        [
            FieldPanel("word"),
            FieldPanel("meaning"),
            FieldPanel("example"),
            FieldPanel("other_forms"),
        ]
    )


terms = TermViewSet()
