"""/sante/: is the house standing? For the supervisor, the proxy and whoever is on watch."""

from datetime import timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django_q.models import OrmQ

LATE = timedelta(minutes=10)


def health(_request: HttpRequest) -> JsonResponse:
    """200 when everything answers, 503 otherwise; each part says its own word."""
    parts = {
        "database": _database(),
        "migrations": _migrations(),
        "queue": _queue(),
        "storage": _storage(),
    }
    well = all(word == "ok" for word in parts.values())
    return JsonResponse({"well": well, **parts}, status=200 if well else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "away"
    return "ok"


def _migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "unknown"
    return "missing" if missing else "ok"


def _queue() -> str:
    """Late when a job that nobody took up has been waiting for more than ten minutes."""
    try:
        waiting = OrmQ.objects.filter(lock__lt=timezone.now() - LATE).exists()
    except DatabaseError:
        return "unknown"
    return "late" if waiting else "ok"


def _storage() -> str:
    if default_storage.exists("."):
        return "ok"
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    return "ok" if default_storage.exists(".") else "away"
