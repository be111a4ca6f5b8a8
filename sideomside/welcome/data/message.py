"""What is said: which of the open data has changed and where it is read, signed. Nobody's name can be in it.

The signature is that of Standard Webhooks, so that whoever receives it finds a library that checks it.
"""

import hmac
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

MOST_LETTERS = 300
WAITS = (
    timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8),
)  # fmt: skip
AFTER_THAT = timedelta(days=1)
_PLAIN = re.compile(r"[!-~]+")  # letters and signs a machine's address may hold: no space, no line break


@dataclass(frozen=True)
class Told:
    """One message: its name stays the same when it is sent again, so that it may be thrown away as known."""

    name: str
    body: bytes


def told(changed: Mapping[str, str], marks: Mapping[str, str], after: str, now: datetime) -> Told:
    """`changed`: what has changed and where it is read. `marks`: what it has become. `after`: who hears it, and when
    they last heard anything; without it a story taken down again would bear the name of the news before it was shown.
    """
    known = f"{after};" + "".join(f"{what}:{marks[what]};" for what in sorted(changed))
    said = {
        "type": "open_data.changed",
        "timestamp": now.isoformat(timespec="seconds"),
        "data": {"changed": [{"what": what, "read": changed[what]} for what in sorted(changed)]},
    }
    return Told(sha256(known.encode()).hexdigest()[:32], json.dumps(said).encode())


def to_send(told: Mapping[str, str], sent: Mapping[str, str], marks: Mapping[str, str]) -> dict[str, str]:
    """Whatever is not as it was last heard; and whatever was sent without an answer, also when it is back as it was.
    It may have come: then a story that was taken down since would stay standing there.
    """
    return {what: mark for what, mark in marks.items() if what in sent or told.get(what) != mark}


def headers(message: Told, secret: bytes, now: datetime) -> dict[str, str]:
    at = str(int(now.timestamp()))
    signed = f"{message.name}.{at}.".encode() + message.body
    seal = b64encode(hmac.new(secret, signed, sha256).digest()).decode()
    return {
        "Content-Type": "application/json",
        "User-Agent": "SideOmSide",
        "webhook-id": message.name,
        "webhook-timestamp": at,
        "webhook-signature": f"v1,{seal}",
    }


def in_writing(secret: bytes) -> str:
    """As the libraries want it written down."""
    return f"whsec_{b64encode(secret).decode()}"


def wait_after(misses: int) -> timedelta:
    """Longer each time; after that once a day, for as long as it stands on the list."""
    return WAITS[misses - 1] if misses <= len(WAITS) else AFTER_THAT


def can_be_told(address: str) -> bool:
    """https and a name, and nothing in it that opens a door: no user, no password."""
    if len(address) > MOST_LETTERS or not _PLAIN.fullmatch(address):
        return False
    try:
        at = urlsplit(address)
        at.port  # noqa: B018 - it is read to hear whether it is a number
    except ValueError:
        return False
    return at.scheme == "https" and bool(at.hostname) and "@" not in at.netloc and not at.fragment
