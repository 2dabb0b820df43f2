"""The tree on which everything else is published."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from content.models import HomePage

WRITERS = "Formatrices et formateurs"
PORTS = {"http": 80, "https": 443}
MAY_WITH_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
# Rights on what a collection holds: Wagtail keeps them under its own models, whatever ours are.
MAY_WITH_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("wagtailimages", ("add_image", "change_image", "choose_image")),
    ("wagtaildocs", ("add_document", "change_document", "choose_document")),
    ("wagtailmedia", ("add_media", "change_media")),
)


def lay_out(sections: Sequence[type[Page]], written: Sequence[type[Model]], at: datetime) -> None:
    """The home page, its sections, and the group that writes under them; again changes nothing.

    A section is a page of which there is one: it names its own `usual_title` and `usual_slug`.
    `written` are the models, beside pages and pictures, that the group adds to and changes.
    """
    home = HomePage.objects.first() or _lay_out_home(at)
    for section in sections:
        if not section.objects.exists():
            facts = {"title": section.usual_title, "slug": section.usual_slug, **_published(at)}
            home.add_child(instance=section(**facts))
    _lay_out_writers([section.objects.get() for section in sections], written)


def _lay_out_home(at: datetime) -> HomePage:
    """The home page and the site that shows it, instead of Wagtail's welcome."""
    home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="accueil", **_published(at))
    Page.get_first_root_node().add_child(instance=home)
    _show(home)
    for welcome in Page.objects.filter(depth=2, content_type__model="page"):
        welcome.delete()  # a bare Page: none of ours is
    return HomePage.objects.get()


def _lay_out_writers(sections: Iterable[Page], written: Iterable[type[Model]]) -> None:
    group, _created = Group.objects.get_or_create(name=WRITERS)
    group.permissions.add(*_permissions("wagtailadmin", ["access_admin"]))
    for model in written:
        name = model._meta.model_name  # noqa: SLF001  # Django's documented _meta API
        names = [f"{verb}_{name}" for verb in ("add", "change", "view")]
        group.permissions.add(*_permissions(model._meta.app_label, names))  # noqa: SLF001  # as above
    for section in sections:
        for permission in _permissions("wagtailcore", MAY_WITH_PAGES):
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=section.pk, permission=permission
            )
    for app, rights in MAY_WITH_FILES:
        for permission in _permissions(app, rights):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )


def _published(at: datetime) -> dict[str, object]:
    return {"live": True, "first_published_at": at, "last_published_at": at}


def _show(home: HomePage) -> None:
    """One site, at the address the settings give."""
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or PORTS.get(address.scheme, 80)
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.root_page = home
    site.save()


def _permissions(app: str, names: Iterable[str]) -> Iterable[Permission]:
    return Permission.objects.filter(content_type__app_label=app, codename__in=names)
