"""A copy is taken while the house is in use, or is cut short: it can be put back, and nothing of it lies about."""

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sideomside.site.backups import ledger
from sideomside.site.backups.drafts import clear_away_what_was_cut_short, only_one
from sideomside.site.backups.stores import NotPossible
from sideomside.site.backups.taking import DRAFTS, MANIFEST, drop_older
from tests.test_backup_and_restore import EVERYBODY, Machine, last_line

pytestmark = pytest.mark.sqlite


def a_copy(folder: Path, made: str = "2026-11-20T01:00:00+00:00", erasures: str = "[]") -> Path:
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text(json.dumps({"made": made}))
    (folder / ledger.LEDGER).write_text(erasures)
    return folder


def test_what_is_done_while_a_copy_is_taken_does_not_spoil_it(tmp_path: Path) -> None:
    """A look at a page after the data, a turn of the master key after the keys; and an older draft goes."""
    machine, copies, fresh = Machine(tmp_path / "data"), tmp_path / "copies", Machine(tmp_path / "fresh")
    (copies / ".20260101T000000Z").mkdir(parents=True)
    (copies / ".20260101T000000Z" / "keys.copy").touch()
    machine.do("prepare", "fill")
    before = shutil.copytree(machine.data / "keys", fresh.data / "keys", ignore=_all_but_master_key)
    machine.do(f"busy_backup|{copies}")
    [copy] = copies.iterdir()
    assert json.loads((copy / MANIFEST).read_text())["epochs"] == [1]
    assert (machine.data / "keys" / "master.key").read_bytes() != (before / "master.key").read_bytes()
    told = fresh.do(f"restore|{copy}", "names")
    assert last_line(told) == EVERYBODY
    assert "The newest ledger reaches to" in told and "erase them once more by hand" in told


def test_two_copies_are_never_taken_into_one_folder_at_once(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(NotPossible, match="just now"), only_one(tmp_path):
        pytest.fail("both")
    with only_one(tmp_path):
        (tmp_path / ".20261120T010000Z").mkdir()
        (tmp_path / ".ssh").mkdir()
        clear_away_what_was_cut_short(tmp_path, DRAFTS)
    assert [one.name for one in tmp_path.iterdir()] == [".ssh"]


def test_a_copy_that_was_half_dropped_is_no_longer_one(tmp_path: Path, monkeypatch: Any) -> None:
    old, new = a_copy(tmp_path / "20261001T010000Z"), a_copy(tmp_path / "20261120T010000Z")
    monkeypatch.setattr(shutil, "rmtree", lambda folder: None)  # killed before the first file was gone
    drop_older(tmp_path, datetime(2026, 11, 22, tzinfo=UTC) - datetime(2026, 10, 22, tzinfo=UTC))
    assert not old.exists() and ledger._finished(new) == [new]


def test_half_a_ledger_of_a_killed_copy_is_not_read_and_an_unreadable_one_is_named(tmp_path: Path) -> None:
    copy = a_copy(tmp_path / "20261120T010000Z")
    half = a_copy(tmp_path / ".20261121T010000Z", erasures='[{"id": ')
    assert ledger.newest(copy) == []
    half.rename(tmp_path / "20261121T010000Z")
    with pytest.raises(NotPossible, match="20261121T010000Z.*cannot be read"):
        ledger.newest(copy)
    os.unlink(tmp_path / "20261121T010000Z" / ledger.LEDGER)
    with pytest.raises(NotPossible, match="cannot be read"):
        ledger.newest(copy)


def test_how_far_the_newest_ledger_reaches(tmp_path: Path) -> None:
    copy = a_copy(tmp_path / "20261120T010000Z")
    a_copy(tmp_path / "20261121T010000Z", made="2026-11-21T01:00:00+00:00")
    assert ledger.reaches_to(copy) == datetime(2026, 11, 21, 1, tzinfo=UTC)
    (tmp_path / "later.json").write_text('[{"begun": "2026-11-22T08:30:00+00:00"}]')
    assert ledger.reaches_to(copy, tmp_path / "later.json") == datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def _all_but_master_key(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name != "master.key"]
