"""What stands in the copies, read as whoever came by one would read it.

A copy of PostgreSQL is packed: looking through its bytes as they lie finds nothing in it, whatever stands there.
"""

import subprocess
import time
from pathlib import Path

from django.core.management import call_command

from sideomside.site.backups.taking import FILES

PACKED = b"PGDMP"


def copy_and_unpack(folder: Path) -> list[Path]:
    """A copy is taken; its files, and beside each one that is packed all it holds, for the same look as the rest."""
    copies, unpacked = folder / "copies", folder / "unpacked"
    before = set(copies.iterdir())
    time.sleep(1)  # a copy is named by its second
    call_command("backup", str(copies))
    unpacked.mkdir(exist_ok=True)
    return [
        place
        for made in sorted(set(copies.iterdir()) - before)
        for name in FILES.values()
        for place in _readable(made / name, unpacked / f"{made.name}-{name}.sql")
    ]


def _readable(copy: Path, to: Path) -> list[Path]:
    with copy.open("rb") as packed:
        if packed.read(len(PACKED)) != PACKED:
            return [copy]
    words = ["pg_restore", "-f", str(to), str(copy)]
    subprocess.run(words, check=True, capture_output=True, timeout=900)  # noqa: S603 - fixed words
    return [copy, to]
