"""Another reader than the house's own: what lies in the folder is held against the database file, byte by byte.

Nothing of the package is used here, and no module for CSV: who only has the folder and a text editor reads it so.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from proofs.porting.seals import SEALED, Opened, opened
from proofs.porting.sheets import not_described, sheets_differing
from proofs.porting.told import LOG, Table, tables

# What no folder may hold, said here once more so that a mistake in the house's own list is seen.
STAY = {
    "people_account", "people_privatelink", "people_smallkey", "people_linkasked", "companionship_feed",
    "partners_officekey",
    "welcome_listener", "mfa_authenticator", "django_session", "usersessions_usersession", "account_emailaddress",
    "account_emailconfirmation", "auth_permission", "auth_group", "auth_group_permissions", "jobs_sweep",
    "django_content_type", "django_migrations", "limits", "audit_purging",
}  # fmt: skip
LEFT_OUT = {
    "people_contact.fingerprint", "stories_comment.fingerprint", "intake_inboundmail.fingerprint",
    "intake_inboundmail.content_mark", "intake_inboundmail.reply_mark", "direction_supporter.token_hash",
    "direction_supporter.word_hash", "partners_draft.token_hash",
    "post_letter.address", "post_letter.subject", "post_letter.text",
}  # fmt: skip
TOLD_OTHERWISE = {"concerns_concern.bar", "intake_inboundmail.mailbox"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$")


@dataclass
class Truth:
    """What the house was seen to hold, and what must be in the folder and what must not."""

    database: Path
    keys: Path
    master: bytes
    words: list[str]
    unsaid: list[str]  # words of those who were erased
    secrets: list[bytes]
    closed: set[str]  # rows whose key was destroyed: nobody can open them any more


def judged(folder: Path, truth: Truth) -> dict[str, list[str]]:
    """Everything that is wrong with a folder, by kind."""
    told = tables(folder)
    raw = _raw(truth.database)
    content = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    everything = b"\n".join(content.values())
    but_the_log = b"\n".join(text for path, text in content.items() if path.stem != LOG)
    return {
        "tables_not_taken": sorted(raw.keys() - STAY - told.keys()),
        "tables_too_many": sorted(told.keys() - raw.keys() | told.keys() & STAY),
        "rows_missing": list(_rows_missing(raw, told)),
        "values_differing": list(_values(folder, raw, told, truth)),
        "words_missing": sorted(set(truth.words) - set(_said(list(told.values())))),
        "erased_in_it": [one for one in [*truth.unsaid, *_erased(truth.keys)] if one.encode() in but_the_log],
        "secrets_in_it": [one.hex()[:8] for one in truth.secrets if _holds(everything, one)],
        "open_to_others": [str(path) for path in [folder, *folder.rglob("*")] if path.stat().st_mode & 0o077],
        "checksums_wrong": list(_checksums(folder, content)),
        "cells_differing": list(sheets_differing(folder, told)),
        "columns_not_described": list(not_described(folder, told)),
    }


def _erased(keys: Path) -> list[str]:
    """The numbers in the ledger, as they would be written."""
    with closing(sqlite3.connect(f"file:{keys}?mode=ro", uri=True)) as file:
        return [str(UUID(hex=owner)) for (owner,) in file.execute("SELECT owner_id FROM vault_erasure")]


def _raw(database: Path) -> dict[str, dict[str, dict[str, Any]]]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as file:
        file.row_factory = sqlite3.Row
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [name for name in names if not name.startswith("sqlite_") and name not in STAY]
        return {name: _by_id(file.execute(f'SELECT * FROM "{name}"')) for name in ours}  # noqa: S608 - its own names


def _by_id(rows: sqlite3.Cursor) -> dict[str, dict[str, Any]]:
    return {str(row["id"]): dict(row) for row in rows}


def _rows_missing(raw: dict[str, Any], told: dict[str, Table]) -> Iterator[str]:
    for name, rows in told.items():
        meant = {key for key, row in raw.get(name, {}).items() if not _unsent(name, row)}
        here = {row.get("id", "").replace("-", "") for row in rows}
        yield from (f"{name} {key}" for key in sorted(meant ^ here))


def _unsent(name: str, row: dict[str, Any]) -> bool:
    return name == "post_letter" and row["state"] in ("waiting", "sending")


def _values(folder: Path, raw: dict[str, Any], told: dict[str, Table], truth: Truth) -> Iterator[str]:
    words = opened(raw, truth.keys, truth.master)
    for name, rows in told.items():
        for row in rows:
            key = row.get("id", "").replace("-", "")
            kept = raw.get(name, {}).get(key, {})
            for column in kept.keys() - {
                label.removeprefix(f"{name}.") for label in LEFT_OUT | TOLD_OTHERWISE
            }:
                if column not in row or not (
                    _same_words(folder, words, (name, key, column), row[column], row["id"] in truth.closed)
                    if isinstance(kept[column], bytes) and kept[column][:1] == SEALED
                    else _same(folder, kept[column], row[column])
                ):
                    yield f"{name}.{column} of {row.get('id')}"


def _same_words(folder: Path, words: Opened, where: tuple[str, str, str], told: Any, closed: bool) -> bool:
    """This row's own words, to the last sign; nothing only where the key was destroyed."""
    if where not in words:
        return closed and told is None
    if isinstance(told, str) and told == f"files/{where[0]}.{where[2]}.{UUID(where[1])}":
        return (folder / told).read_bytes() == words[where]
    text = words[where].decode("utf-8", "surrogatepass")
    return told is not None and (told == text or told == _json(text))


def _same(folder: Path, kept: Any, told: Any) -> bool:
    if kept is None or told is None:
        return kept is told
    if isinstance(kept, bytes):  # a picture that everybody may see
        return (folder / told).read_bytes() == kept
    if isinstance(told, bool) or isinstance(kept, int | float):
        return kept == told
    if isinstance(told, str) and isinstance(kept, str):
        return (
            told == kept
            or told.replace("-", "") == kept
            or _moment(told) == _moment(kept)
            or told == _json(kept)
        )
    return json.loads(kept) == told


def _json(kept: str) -> Any:
    try:
        return json.loads(kept)
    except ValueError:
        return None


def _moment(text: str) -> Any:
    """The database keeps UTC without saying so; the folder must say so."""
    if "T" in text:
        return datetime.fromisoformat(text) if MOMENT.match(text) else text
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC) if " " in text else text
    except ValueError:
        return text


def _said(value: Any) -> Iterator[str]:
    """Every text there is, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _said(one)


def _holds(everything: bytes, secret: bytes) -> bool:
    return secret in everything or secret.hex().encode() in everything


def _checksums(folder: Path, content: dict[Path, bytes]) -> Iterator[str]:
    lines = [line.split("  ", 1) for line in (folder / "checksums.txt").read_text().splitlines()]
    listed = {name: told for told, name in lines}
    for path, text in content.items():
        name = path.relative_to(folder).as_posix()
        if name != "checksums.txt" and listed.get(name) != sha256(text).hexdigest():
            yield name
