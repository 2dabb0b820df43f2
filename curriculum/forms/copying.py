"""Duplicating a page: its name and its address are ready, it stays a draft, and it is no alias."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm

from curriculum.queries.copies import free_slug


class CopyPageForm(CopyForm):
    """An alias would hold the same activities twice; a module already lives in several paths."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
        self.fields["new_title"].initial = _("%(title)s (copie)") % {"title": self.page.title}
        self.fields["new_slug"].initial = free_slug(self.page)
