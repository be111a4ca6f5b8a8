"""A folder is filled under a hidden name, by one at a time; what was cut short is cleared away by the next."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sideomside.site.backups.stores import NotPossible


@contextmanager
def only_one(to: Path) -> Iterator[None]:
    """The lock goes with its process, so that a killed one holds nobody up."""
    handle = os.open(to, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as busy:
        raise NotPossible(f"Something else is being written into {to} just now") from busy
    finally:
        os.close(handle)


def clear_away_what_was_cut_short(to: Path, named: str) -> None:
    """Keys or open words lie in it; nobody else would ever drop it."""
    for draft in to.glob(named):
        shutil.rmtree(draft)
