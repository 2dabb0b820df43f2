"""The files of a pack in one ZIP: the same files are the same bytes on any day, on any machine."""

import zipfile
from collections.abc import Mapping
from typing import IO

THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
UNIX, A_PLAIN_FILE = 3, 0o100644


def write_zip(target: IO[bytes], folder: str, files: Mapping[str, bytes]) -> None:
    """Stored as they are: how deflate packs depends on the machine, and pictures gain nothing."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", THE_FIRST_DAY)
            entry.create_system, entry.external_attr = UNIX, A_PLAIN_FILE << 16
            archive.writestr(entry, files[name])
