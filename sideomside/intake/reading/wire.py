"""How a letter crosses from the child process to ours: as JSON, and built anew on this side."""

import json
from dataclasses import asdict
from datetime import datetime

from .letter import Attachment, Letter, Unreadable
from .limits import Reason


def to_wire(result: Letter | Unreadable) -> bytes:
    plain = asdict(result)
    if isinstance(result, Letter):
        plain["date"] = result.date and result.date.isoformat()
    return json.dumps({type(result).__name__: plain}, ensure_ascii=False).encode("utf-8", "replace")


def from_wire(answer: bytes) -> Letter | Unreadable:
    ((what, plain),) = json.loads(answer).items()
    if what == "Unreadable":
        return Unreadable(**plain | {"reason": Reason(plain["reason"])})
    plain["date"] = datetime.fromisoformat(plain["date"]) if plain["date"] else None
    plain["attachments"] = [Attachment(**attachment) for attachment in plain["attachments"]]
    for several in ("attachments", "references", "recipients", "lists"):
        plain[several] = tuple(plain[several])
    return Letter(**plain)
