"""What no linter looks at: the length of files, and the lock files.

Prints one line for each fault and fails if there is one.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST = 300  # lines
SHORT_KINDS = {".py", ".html", ".css", ".js", ".sh", ".txt", ".typ"}
LOCKS = ("requirements/uv.lock", "requirements/base.lock", "requirements/dev.lock")
NPM_LOCK = Path(".ci/package-lock.json")
ADDRESS = re.compile(r"https?://|index-url|find-links|file:")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+(?:\[[^]]+\])?==\S+)", re.MULTILINE)


def main() -> int:
    faults = [*too_long(), *told_of_a_host(), *apart()]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def our_files() -> list[Path]:
    """What is in git, or will be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607  # git's own
        capture_output=True,
        text=True,
        check=True,
    )
    return [file for line in listed.stdout.splitlines() if (file := Path(line)).is_file()]


def too_long() -> Iterator[str]:
    for file in our_files():
        if "migrations" in file.parts:
            continue  # written by Django
        if file.suffix in SHORT_KINDS or file.name == "Makefile":
            lines = len(file.read_text("utf-8").splitlines())
            if lines > LONGEST:
                yield f"{file}: {lines} lines, {LONGEST} at most; split it by subject"


def told_of_a_host() -> Iterator[str]:
    for name in (*LOCKS, str(NPM_LOCK)):
        file = Path(name)
        if file.exists() and (found := ADDRESS.search(file.read_text("utf-8"))):
            yield f"{name}: holds an address ({found.group()}); a lock file names packages only"


def apart() -> Iterator[str]:
    """Development must run on the very versions that the site runs on."""
    base, dev = (set(PIN.findall(Path(lock).read_text("utf-8"))) for lock in LOCKS[1:])
    for pin in sorted(base - dev):
        yield f"requirements/dev.lock: has not {pin} of base.lock; run `make lock`"


if __name__ == "__main__":
    sys.exit(main())
