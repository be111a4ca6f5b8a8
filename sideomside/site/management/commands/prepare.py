"""bin/manage prepare: from nothing to ready. Keys, folders, tables, translations, static files."""

import os
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from sideomside.ground.vault.keyring import lies_in_a_file, make_master_key
from sideomside.site.routers import HOLDS


class Command(BaseCommand):
    help = "Make keys and folders, bring the tables up to date, compile translations, collect static files."

    def handle(self, **options: Any) -> None:
        settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not settings.KEYS_DATABASE:
            settings.KEYS_FILE.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if lies_in_a_file():
            make_master_key(settings.MASTER_KEY_FILE)
        compile_translations(settings.PACKAGE)
        if not settings.OWNER_DATABASE:  # with an owner role, that role migrates: see docs/operate.md
            for database, apps in HOLDS.items():
                call_command("migrate", *apps, database=database, verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
        if settings.MODE != "test":
            call_command("collectstatic", verbosity=0, interactive=False)


def compile_translations(package: Path) -> None:
    """Every room's catalogue, without gettext; only what changed."""
    for source in package.rglob("locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            fresh = compiled.with_suffix(
                f".{os.getpid()}"
            )  # whole or not at all, also for who reads meanwhile
            polib.pofile(str(source)).save_as_mofile(str(fresh))
            fresh.replace(compiled)
