"""The editor of pages: Wagtail's, where nothing is overwritten and comments leave as letters."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

from content.models import HomePage
from content.office.editing import CarefulEditing
from curriculum.models import Catalogue, LearningPath, Lesson, Module, Shelf
from learners.journey.reviewing import tell_of_comments
from learners.office.told import tell_what_an_approval_does

PAGES = (HomePage, Catalogue, Shelf, LearningPath, Module, Lesson)
APPROVE = "approve"  # Wagtail's name of it


class EditPage(CarefulEditing):
    """Comments become rows, like every letter: no mail server can stop a page from being saved."""

    def send_commenting_notifications(self, changes: dict[str, list[Any]]) -> None:
        answered = [comment for comment, _replies in changes["new_replies"]]
        threads = [*changes["new_comments"], *answered, *changes["resolved_comments"]]
        replies = [reply.text for _comment, new in changes["new_replies"] for reply in new]
        texts = [*(comment.text for comment in changes["new_comments"]), *replies]
        if threads:
            tell_of_comments(self.page, threads, texts, by=self.request.user, at=now())

    def perform_workflow_action(self) -> HttpResponse:
        """Approved from the editor: whoever approves publishes, and is told whom it reaches."""
        response: HttpResponse = super().perform_workflow_action()
        if self.workflow_action == APPROVE:
            tell_what_an_approval_does(self.request, self.page.pk)
        return response


class DecideOnPage(WorkflowActionView):
    """Approved or sent back from the first page, the preview, or with a word."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        if self.action_name == APPROVE:
            tell_what_an_approval_does(request, self.object.pk)
        return response


class RevertPage(RevisionsRevertView, EditPage):
    """An older version in the editor: saving it is as careful."""


class EditorViewSet(PageViewSet):
    """Lists stay Wagtail's: only the editor and the answer to a review are ours."""

    edit_view_class = EditPage
    revisions_revert_view_class = RevertPage
    workflow_action_view_class = DecideOnPage
    parent_models: tuple[type, ...] = ()


editors = [EditorViewSet(model.__name__.lower(), model=model) for model in PAGES]
