"""The static files gathered, hashed and compressed; left alone when none has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files() -> bool:
    """Gather into STATIC_ROOT. False if they stood there already: compressing takes ten seconds."""
    folder = Path(settings.STATIC_ROOT)
    stamp, sources = folder.with_name(f"{folder.name}-made-from"), _sources()
    if (folder / "staticfiles.json").exists() and stamp.exists() and stamp.read_text() == sources:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(sources)
    return True


def _sources() -> str:
    """Changes with any static file and with the way they are stored."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
