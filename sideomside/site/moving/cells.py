"""One value of one row, as it is written for others, and back: nothing but text, numbers, yes and no, and JSON."""

import csv
import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.db import models

from sideomside.ground.vault.fields import SealedBytes, SealedJson, SealedText
from sideomside.ground.vault.keys import KeyIsGone

AS_FILE = (SealedBytes, models.BinaryField)
AS_IT_IS = (SealedText, SealedJson, models.JSONField)
# A cell that begins like a formula may run when a spreadsheet opens it; the peers' own list does the same.
LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
LONE = "backslashreplace"  # half a character, which no text file can hold, is written the way JSON writes it


def is_a_file(field: Any) -> bool:
    return isinstance(field, AS_FILE) and not isinstance(field, AS_IT_IS)


def opened(row: models.Model, field: Any) -> Any:
    """The words, out of their seal; nothing where the key was destroyed, since that cannot be read by anybody."""
    try:
        return getattr(row, field.attname)
    except KeyIsGone:
        return None


def told(field: Any, value: Any) -> Any:
    """As JSON. Moments are in UTC, so that the hour that comes twice in autumn stays the one it was."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time | UUID):
        return value.isoformat() if isinstance(value, date | time) else str(value)
    if isinstance(field, models.JSONField):
        return _in_one_order(value)
    return value


def meant(field: Any, value: Any) -> Any:
    """What `told` wrote, as the field keeps it."""
    return value if value is None or isinstance(field, AS_IT_IS) else field.to_python(value)


def line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", LONE) + b"\n"


def _in_one_order(value: Any) -> Any:
    """PostgreSQL keeps no order of names in JSON, so none is told."""
    if isinstance(value, dict):
        return {name: _in_one_order(value[name]) for name in sorted(value)}
    return [_in_one_order(one) for one in value] if isinstance(value, list) else value


class Sheet:
    """The same rows for a spreadsheet: semicolons and a byte order mark, as a Danish one wants them."""

    def __init__(self, path: Path, names: Iterable[str]) -> None:
        self.names = list(names)
        self.file: IO[str] = path.open("w", encoding="utf-8", errors=LONE, newline="")
        self.file.write("\ufeff")
        self.writer = csv.writer(self.file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        self.writer.writerow(self.names)

    def add(self, row: dict[str, Any]) -> None:
        self.writer.writerow([neutral(row[name]) for name in self.names])

    def close(self) -> None:
        self.file.close()


def neutral(value: Any) -> str:
    """Text that no spreadsheet takes for a formula; a number stays the number it is."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return json.dumps(value)
    return f"'{value}" if LIKE_A_FORMULA.match(value) else value
