"""`python3 -m config.bootstrap base|dev`: from a bare clone to a `.venv` that holds everything.

Standard library only, and readable by an old Python, which must be able to say that it is old.
The virtual environment is built in place and its stamp written last: without the stamp it counts
for nothing and is made again, so an interrupted set-up leaves nothing that looks finished.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
MEGABYTE = 1024 * 1024
ROOM_TO_INSTALL, ROOM_TO_RUN = 1500 * MEGABYTE, 200 * MEGABYTE
LOCKS = {"base": ("base",), "dev": ("base", "dev")}  # dev.lock holds all of base.lock
NO_NETWORK = "the Python packages could not be fetched; check the network and try again"


class RefusalError(Exception):
    """What is in the way, in one sentence for the person at the terminal."""


def check_python(version: tuple[int, ...]) -> None:
    if tuple(version[:2]) < OLDEST_PYTHON:
        found = ".".join(str(part) for part in version[:3])
        raise RefusalError(
            f"Python 3.11 or newer is needed, and this is Python {found}; "
            "install one, or name it: make demo PYTHON=/path/to/python3.11"
        )
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise RefusalError(
            "this Python cannot make virtual environments; "
            "on Debian or Ubuntu: apt install python3-venv"
        )


def check_room(folder: Path, needed: int) -> None:
    """`A_PORTEE_FREE_MB` stands in for the free space in tests."""
    stated = os.environ.get("A_PORTEE_FREE_MB")
    free = int(stated) * MEGABYTE if stated else shutil.disk_usage(folder).free
    if free < needed:
        raise RefusalError(
            f"the disk is too full: {needed // MEGABYTE} MB are needed in {folder} "
            f"and {free // MEGABYTE} MB are free"
        )


def prepare(kind: str, root: Path = ROOT) -> bool:
    """Make `.venv` hold the packages of `kind`. False if it held them already.

    Raises RefusalError.
    """
    check_python(sys.version_info[:3])
    venv = root / ".venv"
    stamp = venv / "a-portee-installed"
    wanted = stamps(kind, root)
    held = _lines(stamp) if (venv / "bin" / "python").exists() else set()  # Pythons get removed
    if wanted <= held:
        check_room(root, ROOM_TO_RUN)
        return False
    check_room(root, ROOM_TO_RUN if held else ROOM_TO_INSTALL)
    if held:
        stamp.unlink()  # until the rest is in
    else:
        shutil.rmtree(venv, ignore_errors=True)
        make_venv(venv)
    install(venv, root / "requirements", kind)
    stamp.write_text("".join(f"{line}\n" for line in sorted(wanted)))
    return True


def stamps(kind: str, root: Path) -> set[str]:
    """One line for each lock that `.venv` satisfies once `kind` is installed."""
    return {f"{lock} {_digest(root / 'requirements' / f'{lock}.lock')}" for lock in LOCKS[kind]}


def make_venv(venv: Path) -> None:
    say("Making the virtual environment…")
    run([sys.executable, "-m", "venv", str(venv)], "the virtual environment could not be made")


def install(venv: Path, requirements: Path, kind: str) -> None:
    """Install with uv, which is six times quicker; with pip if uv cannot."""
    say("Installing the packages…")
    pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    run([*pip, "-r", str(requirements / "uv.lock")], NO_NETWORK)
    lock = str(requirements / f"{kind}.lock")
    uv = [str(venv / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(venv)]
    try:
        run([*uv, "--require-hashes", "--compile-bytecode", "-r", lock], NO_NETWORK)
    except RefusalError:
        run([*pip, "--compile", "-r", lock], NO_NETWORK)


def run(command: list[str], refusal: str) -> None:
    """Run quietly; if it fails, keep what it said in var/set-up.log and raise RefusalError.

    Packages must be compiled whatever the environment says: it halves every start.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        log = ROOT / "var" / "set-up.log"
        log.parent.mkdir(exist_ok=True)
        log.write_bytes(done.stdout)
        raise RefusalError(f"{refusal} (details: {log})")


def say(message: str) -> None:
    print(message, flush=True)


def _lines(stamp: Path) -> set[str]:
    return set(stamp.read_text().splitlines()) if stamp.is_file() else set()


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def main(arguments: list[str]) -> int:
    try:
        prepare(arguments[0] if arguments else "base")
    except RefusalError as refusal:
        print(f"À portée cannot be set up: {refusal}.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"À portée cannot be set up: {error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Set-up stopped; run the same command to take it up again.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
