"""Where Wagtail speaks to learners: the office."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from learners.office.institutions import institutions


@hooks.register("register_admin_viewset")
def office() -> list[ViewSet]:
    return [institutions]
