"""For machines: is the process alive, and can it do its work?"""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse


def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing of anything else."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """Database reachable, migrated, and a key to sign the trail: 200, or 503 with what lacks."""
    checks = {name: check() for name, check in CHECKS.items()}
    sound = all(checks.values())
    words = {name: "ok" if good else "failed" for name, good in checks.items()}
    return JsonResponse(
        {"status": "ok" if sound else "failed", "checks": words}, status=200 if sound else 503
    )


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _migrated() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _audit_key() -> bool:
    folder = settings.AUDIT_KEY_DIR
    try:
        return any(path.is_file() for path in folder.iterdir())
    except OSError:
        return False


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrated,
    "audit_key": _audit_key,
}
