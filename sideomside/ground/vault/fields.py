"""Sealed fields: a room declares the words, whose key they use, and how sensitive they are.

    text = SealedText(key="person", kind=Kind.HEALTH, label=_("what you wrote"))

`key` names the attribute that points at the key's owner ("person" reads `person_id`); "self" gives the row
a key of its own. The ciphertext is bound to organisation, table, column and row, so it opens nowhere else.
Reading through `.values()` yields ciphertext on purpose.
"""

import json
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.functional import Promise

from sideomside.ground.vault.keys import KeyIsGone, make_key, seal, unseal


class Kind(StrEnum):
    """How much a field can hurt; S0 (public) to S4 (secrets) of the threat model."""

    PUBLIC = "S0"
    INTERNAL = "S1"
    CONFIDENTIAL = "S2"
    HEALTH = "S3"
    SECRET = "S4"  # noqa: S105 - a class of fields, not a secret


class _Open:
    """Words in clear, on their way in or already opened."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class _Drawer:
    """Opens the sealed words when, and only when, somebody asks for them."""

    def __init__(self, field: "SealedField") -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type | None = None) -> Any:
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:  # left out by defer(): words nobody fetched are not words nobody wrote
            row.refresh_from_db(fields=[name])
        inside = row.__dict__[name]
        if not isinstance(inside, _Open):
            inside = row.__dict__[name] = _Open(self.field.opened(row, inside))
        return inside.value

    def __set__(self, row: models.Model, value: Any) -> None:
        sealed = isinstance(value, _Sealed)
        row.__dict__[self.field.attname] = value if sealed else _Open(value)


class _Sealed(bytes):
    """Ciphertext as it came from the database."""


class SealedField(models.BinaryField):
    """Common to all sealed fields; subclasses say how a value becomes bytes and back."""

    # For the type checker: what lies in a drawer is not the bytes of the column.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(
        self, *args: Any, key: str = "", kind: Kind = Kind.HEALTH, label: Any = "", **kw: Any
    ) -> None:
        self.key, self.kind, self.label = key, kind, label
        kw.update(null=True, editable=True)
        super().__init__(*args, **kw)

    def deconstruct(self) -> Any:
        name, path, args, kw = super().deconstruct()
        return name, path, args, kw | {"key": self.key, "kind": str(self.kind)}

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Drawer(self))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else _Sealed(value)

    def pre_save(self, row: models.Model, add: bool) -> Any:
        inside = row.__dict__.get(self.attname)
        if isinstance(inside, _Sealed):
            return bytes(inside)
        if inside is None or inside.value is None:
            return None
        if self.key == "self" and add:
            make_key(row.pk, row.organisation_id)  # type: ignore[attr-defined]
        return seal(self.owner_of(row), self.place_of(row), self.to_bytes(inside.value))

    def opened(self, row: models.Model, sealed: bytes) -> Any:
        return self.from_bytes(unseal(self.owner_of(row), self.place_of(row), sealed))

    def owner_of(self, row: models.Model) -> Any:
        owner_id = row.pk if self.key == "self" else getattr(row, f"{self.key}_id")
        if owner_id is None:
            raise KeyIsGone(f"{row._meta.label}.{self.attname} has no owner")
        return owner_id

    def place_of(self, row: models.Model) -> str:
        return f"{row.organisation_id}|{row._meta.db_table}|{self.column}|{row.pk}"  # type: ignore[attr-defined]

    def to_bytes(self, value: Any) -> bytes:
        raise NotImplementedError

    def from_bytes(self, raw: bytes) -> Any:
        raise NotImplementedError

    def value_from_object(self, obj: models.Model) -> Any:
        return getattr(obj, self.attname)


class SealedText(SealedField):
    """Somebody's words."""

    def to_bytes(self, value: str | Promise) -> bytes:
        return str(value).encode("utf-8", "surrogatepass")

    def from_bytes(self, raw: bytes) -> str:
        return raw.decode("utf-8", "surrogatepass")


class SealedBytes(SealedField):
    """Raw bytes, as they came in."""

    def to_bytes(self, value: bytes) -> bytes:
        return bytes(value)

    def from_bytes(self, raw: bytes) -> bytes:
        return raw


class SealedJson(SealedField):
    """A small structure of somebody's answers: dicts, lists, text and whole numbers."""

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, raw: bytes) -> Any:
        return json.loads(raw)
