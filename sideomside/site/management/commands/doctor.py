"""bin/manage doctor: what is wrong with this installation, and how to mend it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from sideomside.site.doctor.findings import ERROR
from sideomside.site.doctor.rounds import look_around


class Command(BaseCommand):
    help = "Say what is wrong and how to mend it. Exit code 1 when something must be mended."
    requires_system_checks: list[str] = []  # a sick installation can still see the doctor

    def handle(self, **options: Any) -> None:
        found = list(look_around())
        for one in sorted(found, key=lambda finding: finding.level != ERROR):
            self.stdout.write(f"{'MEND  ' if one.level == ERROR else 'mind  '} {one.what}\n       {one.mend}")
        errors = sum(one.level == ERROR for one in found)
        if not found:
            self.stdout.write("All is well.")
        else:
            self.stdout.write(f"{errors} to mend, {len(found) - errors} to keep in mind.")
        sys.exit(1 if errors else 0)
