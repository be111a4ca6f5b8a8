"""Which partners' own offices may say who somebody is: a small file that whoever runs the house writes.

The secret stands in a file of its own and in no table; a copy of the database tells nothing of it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from sideomside.ground.post.asking import may_be_asked

NAME = re.compile(r"[a-z0-9-]{1,40}")
KNOWN = {"partner", "issuer", "client_id", "secret_file", "second_factor", "accepts"}
OURS, THEIRS = "ours", "theirs"


@dataclass(frozen=True)
class Office:
    """One partner's sign-in. `accepts`: words of theirs (acr or amr) that mean a second factor was used there."""

    name: str  # what it is called in an address
    partner: UUID
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    accepts: frozenset[str] = frozenset()


def offices(file: str, *, plain: bool = False) -> list[Office]:
    """Those that are wholly written down; one that is half written is none, and the doctor says so."""
    read = [
        _office(name, told) for name, told in _told(file).items() if not wrong_in(name, told, plain=plain)
    ]
    first_by = {one.partner: one for one in reversed(read)}
    return [one for one in read if first_by[one.partner] is one]


def wrong_with(file: str, *, plain: bool = False) -> Iterator[str]:
    """In words for whoever runs the house: everything that keeps a partner's own sign-in from working."""
    try:
        told = tomllib.loads(Path(file).read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        yield f"{file} cannot be read ({type(wrong).__name__})"
        return
    seen: set[str] = set()
    for name, one in told.items():
        yield from (f"[{name}] {what}" for what in wrong_in(name, one, plain=plain))
        partner = str(one.get("partner", "")) if isinstance(one, dict) else ""
        if partner and partner in seen:
            yield f"[{name}] names a partner that another one names already"
        seen.add(partner)


def wrong_in(name: str, told: Any, *, plain: bool = False) -> list[str]:
    if not isinstance(told, dict):
        return ["is not a section of its own"]
    wrong = [] if NAME.fullmatch(name) else ["is called by more than small letters, digits and hyphens"]
    wrong += [f"says {word}, which nobody reads" for word in sorted(told.keys() - KNOWN)]
    wrong += (
        [] if _uuid(told.get("partner")) else ["does not say which partner: the id in its page's address"]
    )
    issuer = told.get("issuer")
    if not isinstance(issuer, str) or not may_be_asked(issuer, plain=plain):
        wrong.append("has an issuer that does not begin with https://")
    wrong += [] if _text(told.get("client_id")) else ["has no client_id"]
    return wrong + _wrong_secret(told.get("secret_file")) + _wrong_factor(told)


def _wrong_secret(file: Any) -> list[str]:
    if not _text(file):
        return ["has no secret_file"]
    try:
        said = Path(file).read_text("utf-8").strip()
        open_to_others = Path(file).stat().st_mode & 0o007
    except (OSError, ValueError):
        return [f"has a secret_file that cannot be read: {file}"]
    wrong = [] if said else [f"has an empty secret_file: {file}"]
    return wrong + (
        [f"has a secret_file that everybody on the machine may read: {file}"] if open_to_others else []
    )


def _wrong_factor(told: Mapping[str, Any]) -> list[str]:
    factor, accepts = told.get("second_factor", OURS), told.get("accepts", [])
    if factor not in {OURS, THEIRS}:
        return ["has a second_factor that is neither ours nor theirs"]
    if not isinstance(accepts, list) or not all(_text(one) for one in accepts):
        return ["has accepts that is not a list of words"]
    if (factor == THEIRS) != bool(accepts):
        return ["must say second_factor = theirs and which words it accepts, or neither"]
    return []


def _told(file: str) -> dict[str, Any]:
    if not file:
        return {}
    try:
        return tomllib.loads(Path(file).read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _office(name: str, told: Mapping[str, Any]) -> Office:
    secret = Path(told["secret_file"]).read_text("utf-8").strip()
    accepts = frozenset(told.get("accepts", []))
    return Office(name, UUID(told["partner"]), told["issuer"], told["client_id"], secret, accepts)


def _uuid(said: Any) -> bool:
    try:
        return bool(UUID(said))
    except (ValueError, TypeError, AttributeError):
        return False


def _text(said: Any) -> bool:
    return isinstance(said, str) and bool(said.strip())
