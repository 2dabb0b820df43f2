"""Lessons, modules and paths, written as an author would."""

import json
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from curriculum.models import (
    Catalogue,
    LearningPath,
    Lesson,
    Module,
    Objective,
    PathModule,
    Question,
    Shelf,
)
from curriculum.rules.questions import Choice, Wording, fractions


def question(name="nombre", kind="single", *, texts=("deux", "trois"), right=(True, False)):
    """A question of the bank, with its first version."""
    shares = fractions(kind, list(right))
    choices = tuple(Choice(text, share) for text, share in zip(texts, shares, strict=True))
    made = Question.objects.create(name=name, created_at=timezone.now())
    made.reword(Wording(kind, "Combien ?", choices), at=timezone.now())
    return made


def of_kind(kind, *choices, name="", topic="", prompt="Et alors ?", general=""):
    """A question of any kind; choices are (text, share) or (text, share, {field: value})."""
    made = tuple(choice(*said) for said in choices)
    question = Question.objects.create(name=name or kind, topic=topic, created_at=timezone.now())
    question.reword(Wording(kind, prompt, made, general_feedback=general), at=timezone.now())
    return question


def choice(text, share, more=()):
    fields = dict(more)
    if "tolerance" in fields:
        fields["tolerance"] = Decimal(fields["tolerance"])
    return Choice(text, Decimal(share), **fields)


def draw(topic, count=1):
    return {"type": "item", "id": str(uuid4()), "value": {"topic": topic, "count": count}}


def passage(text="Un texte."):
    return {"type": "passage", "value": text, "id": str(uuid4())}


def picture(number, alt="Un carré"):
    chosen = {"image": number, "decorative": not alt, "alt_text": alt}
    value = {"picture": chosen, "caption": ""}
    return {"type": "picture", "value": value, "id": str(uuid4())}


def quiz(*questions, draws=(), minutes=1, pass_mark=100, title="Pour finir", key=None):
    asked = [{"type": "item", "id": str(uuid4()), "value": str(q.pk)} for q in questions]
    value = {"title": title, "minutes": minutes, "pass_mark": pass_mark, "questions": asked}
    if draws:
        value["draws"] = list(draws)
    return {"type": "quiz", "value": value, "id": str(key or uuid4())}


def write(lesson, *blocks):
    """Put these blocks in a lesson and publish it."""
    lesson.body = json.dumps(blocks)
    lesson.save_revision().publish()
    lesson.refresh_from_db()
    return lesson


def new_module(slug="a-lire", *, title="À lire", live=True):
    shelf = Shelf.objects.get()
    module = Module(title=title, slug=slug, live=False)
    module.objectives = [Objective(text="lire un texte")]
    shelf.add_child(instance=module)
    if live:
        module.save_revision().publish()
        module.refresh_from_db()
    return module


def new_lesson(module, *blocks, slug="une-lecon", minutes=5, live=True):
    lesson = Lesson(title="Une leçon", slug=slug, minutes=minutes, live=False)
    lesson.body = json.dumps(blocks)
    Module.objects.get(pk=module.pk).add_child(instance=lesson)
    if live:
        lesson.save_revision().publish()
        lesson.refresh_from_db()
    return lesson


def new_path(*modules, slug="un-parcours"):
    path = LearningPath(title="Un parcours", slug=slug, live=False)
    path.path_modules = [
        PathModule(module=module, sort_order=i) for i, module in enumerate(modules)
    ]
    Catalogue.objects.get().add_child(instance=path)
    path.save_revision().publish()
    path.refresh_from_db()
    return path
