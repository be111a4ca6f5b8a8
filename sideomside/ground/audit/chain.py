"""How one line of the log holds on to the one before it."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

HASHED = (
    "organisation_id", "seq", "at", "verb", "by_id", "by_role", "about_id", "thing_id", "purpose", "detail",
    "prev", "hash",
)  # fmt: skip


def hash_of(entry: Any) -> str:
    """SHA-256 over the previous hash and every column of this line, written one way only."""
    body = {
        "organisation": str(entry.organisation_id),
        "seq": entry.seq,
        "at": moment(entry.at),
        "verb": entry.verb,
        "by": [str(entry.by_id), entry.by_role],
        "about": str(entry.about_id),
        "thing": entry.thing_id,
        "purpose": entry.purpose,
        "detail": entry.detail,
    }
    line = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(f"{entry.prev}{line}".encode()).hexdigest()


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
