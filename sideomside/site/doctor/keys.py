"""Keys: whether they can be had, by us alone, and apart from what they open."""

import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connections

from sideomside.ground.vault.keyring import NoMasterKey, lies_in_a_file, ring
from sideomside.site.doctor.findings import Finding, error, warning


def on_paper() -> Iterator[Finding]:
    """The day the machine is gone, somebody must be able to open the copies."""
    if settings.PRODUCTION and _can_be_read() and not ring().recovery:
        yield warning(
            "Nothing is on paper: if the master key is lost, every copy is lost with it.",
            "Run bin/manage keys paper, and give the three papers to three people.",
        )


def master_key() -> Iterator[Finding]:
    if not lies_in_a_file() and not _can_be_read():
        yield error(
            "The master key cannot be had.", "Look at SIDEOMSIDE_MASTER_KEY or what its program says."
        )


def apart() -> Iterator[Finding]:
    """A real installation does not even start with the keys beside what they open."""
    if not settings.PRODUCTION:
        return
    if _same_place():
        yield error(
            "Keys and words lie in one place: a copy of the one is a copy of both.",
            "Give the keys a database and a role of their own with SIDEOMSIDE_KEYS_DATABASE; "
            "on SQLite, name a file outside the data folder in SIDEOMSIDE_KEYS_FILE.",
        )
    if lies_in_a_file() and settings.DATA in Path(settings.MASTER_KEY_FILE).resolve().parents:
        yield error(
            "The master key lies in the data folder: who copies that folder has both lock and key.",
            "Keep it elsewhere, for example /etc/sideomside/master.key, and set SIDEOMSIDE_MASTER_KEY_FILE.",
        )


def ours_alone() -> Iterator[Finding]:
    if not lies_in_a_file():
        return
    key, folder = Path(settings.MASTER_KEY_FILE), Path(settings.MASTER_KEY_FILE).parent
    if not key.exists():
        yield error("There is no master key.", "Run bin/manage prepare, or restore one from the backup.")
        return
    if stat.S_IMODE(key.stat().st_mode) & 0o077:
        yield error("Others on this machine can read the master key.", f"chmod 400 {key}")
    if stat.S_IMODE(folder.stat().st_mode) & 0o007:
        yield error("Others on this machine can look into the keys' folder.", f"chmod 700 {folder}")


def _same_place() -> bool:
    words, keys = (connections[alias].settings_dict for alias in ("default", "keys"))
    if words["ENGINE"] != keys["ENGINE"]:
        return False
    if "sqlite" in str(words["ENGINE"]):
        return settings.DATA in Path(str(keys["NAME"])).resolve().parents
    same = all(words[part] == keys[part] for part in ("HOST", "PORT", "NAME"))
    return same or words["USER"] == keys["USER"]


def _can_be_read() -> bool:
    try:
        ring()
    except (NoMasterKey, OSError, ValueError):
        return False
    return True
