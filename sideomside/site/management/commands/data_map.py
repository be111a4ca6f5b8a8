"""bin/manage data_map: the map of what is known about people, as it is declared; --write puts it into docs."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from sideomside.site.data_map import page


class Command(BaseCommand):
    help = "Print the map of what is known about people, or write docs/privacy.md."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="into docs/privacy.md")

    def handle(self, *, write: bool, **options: Any) -> None:
        if write:
            (settings.ROOT / "docs" / "privacy.md").write_text(page(), encoding="utf-8")
        else:
            self.stdout.write(page(), ending="")
