"""Where to call must be told when the database cannot be asked: it lies on disk, as it was when it last could be."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A help line as the page draws it; public words, nothing else."""

    name: str
    number: str
    hours_da: str = ""
    hours_en: str = ""
    note_da: str = ""
    note_en: str = ""
    verified_on: str = ""


def keep(organisation_id: UUID, host: str, lines: list[KeptLine]) -> None:
    """Written beside and moved into place, so that nobody ever reads half of it; written only when it differs."""
    target = _folder() / f"{organisation_id}.json"
    told = json.dumps({"host": host, "lines": [asdict(line) for line in lines]}, ensure_ascii=False, indent=1)
    if target.exists() and target.read_text(encoding="utf-8") == told:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{uuid4()}.new")
    beside.write_text(told, encoding="utf-8")
    os.replace(beside, target)


def lines_at(host: str) -> list[KeptLine]:
    """What was last confirmed where people reach us at this address; nothing is better than something broken."""
    houses = [known for path in sorted(_folder().glob("*.json")) if (known := _read(path))]
    here = host.partition(":")[0].casefold()
    chosen = next((one for one in houses if one["host"] == here), None)
    chosen = chosen or next((one for one in houses if not one["host"]), None)
    return [KeptLine(**line) for line in chosen["lines"]] if chosen else []


def _folder() -> Path:
    return settings.DATA / "standing-by"


def _read(path: Path) -> dict[str, Any] | None:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        lines = [KeptLine(**line) for line in known["lines"]]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return {"host": str(known["host"]), "lines": [asdict(line) for line in lines]}
