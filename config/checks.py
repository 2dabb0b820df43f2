"""What the project refuses of itself, as Django system checks."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from content.rules.privacy import NO_PERSONAL_DATA, PersonalData

OUR_APPS = ("content", "curriculum", "learners")


@register()
def every_model_declares_its_personal_data(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse a model of ours that does not name its personal data, purpose and retention."""
    models = [model for label in OUR_APPS for model in apps.get_app_config(label).get_models()]
    return [
        Error(
            f"{model.__name__} does not declare its personal data.",
            hint="Set personal_data = PersonalData(fields, purpose, retention)"
            " or NO_PERSONAL_DATA.",
            obj=model,
            id="privacy.E001",
        )
        for model in models
        if not declares(model)
    ]


def declares(model: type) -> bool:
    """A declaration is NO_PERSONAL_DATA, or names existing fields, a purpose and a retention."""
    declared = vars(model).get("personal_data")
    if not isinstance(declared, PersonalData):
        return False
    if declared == NO_PERSONAL_DATA:
        return True
    names = {field.name for field in model._meta.get_fields()}  # type: ignore[attr-defined]  # noqa: SLF001  # Django's public-in-practice registry of fields
    return bool(
        declared.fields
        and set(declared.fields) <= names
        and declared.purpose
        and declared.retention
    )
