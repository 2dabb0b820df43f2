"""What every test can ask for: the database, the clock, the cast."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from pytest_django.plugin import DjangoDbBlocker

from tests import databases

pytest_plugins = ["tests.people", "tests.learners.changing", "tests.learners.exercising"]


@pytest.fixture(scope="session")
def kept_template(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> databases.SQLite | databases.PostgreSQL:
    """The template database of this state of the code."""
    with django_db_blocker.unblock():
        return databases.prepared()


@pytest.fixture(scope="session")
def django_db_setup(
    kept_template: databases.SQLite | databases.PostgreSQL,
    django_db_blocker: DjangoDbBlocker,
    worker_id: str,
) -> Iterator[None]:
    """One copy for this worker; its tests roll back what they do."""
    with django_db_blocker.unblock():
        name = kept_template.copy(f"shared_{worker_id}")
        databases.point_at(name)
    yield
    with django_db_blocker.unblock():
        databases.connection.close()
        kept_template.drop(name)


@pytest.fixture
def real_database(
    kept_template: databases.SQLite | databases.PostgreSQL,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    worker_id: str,
) -> Iterator[str]:
    """A database of its own where commits are real: for browsers, races and other processes."""
    with django_db_blocker.unblock():
        shared = databases.connection.settings_dict["NAME"]
        name = kept_template.copy(f"own_{worker_id}")
        databases.point_at(name)
        yield name
        databases.point_at(shared)
        kept_template.drop(name)


@pytest.fixture(autouse=True)
def forgetful_cache() -> Iterator[None]:
    """No throttle outlives its test."""
    yield
    cache.clear()


@pytest.fixture
def a_moment() -> datetime:
    """Monday 2 November 2026, ten in the morning in Paris."""
    return datetime(2026, 11, 2, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
