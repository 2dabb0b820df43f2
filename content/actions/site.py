"""The tree on which everything else is published, and who may write on it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from content.models import HomePage, ReviewTask
from content.rules.roles import ADMINISTRATORS, REVIEWERS, WITH_PAGES, WITH_PICTURES

PORTS = {"http": 80, "https": 443}
# Rights on what a collection holds: Wagtail keeps them under its own models, whatever ours are.
MAY_WITH_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("wagtailimages", WITH_PICTURES),
    ("wagtaildocs", ("add_document", "change_document", "choose_document")),
    ("wagtailmedia", ("add_media", "change_media")),
)
REVIEW = "Relecture"


def lay_out(sections: Sequence[type[Page]], written: Sequence[type[Model]], at: datetime) -> None:
    """The home page, its sections, the groups that write under them; again changes nothing.

    A section is a page of which there is one: it names its own `usual_title` and `usual_slug`.
    `written` are the models, beside pages and pictures, that the groups add to and change.
    """
    home = HomePage.objects.first() or _lay_out_home(at)
    for section in sections:
        if not section.objects.exists():
            facts = {"title": section.usual_title, "slug": section.usual_slug, **_published(at)}
            home.add_child(instance=section(**facts))
    laid_out = [section.objects.get() for section in sections]
    for role in WITH_PAGES:
        _lay_out_writers(role, laid_out, written)
    _allow(REVIEWERS, "content", ["add_absence", "view_absence"])
    _lay_out_administration()
    _lay_out_review(laid_out)


def _lay_out_home(at: datetime) -> HomePage:
    """The home page and the site that shows it, instead of Wagtail's welcome."""
    home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="accueil", **_published(at))
    Page.get_first_root_node().add_child(instance=home)
    _show(home)
    for welcome in Page.objects.filter(depth=2, content_type__model="page"):
        welcome.delete()  # a bare Page: none of ours is
    _forget_wagtails_own_roles()
    return HomePage.objects.get()


def _forget_wagtails_own_roles() -> None:
    """Its two groups and its review, in English, that nobody has used yet."""
    Group.objects.filter(name__in=["Moderators", "Editors"], user=None).delete()
    Task.objects.filter(name="Moderators approval").delete()
    Workflow.objects.filter(name="Moderators approval").delete()


def _lay_out_writers(role: str, sections: Iterable[Page], written: Iterable[type[Model]]) -> None:
    group = _allow(role, "wagtailadmin", ["access_admin"])
    for model in written:
        name = model._meta.model_name  # noqa: SLF001  # Django's documented _meta API
        names = [f"{verb}_{name}" for verb in ("add", "change", "view")]
        _allow(role, model._meta.app_label, names)  # noqa: SLF001  # as above
    for section in sections:
        for permission in _permissions("wagtailcore", WITH_PAGES[role]):
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=section.pk, permission=permission
            )
    for app, rights in MAY_WITH_FILES:
        for permission in _permissions(app, rights):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )


def _lay_out_administration() -> None:
    """It settles who reviews; what else it does in the office, each app adds."""
    _allow(ADMINISTRATORS, "wagtailadmin", ["access_admin"])
    steps = ["add_workflow", "change_workflow", "add_task", "change_task"]
    _allow(ADMINISTRATORS, "wagtailcore", steps)


def _lay_out_review(sections: Iterable[Page]) -> None:
    """One step before publication. What the office changed since is left as it is."""
    workflow, is_new = Workflow.objects.get_or_create(name=REVIEW)
    if not is_new:
        return
    task = ReviewTask.objects.create(name=REVIEW)
    task.groups.add(Group.objects.get(name=REVIEWERS))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    for section in sections:
        WorkflowPage.objects.get_or_create(page=section, defaults={"workflow": workflow})


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


def _allow(role: str, app: str, names: Iterable[str]) -> Group:
    group, _created = Group.objects.get_or_create(name=role)
    group.permissions.add(*_permissions(app, names))
    return group


def _permissions(app: str, names: Iterable[str]) -> Iterable[Permission]:
    return Permission.objects.filter(content_type__app_label=app, codename__in=names)
