"""What docs/privacy.md and docs/domain.md say is what the models and the rules declare."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings

from learners.rules.running.retention import CLASS_OF, DAYS_OF, YEARS_OF_PROOF

ROOT = Path(settings.BASE_DIR)
SPAN = re.compile(r"`([^`]+)`")


def rows(name: str, heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its two first lines."""
    section = (ROOT / "docs" / name).read_text("utf-8").partition(f"\n{heading}\n")[2]
    lines = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_privacy_repeats_what_each_model_declares():
    told = {
        SPAN.findall(model)[0]: (tuple(SPAN.findall(fields)), purpose, retention)
        for model, fields, purpose, retention in rows("privacy.md", "## Declared by our models")
    }
    declared = {
        model.__name__: (data.fields, data.purpose, data.retention)
        for model in apps.get_models()
        if (data := getattr(model, "personal_data", None)) and data.fields
    }

    assert told == declared


def test_privacy_gives_each_kind_of_fact_its_class():
    table = rows("privacy.md", "## The journal, by kind of fact")
    told = {kind: SPAN.findall(cls)[0] for cls, kinds, _ in table for kind in SPAN.findall(kinds)}

    assert told == CLASS_OF


def test_privacy_gives_each_class_its_years():
    table = rows("privacy.md", "## The journal, by kind of fact")
    told = {
        SPAN.findall(cls)[0]: int(re.findall(r"(\d+) years?", kept)[0]) for cls, _, kept in table
    }
    years = {name: days // 365 for name, days in DAYS_OF.items()}

    assert told == {"proof": YEARS_OF_PROOF, **years}


def test_every_name_of_the_domain_is_a_model():
    text = (ROOT / "docs" / "domain.md").read_text("utf-8")
    named = re.findall(r"`((?:content|curriculum|learners)\.[A-Z]\w+)`", text)
    known = {f"{m._meta.app_label}.{m.__name__}" for m in apps.get_models()}  # noqa: SLF001  # Django's documented _meta API

    assert len(named) > 15
    assert set(named) - known == set()


def test_every_model_of_a_learner_has_its_word():
    text = (ROOT / "docs" / "domain.md").read_text("utf-8")
    models = {model.__name__ for model in apps.get_app_config("learners").get_models()}

    assert {name for name in models if f"`learners.{name}`" not in text} == set()
