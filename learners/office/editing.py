"""The editor of pages: Wagtail's, where nothing is overwritten and comments leave as letters."""

from typing import Any

from django.utils.timezone import now
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from content.models import HomePage
from content.office.editing import CarefulEditing
from curriculum.models import Catalogue, LearningPath, Lesson, Module, Shelf
from learners.journey.reviewing import tell_of_comments

PAGES = (HomePage, Catalogue, Shelf, LearningPath, Module, Lesson)


class EditPage(CarefulEditing):
    """Comments become rows, like every letter: no mail server can stop a page from being saved."""

    def send_commenting_notifications(self, changes: dict[str, list[Any]]) -> None:
        answered = [comment for comment, _replies in changes["new_replies"]]
        threads = [*changes["new_comments"], *answered, *changes["resolved_comments"]]
        replies = [reply.text for _comment, new in changes["new_replies"] for reply in new]
        texts = [*(comment.text for comment in changes["new_comments"]), *replies]
        if threads:
            tell_of_comments(self.page, threads, texts, by=self.request.user, at=now())


class RevertPage(RevisionsRevertView, EditPage):
    """An older version in the editor: saving it is as careful."""


class EditorViewSet(PageViewSet):
    """Lists stay Wagtail's: only the editor is ours."""

    edit_view_class = EditPage
    revisions_revert_view_class = RevertPage
    parent_models: tuple[type, ...] = ()


editors = [EditorViewSet(model.__name__.lower(), model=model) for model in PAGES]
