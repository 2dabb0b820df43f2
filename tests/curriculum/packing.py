"""A pack to import, and what its import wrote."""

import io
import zipfile

from wagtail.models import Page, Revision

from content.models import Picture
from curriculum.models import (
    Activity,
    Lesson,
    Outline,
    Question,
    QuestionVersion,
)
from tests.curriculum import pack_writing as writing

ELSEWHERE = "  - module: ailleurs\n    obligatoire: false\n"
ORDER = "  - 01-un.md\n  - 02-deux.md\n"


def files(**changes: tuple[str, str]) -> dict[str, str | bytes]:
    """The whole pack without the module it lacks; `changes` are (old, new) by kind of file."""
    pack = writing.whole_pack()
    named = {"path": "accueillir/parcours.md", "module": "regarder/module.md"}
    named |= {"one": "regarder/01-un.md", "two": "regarder/02-deux.md"}
    for kind, (old, new) in {"path": (ELSEWHERE, ""), **changes}.items():
        assert old in str(pack[named[kind]])
        pack[named[kind]] = str(pack[named[kind]]).replace(ELSEWHERE, "").replace(old, new)
    return pack


def lesson(slug="un"):
    return Lesson.objects.get(slug=slug)


def rows():
    """How many rows of everything that an import writes."""
    kinds = [Page, Revision, Question, QuestionVersion, Activity, Outline, Picture]
    return [kind.objects.count() for kind in kinds]


def edit(page, **fields):
    """Somebody edits and publishes a page in the office."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def zipped(pack):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pack.items():
            archive.writestr(name, writing.bytes_of(content))
    return out.getvalue()
