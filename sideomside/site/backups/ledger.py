"""The ledger of erasures travels with every copy, and the newest one is replayed by a restore, not the copy's own."""

import json
from pathlib import Path
from typing import Any

from django.utils.dateparse import parse_datetime

from sideomside.ground.vault.models import Erasure
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from sideomside.people.rules import system
from sideomside.privacy.actions import erase_again


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
    files = [*beside.parent.glob("*/erasures.json"), *([also] if also else [])]
    lines = [line for file in files for line in json.loads(file.read_text("utf-8"))]
    return list({line["id"]: line for line in lines}.values())


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
