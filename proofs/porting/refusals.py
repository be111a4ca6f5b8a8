"""Folders that must be refused: spoilt, cut, of another version, of another house, or brought where somebody lives."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.db import transaction

from proofs.living.world import _taken_back
from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.ground.vault.models import WrappedKey
from sideomside.people.actions import found_organisation
from sideomside.people.rules import SYSTEM, Viewer
from sideomside.site.moving import cells


def refusals(folder: Path, again: Path) -> dict[str, bool]:
    """Each spoilt folder, and the word the refusal must say. Nothing of any of them may stay."""
    return {
        name.replace("_", " "): _is_refused(spoil, Path(shutil.copytree(folder, again / name)), word)
        for name, (spoil, word) in {one.__name__: (one, word) for one, word in SPOILT.items()}.items()
    } | {"a house where somebody lives": _is_refused_where_somebody_lives(folder)}


def _is_refused(spoil: Callable[[Path], None], copy: Path, word: str) -> bool:
    spoil(copy)
    try:
        call_command("bring_in", str(copy))
    except CommandError as no:
        forget_opened_keys()
        return word in str(no) and not WrappedKey.objects.exists()
    return False


def _is_refused_where_somebody_lives(folder: Path) -> bool:
    with _taken_back("default"), _taken_back("keys"):
        found_organisation(name="Naboen", about={}, by=Viewer(SYSTEM))
        forget_opened_keys()
        return _says_no(folder)


def _says_no(folder: Path) -> bool:
    try:
        with transaction.atomic():
            call_command("bring_in", str(folder))
    except CommandError as no:
        return "lives here" in str(no)
    return False


def a_byte_changed(copy: Path) -> None:
    file = copy / "tables" / "people_person.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Nr. ", b"Nr! ", 1))


def a_file_left_out(copy: Path) -> None:
    (copy / "tables" / "people_person.jsonl").unlink()


def never_finished(copy: Path) -> None:
    (copy / "checksums.txt").unlink()


def a_table_nobody_knows(copy: Path) -> None:
    (copy / "tables" / "people_wish.jsonl").write_text("{}\n")
    _checked_again(copy)


def another_version(copy: Path) -> None:
    file = copy / "datapackage.json"
    package = json.loads(file.read_text("utf-8"))
    package["versions"]["people"] = "0001_later"
    file.write_text(json.dumps(package), "utf-8")
    _checked_again(copy)


def a_row_of_another_organisation(copy: Path) -> None:
    def moved(row: dict[str, Any]) -> dict[str, Any]:
        return row | {"organisation_id": row["id"]}

    _changed(copy, "people_contact", moved)


def a_column_of_another_kind(copy: Path) -> None:
    _changed(copy, "people_contact", lambda row: row | {"added_at": "i går"})


def a_row_without_its_person(copy: Path) -> None:
    """A hat, which has no seal: one that has would be missed for its key before anybody asks where it points."""
    _changed(copy, "people_role", lambda row: row | {"person_id": row["id"]})


def a_line_of_the_log_changed(copy: Path) -> None:
    _changed(copy, "audit_entry", lambda row: row | {"verb": "nothing.happened"})


def the_end_of_the_log_cut_off(copy: Path) -> None:
    file = copy / "tables" / "audit_entry.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)[:-2]
    file.write_bytes(b"".join(lines))
    package = json.loads((copy / "datapackage.json").read_text("utf-8"))
    package["rows"]["audit_entry"] = len(lines)
    (copy / "datapackage.json").write_text(json.dumps(package), "utf-8")
    _checked_again(copy)


def a_file_from_elsewhere(copy: Path) -> None:
    _changed(copy, "messages_picture", lambda row: row | {"content": "../../../../etc/hostname"})


SPOILT: dict[Callable[[Path], None], str] = {
    a_byte_changed: "changed",
    a_file_left_out: "missing",
    never_finished: "checksums.txt",
    a_table_nobody_knows: "people_wish",
    another_version: "version",
    a_row_of_another_organisation: "another organisation",
    a_column_of_another_kind: "people_contact",
    a_row_without_its_person: "points at",
    a_line_of_the_log_changed: "log",
    the_end_of_the_log_cut_off: "log",
    a_file_from_elsewhere: "among the files",
}


def _changed(copy: Path, name: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """The first row of a table; whoever does so makes the checksums right again."""
    file = copy / "tables" / f"{name}.jsonl"
    first, *rest = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(cells.line(change(json.loads(first))) + b"".join(rest))
    _checked_again(copy)


def _checked_again(copy: Path) -> None:
    files = sorted(path for path in copy.rglob("*") if path.is_file() and path.name != "checksums.txt")
    lines = [
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(copy).as_posix()}\n" for path in files
    ]
    (copy / "checksums.txt").write_text("".join(lines))
