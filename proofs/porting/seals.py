"""Every seal of a house opened from its two database files and its master key, by nothing the house is made of."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap

Opened = dict[tuple[str, str, str], bytes]  # table, id and column -> what lies in it
SEALED = b"\x01"


def opened(tables: dict[str, dict[str, dict[str, Any]]], keys: Path, master: bytes) -> Opened:
    """Whose key it is nobody says here: each that the row points at is tried, and the seal itself knows its own."""
    with closing(sqlite3.connect(f"file:{keys}?mode=ro", uri=True)) as file:
        houses = dict(file.execute("SELECT organisation_id, wrapped FROM vault_organisationkey"))
        found = file.execute("SELECT owner_id, organisation_id, wrapped FROM vault_wrappedkey")
        wrapped = {owner: (house, key) for owner, house, key in found}

    @cache
    def key_of(owner: str) -> AESGCM:
        house, key = wrapped[owner]
        return AESGCM(aes_key_unwrap(aes_key_unwrap(master, houses[house]), key))

    return {
        (name, key, column): words
        for name, rows in tables.items()
        for key, row in rows.items()
        for column, value in row.items()
        if isinstance(value, bytes) and value[:1] == SEALED
        for owner in _likely(row)
        if owner in wrapped and (words := _open(key_of(owner), _place(name, column, row), value)) is not None
    }


def _likely(row: dict[str, Any]) -> list[str]:
    return [str(value) for name, value in row.items() if name == "id" or name.endswith("_id")]


def _place(table: str, column: str, row: dict[str, Any]) -> bytes:
    return f"{UUID(row['organisation_id'])}|{table}|{column}|{UUID(row['id'])}".encode()


def _open(key: AESGCM, place: bytes, sealed: bytes) -> bytes | None:
    try:
        return key.decrypt(sealed[1:13], sealed[13:], place)
    except InvalidTag:
        return None
