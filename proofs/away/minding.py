"""Houses changed as somebody in a hurry might, whose urgent page minds that the database is gone."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from house.contracts import ROOT

PAGES, AT_HAND = "site/pages.py", "site/at_hand.py"
# What is changed there, and what it becomes.
FAULTS = {
    "an urgent page that asks the database": (
        "    around_it = {",
        "    queries.organisation_at(request.get_host())\n    around_it = {",
    ),
    "an urgent page that is closed with the others": (
        "    if template is None:\n        return None\n    around_it",
        "    return None\n    around_it",
    ),
}
WAITS = "an urgent page that waits with the others"
ON_POSTGRES = {WAITS: ("timeout=PATIENCE", "timeout=5.0")}


@contextmanager
def house_with(fault: str) -> Iterator[Path]:
    """A copy of the package with the fault in it; one that cannot be planted is an error, not a pass."""
    instead_of, written = (FAULTS | ON_POSTGRES)[fault]
    place = PAGES if fault in FAULTS else AT_HAND
    with TemporaryDirectory(prefix="sideomside-minding-") as folder:
        there = Path(folder)
        shutil.copytree(ROOT / "sideomside", there / "sideomside")
        path = there / "sideomside" / place
        text = path.read_text(encoding="utf-8")
        if text.count(instead_of) != 1:
            raise RuntimeError(f"cannot plant in {place}: {fault}")
        path.write_text(text.replace(instead_of, written), encoding="utf-8")
        yield there
