"""Our calendars as programs that are not ours read them: a library, and a calendar program people really use."""

import os
import shutil
import subprocess
from pathlib import Path

import vobject
from vobject.base import Component


def read(body: bytes) -> list[Component]:
    """vobject read every word of it; it wrote none."""
    [calendar] = list(vobject.readComponents(body.decode()))
    return list(calendar.vevent_list)


def shown_by_calcurse(body: bytes, folder: Path, first: str, days: int) -> str:
    """calcurse reads iCalendar with code of its own, in C: what it took in, a line each."""
    feed, mine = folder / "feed.ics", folder / "mine"
    feed.write_bytes(body)
    mine.mkdir()
    calcurse = [shutil.which("calcurse") or "calcurse", "-D", str(mine), "-C", str(folder / "conf")]
    around = os.environ | {"TZ": "Europe/Copenhagen", "LC_ALL": "C.UTF-8"}

    def told(*asked: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*calcurse, *asked], env=around, capture_output=True, text=True, timeout=30)

    taken = told("-i", str(feed))
    assert taken.returncode == 0, taken.stderr
    lines = ["--filter-type", "cal", "--format-apt", "%(start:%Y-%m-%d %H:%M) %m\\n"]
    return told("-Q", "--from", first, "--days", str(days), *lines).stdout
