"""Is it whole, is it ours, and of this version? Asked before a single row is read."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from sideomside.site.backups.contents import hash_of_file
from sideomside.site.backups.stores import NotPossible
from sideomside.site.moving.tables import taken, versions
from sideomside.site.moving.taking_out import CHECKSUMS, FORMAT, OWNERS, PACKAGE


def checked(folder: Path) -> dict[str, Any]:
    """What the folder says of itself, once that is known to be true."""
    sums = _checksums(folder)
    _files_are_whole(folder, sums)
    try:
        package: dict[str, Any] = json.loads((folder / PACKAGE).read_text("utf-8"))
        _same_version(package)
        _same_tables(sums, package)
        UUID(package["organisation"]), package["created"], package["log_head"]
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise NotPossible(f"{PACKAGE} is not what bin/manage take_out writes") from wrong
    return package


def _checksums(folder: Path) -> dict[str, str]:
    """By name; a folder without them was never finished."""
    try:
        lines = [line.split("  ", 1) for line in (folder / CHECKSUMS).read_text("utf-8").splitlines()]
        return {name: told for told, name in lines}
    except OSError as missing:
        raise NotPossible(
            f"{folder} is not what bin/manage take_out makes: it has no {CHECKSUMS}"
        ) from missing
    except ValueError as spoilt:
        raise NotPossible(f"{CHECKSUMS} is not what bin/manage take_out writes") from spoilt


def _files_are_whole(folder: Path, sums: dict[str, str]) -> None:
    for name in sorted({PACKAGE, OWNERS, *sums}):
        if not (folder / name).is_file() or hash_of_file(folder / name) != sums.get(name):
            raise NotPossible(f"{name} is missing, or has been changed since it was taken out")
    files = {path.relative_to(folder).as_posix() for path in (folder / "files").rglob("*") if path.is_file()}
    if unknown := sorted(files - sums.keys()):
        raise NotPossible(f"{unknown[0]} has no checksum, and so was not taken out with the rest")


def _same_version(package: dict[str, Any]) -> None:
    ours, theirs = versions(), package["versions"]
    if package["format"] != FORMAT or theirs != ours:
        differ = sorted(room for room in {*ours, *theirs} if ours.get(room) != theirs.get(room))
        raise NotPossible(
            f"This was taken out of another version of the house ({', '.join(differ) or 'another format'}). "
            "Bring it in with that version, and upgrade afterwards"
        )


def _same_tables(sums: dict[str, str], package: dict[str, Any]) -> None:
    ours = {model._meta.db_table for model in taken()}
    there = {
        name.removeprefix("tables/").removesuffix(".jsonl") for name in sums if name.startswith("tables/")
    }
    told = set(package["rows"])
    if strange := sorted((there | told) - ours):
        raise NotPossible(f"Nobody here knows these tables: {', '.join(strange)}")
    if missing := sorted(ours - (there & told)):
        raise NotPossible(f"These tables are missing: {', '.join(missing)}")
