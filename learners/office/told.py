"""What an author is told after publishing: whom the change reaches, and when (decision 5)."""

from collections.abc import Collection, Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from curriculum.models import LearningPath, Lesson, Module
from curriculum.queries.outlines import changes_made_by
from curriculum.queries.paths import paths_holding
from curriculum.rules.changes import Sort
from learners.queries.learning.additions import followers_by_path
from learners.queries.learning.tutors import promise_of


def tell_what_follows(request: HttpRequest, page: Page) -> None:
    """One sentence for each kind of change; nothing when nobody is in progress."""
    paths = list(_paths_of(page))
    followers = followers_by_path()
    if not any(followers[path.translation_key].running for path in paths):
        return
    if page.approved_schedule:
        said = _("Rien ne change avant ce jour.")
        then = _("Ensuite, « Changements » dit qui n’a pas ce qui s’ajoute.")
        messages.info(request, f"{said} {then}")
        return
    changes = {path: changes_made_by(page, path) for path in paths}
    sorts = {change.sort for found in changes.values() for change in found}
    for sentence in _sentences(sorts):
        messages.info(request, sentence)
    for path, found in changes.items():
        behind = followers[path.translation_key].behind
        if behind and any(change.sort == Sort.ADDITION for change in found):
            _offer_to_apply(request, path, behind)


def tell_what_an_approval_does(request: HttpRequest, pk: int) -> None:
    """The same, to whoever approved; nothing while another step of the review is to come."""
    page = Page.objects.get(pk=pk).specific
    if not page.workflow_in_progress:
        tell_what_follows(request, page)


def offer_a_tutor(request: HttpRequest, page: Page) -> None:
    """A path that goes out while nobody is named on it: its questions would be everybody's."""
    if not isinstance(page, LearningPath) or promise_of(page.translation_key)[0] is not None:
        return
    sentence = _("Personne n’est nommé pour répondre aux questions de « %(title)s ».")
    button = messages.button(reverse("tutors:path", args=[page.pk]), _("Nommer quelqu’un"))
    messages.warning(request, sentence % {"title": page.title}, [button])


def _paths_of(page: Page) -> Iterable[LearningPath]:
    if isinstance(page, LearningPath):
        return [page]
    if isinstance(page, Lesson):
        page = page.get_parent().specific
    return paths_holding(page) if isinstance(page, Module) else []


def _sentences(sorts: Collection[Sort]) -> list[str]:
    if not sorts:
        return [_("Une correction : tout le monde la voit dès maintenant.")]
    sentences = {
        Sort.SUPPLEMENT: _("Un supplément : il est offert à tout le monde, en plus."),
        Sort.REMOVAL: _("Un retrait : ce n’est plus demandé à personne."),
    }
    return [sentence for sort, sentence in sentences.items() if sort in sorts]


def _offer_to_apply(request: HttpRequest, path: LearningPath, behind: int) -> None:
    sentence = ngettext(
        "Un ajout : il vaut pour les nouvelles inscriptions à « %(title)s »."
        " %(behind)s personne en cours ne l’a pas.",
        "Un ajout : il vaut pour les nouvelles inscriptions à « %(title)s »."
        " %(behind)s personnes en cours ne l’ont pas.",
        behind,
    )
    button = messages.button(reverse("additions:show", args=[path.pk]), _("Voir qui, et décider"))
    buttons = [button] if path.permissions_for_user(request.user).can_publish() else []
    messages.warning(request, sentence % {"title": path.title, "behind": behind}, buttons)
