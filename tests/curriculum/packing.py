"""A pack to import, how the office takes it in, and what its import wrote."""

import io
import zipfile
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page, Revision

from content.models import Picture
from curriculum.models import (
    Activity,
    Lesson,
    Outline,
    PackImport,
    Question,
    QuestionVersion,
)
from tests.curriculum import pack_writing as writing
from tests.curriculum.importing import work
from tests.doors import text_of

INDEX = "pack_imports:index"
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


def give(client, content, *, name="paquets.zip", key=None):
    content = content if isinstance(content, bytes) else zipped(content)
    data = {"key": str(key or uuid4()), "file": SimpleUploadedFile(name, content)}
    return client.post(reverse(INDEX), data, follow=True)


def url_of(door, file=None):
    return reverse(f"pack_imports:{door}", args=((file or the_file()).pk,))


def the_file():
    return PackImport.objects.latest("created_at")


def page_of(client, file=None):
    return text_of(client.get(url_of("show", file)))


def accept(client, file=None, **said):
    return client.post(url_of("accept", file), said, follow=True)


def read(client, pack):
    """What the office says once the worker has read it."""
    give(client, pack)
    work()
    return page_of(client)


def stored(file):
    return Path(settings.MEDIA_ROOT) / file.file.name
