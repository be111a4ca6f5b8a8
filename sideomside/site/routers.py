"""Keys live in a database of their own: no query may cross over."""

from typing import Any

# The app whose tables each database holds, as far as migrating goes; none named: whoever has tables.
HOLDS: dict[str, tuple[str, ...]] = {"default": (), "keys": ("vault",)}


class KeysApart:
    def db_for_read(self, model: Any, **hints: Any) -> str:
        return "keys" if model._meta.app_label == "vault" else "default"

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return (one._meta.app_label == "vault") == (other._meta.app_label == "vault")

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == "keys") == (app_label == "vault")
