"""The ledger of erasures travels with every copy, and the newest one is replayed by a restore, not the copy's own."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.dateparse import parse_datetime

from sideomside.ground.vault.models import Erasure
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from sideomside.people.rules import system
from sideomside.privacy.actions import erase_again
from sideomside.site.backups.stores import MANIFEST, NotPossible

LEDGER = "erasures.json"


def written() -> list[dict[str, Any]]:
    """Opaque ids and times; nothing about anybody."""
    return [
        {
            "id": str(row.id),
            "owner": str(row.owner_id),
            "organisation": str(row.organisation_id),
            "begun": row.begun_at.isoformat(),
            "done": row.done_at.isoformat() if row.done_at else None,
        }
        for row in Erasure.objects.order_by("begun_at", "id")
    ]


def newest(beside: Path, also: Path | None = None) -> list[dict[str, Any]]:
    """Every line of every ledger we can find: in the copies beside this one, and in the file that was named."""
    files = [*(copy / LEDGER for copy in _finished(beside)), *([also] if also else [])]
    lines = [line for file in files for line in read(file)]
    return list({line["id"]: line for line in lines}.values())


def reaches_to(beside: Path, also: Path | None = None) -> datetime:
    """Whoever was erased after this stands in no ledger we have, and can be read again after a restore."""
    made = [read(copy / MANIFEST)["made"] for copy in _finished(beside)]
    named = [line["begun"] for line in read(also)] if also else []
    return max(datetime.fromisoformat(one) for one in [*made, *named])


def _finished(beside: Path) -> list[Path]:
    """What a killed copy left behind is no copy; its ledger may be half a file."""
    return [file.parent for file in beside.parent.glob(f"[!.]*/{MANIFEST}")]


def read(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as why:
        raise NotPossible(
            f"{file} cannot be read, and whoever was erased may stand in it alone. "
            "Bring a whole one, or move that copy away and go on without it"
        ) from why


def replay(lines: list[dict[str, Any]]) -> int:
    """Write the missing lines into the ledger, and erase everybody in it again, in every organisation."""
    known = {str(one) for one in Erasure.objects.values_list("id", flat=True)}
    for line in lines:
        if line["id"] not in known:
            _note(line)
    return sum(_erase_again_in(organisation) for organisation in Organisation.objects.all())


def _erase_again_in(organisation: Organisation) -> int:
    with within(organisation.id):
        return erase_again(by=system(organisation.id))


def _note(line: dict[str, Any]) -> None:
    row = Erasure(id=line["id"], owner_id=line["owner"], organisation_id=line["organisation"])
    row.done_at = parse_datetime(line["done"]) if line["done"] else None
    row.save(force_insert=True)
