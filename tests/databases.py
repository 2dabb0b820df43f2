"""A migrated database with the starter curriculum, kept as a template and copied in a blink."""

import contextlib
import fcntl
import hashlib
import importlib.metadata
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from curriculum.actions.packs import import_packs
from curriculum.readers.packs import read_pack

ROOT = Path(settings.BASE_DIR)
KEPT = ROOT / "var" / "test-templates"
STORY = ("faire-avec-faire-pour", "regarder-a-360", "aider-sans-faire-a-la-place")
MIGRATED_BY = ("*/migrations/*.py", "*/models/**/*.py")
FILLED_BY = (*MIGRATED_BY, "content/**/*.py", "curriculum/**/*.*")


def fingerprint(patterns: Iterable[str] = FILLED_BY) -> str:
    """Changes with whatever a database is made from."""
    digest = hashlib.sha256()
    files = {file for pattern in patterns for file in ROOT.glob(pattern) if file.is_file()}
    for file in sorted(files):
        if "__pycache__" not in file.parts:
            digest.update(str(file).encode() + file.read_bytes())
    for package in ("django", "wagtail", "django-q2", "django-allauth"):
        digest.update(importlib.metadata.version(package).encode())
    return digest.hexdigest()[:16]


@contextlib.contextmanager
def one_at_a_time(key: str) -> Iterator[None]:
    """Workers wait for the one that makes the template."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{key}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def fill() -> None:
    """Import the two modules and the path that the stories of the tests are told in."""
    for pack in STORY:
        reading = read_pack(ROOT / "curriculum" / "starter" / pack)
        assert not reading.problems, reading.problems
        report = import_packs(reading, at=timezone.now())
        assert not report.problems, report.problems


def point_at(name: str) -> None:
    """Make the default connection speak to another database."""
    connection.close()
    connection.settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name


def settle(file: Path) -> None:
    """Leave all that was written in one file."""
    connection.close()
    with contextlib.closing(sqlite3.connect(file)) as source:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class SQLite:
    """Files in memory, each a copy of the template."""

    def __init__(self, key: str) -> None:
        self.template = KEPT / f"{key}.sqlite3"
        self.pictures = KEPT / f"{key}.media"

    def make_template(self) -> None:
        if self.template.exists():
            return
        draft = KEPT / f"{self.template.name}.draft"
        shutil.copyfile(self.migrated(), draft)
        point_at(str(draft))
        fill()
        settle(draft)
        keep_pictures(self.pictures)
        draft.rename(self.template)

    def migrated(self) -> Path:
        """A migrated database that holds nothing yet: it outlives most changes of the code."""
        empty = KEPT / f"migrated-{fingerprint(MIGRATED_BY)}.sqlite3"
        if not empty.exists():
            draft = KEPT / f"{empty.name}.draft"
            draft.unlink(missing_ok=True)
            point_at(str(draft))
            migrate()
            settle(draft)
            draft.rename(empty)
        return empty

    def copy(self, name: str) -> str:
        target = settings.SCRATCH / f"{name}.sqlite3"
        for suffix in ("", "-wal", "-shm"):
            Path(f"{target}{suffix}").unlink(missing_ok=True)
        shutil.copyfile(self.template, target)
        return str(target)

    def drop(self, name: str) -> None:
        Path(name).unlink(missing_ok=True)


class PostgreSQL:
    """Databases made from a template database."""

    def __init__(self, key: str) -> None:
        self.template = f"a_portee_{key}"
        self.pictures = KEPT / f"{key}.pg.media"

    def make_template(self) -> None:
        exists = "SELECT 1 FROM pg_database WHERE datname = %s"
        with server() as cursor:
            if cursor.execute(exists, [self.template]).fetchone() and self.pictures.exists():
                return
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.template}_draft" WITH (FORCE)')
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.template}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{self.template}_draft"')
        point_at(f"{self.template}_draft")
        migrate()
        fill()
        connection.close()
        keep_pictures(self.pictures)
        with server() as cursor:
            cursor.execute(f'ALTER DATABASE "{self.template}_draft" RENAME TO "{self.template}"')

    def copy(self, name: str) -> str:
        database = f"test_{name}_{os.getpid()}"
        with server() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{database}" TEMPLATE "{self.template}"')
        return database

    def drop(self, name: str) -> None:
        with server() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextlib.contextmanager
def server() -> Iterator[Any]:
    """A cursor on the server itself, outside any transaction."""
    told = connection.settings_dict
    with psycopg.connect(
        host=told["HOST"],
        port=told["PORT"] or 5432,
        user=told["USER"],
        password=told["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as link:
        yield link.cursor()


def keep_pictures(folder: Path) -> None:
    """The pictures that the import stored, for every copy."""
    shutil.rmtree(folder, ignore_errors=True)
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    shutil.copytree(settings.MEDIA_ROOT, folder)


def prepared() -> SQLite | PostgreSQL:
    """The template, made if need be, and its pictures in place."""
    key = fingerprint()
    kind = PostgreSQL if connection.vendor == "postgresql" else SQLite
    database = kind(key)
    with one_at_a_time(key):
        database.make_template()
    shutil.copytree(database.pictures, settings.MEDIA_ROOT, dirs_exist_ok=True)
    return database
