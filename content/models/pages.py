"""Pages of the site that teach nothing by themselves."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.rules.privacy import NO_PERSONAL_DATA


class HomePage(Page):
    """The first page: what this is, the paths, the check of a certificate."""

    personal_data = NO_PERSONAL_DATA
    template = "content/home.html"
    max_count = 1
    private_page_options: ClassVar[list[str]] = []
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("accueil")
