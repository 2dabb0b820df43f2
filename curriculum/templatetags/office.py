"""`{% load office %}`: what Wagtail shows to everybody, for those who may use it."""

from typing import Any

from django import template
from django.template import Context
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices
from wagtail.permission_policies.pages import PagePermissionPolicy

TO_PUBLISH = ("/publish/", "/unpublish/")
register = template.Library()


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def what_one_may_do_at_once(context: Context, app_label: str, model_name: str) -> dict[str, Any]:
    """Wagtail's bulk actions, without publishing for who may publish no page."""
    choices: dict[str, Any] = bulk_action_choices(context, app_label, model_name)
    if PagePermissionPolicy().user_has_permission(context["request"].user, "publish"):
        return choices
    allowed = [b for b in choices["buttons"] if not str(b.url).endswith(TO_PUBLISH)]
    return {**choices, "buttons": allowed}
