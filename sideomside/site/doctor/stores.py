"""Databases: who may do what in them, who is let in, and whether copies are taken."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import time

from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError
from django.utils import timezone

from sideomside.people.models import Organisation
from sideomside.privacy.rules import BACKUPS_LIVE
from sideomside.site.doctor.findings import Finding, error, warning
from sideomside.site.routers import HOLDS

FRESH = timedelta(days=2)
ROLE = """
SELECT r.rolsuper, r.rolbypassrls, EXISTS (SELECT 1 FROM pg_tables t
  WHERE t.schemaname = 'public' AND pg_has_role(current_user, t.tableowner, 'MEMBER'))
FROM pg_roles r WHERE r.rolname = current_user
"""


def roles() -> Iterator[Finding]:
    """Row security holds only for a role that is neither owner nor above it."""
    if connections["default"].vendor != "postgresql":
        return
    with connections["default"].cursor() as cursor:
        cursor.execute(ROLE)
        superuser, bypasses, owns = cursor.fetchone()
    mend = "Serve as sideomside_app, and migrate as sideomside_owner; docs/operate.md has the SQL."
    if superuser:
        yield error("The app signs in to PostgreSQL as a superuser: no wall holds.", mend)
    elif bypasses:
        yield error("The app's PostgreSQL role may walk past row security.", mend)
    elif owns:
        yield error("The app's PostgreSQL role owns the tables and could take the walls down.", mend)


def passwords_asked_for() -> Iterator[Finding]:
    """Does the server let somebody in with a wrong password?"""
    for alias in ("default", "keys"):
        if connections[alias].vendor == "postgresql" and _opens_with_anything(alias):
            yield error(
                f"PostgreSQL opens the {alias} database without asking for a password.",
                "Use scram-sha-256 instead of trust in pg_hba.conf, and restart PostgreSQL.",
            )


def shut_on_the_way() -> Iterator[Finding]:
    """Between two machines nobody reads along: the server shows who it is, and what passes is sealed."""
    for alias in ("default", "keys"):
        told = connections[alias].settings_dict
        host, mode = str(told.get("HOST", "")), dict(told.get("OPTIONS", {})).get("sslmode", "")
        if connections[alias].vendor == "postgresql" and not _is_here(host) and mode != "verify-full":
            yield error(
                f"The {alias} database is on another machine, and what passes on the way can be read.",
                "Add ?sslmode=verify-full&sslrootcert=/etc/sideomside/database-ca.pem to its address.",
            )


def _is_here(host: str) -> bool:
    """This machine by a name of its own, or a socket in the file system."""
    return host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/")


def _opens_with_anything(alias: str) -> bool:
    connection = connections[alias].copy()
    connection.settings_dict = {**connection.settings_dict, "PASSWORD": "not the password", "OPTIONS": {}}
    try:
        connection.ensure_connection()
    except OperationalError:
        return False
    connection.close()
    return True


def walls() -> Iterator[Finding]:
    if connections["default"].vendor != "sqlite":
        return
    yield warning(
        "SQLite has no row security: two of three guards stand between organisations.",
        "Fine for one association. For a region or several organisations, use PostgreSQL.",
    )
    if Organisation.objects.count() > 1:
        yield error(
            "There is more than one organisation on SQLite.",
            "Move to PostgreSQL, or to an installation each.",
        )


def log_elsewhere() -> Iterator[Finding]:
    """A log that ends only here can be cut short here."""
    if settings.PRODUCTION and not (settings.AUDIT_FILE or settings.AUDIT_MAIL or settings.AUDIT_SYSLOG):
        yield warning(
            "The last line of the log is kept on this machine alone.",
            "Set SIDEOMSIDE_AUDIT_MAIL, SIDEOMSIDE_AUDIT_SYSLOG or SIDEOMSIDE_AUDIT_FILE.",
        )


def copies() -> Iterator[Finding]:
    """A copy nobody has taken for two days is a copy nobody takes; and none may outlive what was promised."""
    if not settings.PRODUCTION:
        return
    found = list(Path(settings.BACKUPS).glob("[0-9]*/manifest.json")) if settings.BACKUPS else []
    if time() - max((file.stat().st_mtime for file in found), default=0) > FRESH.total_seconds():
        yield warning(
            "No backup has been taken in the last two days.",
            "Run bin/manage backup FOLDER every night, and name that folder in SIDEOMSIDE_BACKUPS.",
        )
    outlived = f"{timezone.now() - BACKUPS_LIVE:%Y%m%d}"  # by the day, as people are told
    if any(file.parent.name < outlived for file in found):
        yield error(
            f"A copy is older than {BACKUPS_LIVE.days} days: whoever was erased since can still be read from it.",
            "Run bin/manage backup FOLDER, which drops older ones, and drop those it knows nothing of by hand.",
        )


def migrations() -> Iterator[Finding]:
    for alias, apps in HOLDS.items():
        executor = MigrationExecutor(connections[alias])
        graph = executor.loader.graph
        wanted = [leaf for app in apps for leaf in graph.leaf_nodes(app)] or graph.leaf_nodes()
        waiting = executor.migration_plan(wanted)
        if waiting:
            yield error(
                f"{len(waiting)} migrations wait in the {alias} database.",
                "Run bin/manage prepare; with an owner role, migrate as the owner (docs/operate.md).",
            )
