"""Taking a copy: into a folder of its own, which gets its name only when everything is in it."""

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keyring import Keyring, reread
from sideomside.ground.vault.keys import blind_for_house
from sideomside.ground.vault.models import OrganisationKey
from sideomside.ground.vault.recovery import seal_for_paper
from sideomside.ground.vault.turning import alone
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from sideomside.site.backups import ledger
from sideomside.site.backups.contents import hash_of_file
from sideomside.site.backups.drafts import clear_away_what_was_cut_short, only_one
from sideomside.site.backups.ledger import LEDGER
from sideomside.site.backups.stores import MANIFEST, copy_out

FORMAT = 1
FILES = {"default": "data.copy", "keys": "keys.copy"}
DRAFTS = ".[0-9]*T*Z"
FOR_PAPER = "master.sealed"  # the master key, so that only two of the three papers open it


def take(to: Path, now: datetime | None = None) -> Path:
    """One whole copy; returns its folder."""
    made = now or timezone.now()
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft, folder = to / f".{made:%Y%m%dT%H%M%SZ}", to / f"{made:%Y%m%dT%H%M%SZ}"
    with only_one(to):
        clear_away_what_was_cut_short(to, DRAFTS)
        draft.mkdir(mode=0o700)
        _write(draft / MANIFEST, _fill(draft) | {"format": FORMAT, "made": made.isoformat()})
        draft.rename(folder)
    return folder


def _fill(draft: Path) -> dict[str, Any]:
    """Everything but the manifest; what stands in the manifest about it."""
    # The log goes on meanwhile: where it ended before is in the copy, where it ends after may not be.
    ends = heads()
    # Data first: whoever is erased meanwhile has lost their key in the copy taken after it.
    tables = {"default": copy_out("default", draft / FILES["default"])}
    with alone():  # nobody turns the master key between the keys and what opens them
        tables["keys"] = copy_out("keys", draft / FILES["keys"])
        epochs = sorted(set(OrganisationKey.objects.values_list("epoch", flat=True)))
        now = reread()
    _write(draft / LEDGER, ledger.written())
    _seal_master_key(draft / FOR_PAPER, now)
    return {
        "files": {file.name: hash_of_file(file) for file in sorted(draft.iterdir())},
        "tables": tables,
        "log_heads": ends,
        "master_key": mark_of_master_key(),
        "epochs": epochs,
    }


def drop_older(to: Path, than: timedelta, now: datetime | None = None) -> list[Path]:
    """Copies that have lived long enough go, and with them the last key of whoever was erased. One always stays."""
    oldest = f"{(now or timezone.now()) - than:%Y%m%dT%H%M%SZ}"
    copies = sorted(file.parent for file in to.glob(f"[0-9]*/{MANIFEST}"))
    gone = [copy for copy in copies[:-1] if copy.name < oldest]
    for copy in gone:
        shutil.rmtree(
            copy.rename(copy.with_name(f".{copy.name}"))
        )  # cut short, the next `take` clears it away
    return gone


def mark_of_master_key() -> str:
    """Tells whether a master key is the right one, and nothing else about it."""
    return blind_for_house("backup", "the same master key")


def heads() -> dict[str, dict[str, Any]]:
    """The last line of each organisation's log: kept away from this machine, it shows a log that was cut short."""
    found = {}
    for organisation in Organisation.objects.all():
        with within(organisation.id):
            last = log.to_keep_elsewhere()
        if last:
            found[str(organisation.id)] = last
    return found


def _seal_master_key(path: Path, now: Keyring) -> None:
    if now.recovery:
        path.touch(mode=0o600)
        path.write_bytes(seal_for_paper(now.recovery, now.written()))


def _write(path: Path, what: Any) -> None:
    path.touch(mode=0o600)
    path.write_text(json.dumps(what, indent=1, sort_keys=True), "utf-8")
