"""A real drill in houses of their own: copy, erase, lose everything, put back, and still erased."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.ground.vault.walls import within
from sideomside.people.rules import Hat
from sideomside.site.backups.putting_back import put_back
from sideomside.site.backups.stores import NotPossible
from sideomside.site.backups.taking import MANIFEST, drop_older, heads
from tests.people import build_house, someone

pytestmark = pytest.mark.sqlite
ROOT = Path(__file__).resolve().parents[1]
EVERYBODY = {"people": ["Ida", "Noor"], "words": ["Idas ord", "Noors ord"], "contacts": 2}
ONLY_NOOR = {"people": ["Noor"], "words": ["Noors ord"], "contacts": 1}


@dataclass
class Machine:
    """One installation in a folder, worked from outside."""

    data: Path

    def do(self, *steps: str, well: bool = True) -> str:
        """Several steps in one program, as somebody would do them one after another."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SIDEOMSIDE_", "DJANGO_"))}
        env = clean | {
            "SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": str(self.data), "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "sideomside.site.settings",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "tests.drill", *steps],
            cwd=ROOT, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode == 0) is well, done.stdout + done.stderr
        return done.stdout if well else done.stderr


@dataclass
class Story:
    """Ida and Noor wrote; an old copy was taken; Ida was erased; a newer copy was taken."""

    machine: Machine
    old: Path
    newer: Path


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    home = tmp_path_factory.mktemp("story")
    machine = Machine(home / "data")
    machine.do("prepare", "fill", f"backup|{home / 'old'}", "erase|Ida", f"backup|{home / 'newer'}")
    return Story(machine, *(next((home / name).iterdir()) for name in ("old", "newer")))


@pytest.fixture
def fresh(story: Story, tmp_path: Path) -> Machine:
    """An empty machine, on which only the master key has been put back from paper."""
    (tmp_path / "fresh" / "keys").mkdir(parents=True)
    shutil.copy(story.machine.data / "keys" / "master.key", tmp_path / "fresh" / "keys")
    return Machine(tmp_path / "fresh")


@pytest.fixture
def copy(story: Story, tmp_path: Path) -> Path:
    """The old copy, alone and free to be spoilt."""
    return Path(shutil.copytree(story.old, tmp_path / "copies" / story.old.name))


@pytest.fixture
def its_key(story: Story, settings: Any) -> Iterator[None]:
    settings.MASTER_KEY_FILE = story.machine.data / "keys" / "master.key"
    forget_opened_keys()
    yield
    forget_opened_keys()


def last_line(told: str) -> dict[str, object]:
    return json.loads(told.strip().splitlines()[-1])


def test_whoever_was_erased_after_the_copy_stays_erased(story: Story, fresh: Machine, copy: Path) -> None:
    shutil.copytree(
        story.newer, copy.parent / "99990101T000000Z"
    )  # the newest ledger lies beside the old copy
    told = fresh.do(f"restore|{copy}", "names")
    assert "1 people were erased again" in told
    assert last_line(told) == ONLY_NOOR
    assert last_line(story.machine.do("names")) == ONLY_NOOR


def test_without_the_newest_ledger_she_comes_back_with_everything_else(fresh: Machine, copy: Path) -> None:
    """What was copied comes back whole; and planted: this is what the test above would see without its ledger."""
    told = fresh.do(f"restore|{copy}", f"audit_verify|--against|{copy / MANIFEST}", "names")
    assert last_line(told) == EVERYBODY
    assert '"wrong": []' in told


def test_a_newer_ledger_may_be_handed_over_as_a_file(story: Story, fresh: Machine, copy: Path) -> None:
    told = fresh.do(f"restore|{copy}|--ledger|{story.newer / 'erasures.json'}", "names")
    assert last_line(told) == ONLY_NOOR


def test_a_copy_is_never_put_over_something(story: Story, copy: Path) -> None:
    assert "empty place" in story.machine.do(f"restore|{copy}", well=False)
    assert last_line(story.machine.do("names")) == ONLY_NOOR


def test_rows_that_differ_from_the_manifest_keep_the_house_shut(fresh: Machine, copy: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text())
    manifest["tables"]["default"]["people_person"]["rows"] += 1
    (copy / MANIFEST).write_text(json.dumps(manifest))
    assert "people_person" in fresh.do(f"restore|{copy}", well=False)
    assert (fresh.data / "restoring").exists()


def test_while_a_restore_is_not_finished_nothing_runs(settings: Any, tmp_path: Path) -> None:
    settings.RESTORING = tmp_path / "restoring"
    settings.RESTORING.touch()
    with pytest.raises(CommandError, match="not been finished"):
        call_command("work", once=True)


def test_neither_the_master_key_nor_a_readable_word_is_in_a_copy(story: Story) -> None:
    master = (story.machine.data / "keys" / "master.key").read_bytes()
    for file in [*story.old.iterdir(), *story.newer.iterdir()]:
        inside = file.read_bytes()
        for secret in (master, master.hex().encode(), b"Ida", b"Noor", b"eksempel.example"):
            assert secret not in inside
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("file", ["data.copy", "keys.copy", "erasures.json"])
def test_a_copy_that_was_changed_or_cut_is_refused(copy: Path, file: str, its_key: None) -> None:
    inside = (copy / file).read_bytes()
    (copy / file).write_bytes(inside[:-1] + bytes([inside[-1] ^ 1]))
    with pytest.raises(NotPossible, match="has been changed"):
        put_back(copy)
    (copy / file).unlink()
    with pytest.raises(NotPossible, match="missing"):
        put_back(copy)


def test_another_master_key_or_none_puts_nothing_back(
    copy: Path, its_key: None, settings: Any, tmp_path: Path
) -> None:
    settings.MASTER_KEY_FILE = tmp_path / "master.key"
    with pytest.raises(NotPossible, match="Put the master key back"):
        put_back(copy)
    settings.MASTER_KEY_FILE.write_bytes(os.urandom(32))
    forget_opened_keys()
    with pytest.raises(NotPossible, match="not the one"):
        put_back(copy)


def test_where_no_folder_can_be_made_the_command_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CommandError, match="taken"):
        call_command("backup", tmp_path / "taken" / "copies")


def test_a_folder_that_is_no_copy_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="is not a copy"):
        put_back(tmp_path)


def test_old_copies_are_dropped_and_one_always_stays(tmp_path: Path) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    for name in ("20260901T000000Z", "20261021T000000Z", "20261023T000000Z", "no copy"):
        (tmp_path / name).mkdir()
        (tmp_path / name / MANIFEST).touch()
    assert [p.name for p in drop_older(tmp_path, timedelta(days=30), now)] == [
        "20260901T000000Z", "20261021T000000Z",
    ]  # fmt: skip
    assert drop_older(tmp_path, timedelta(0), now) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["20261023T000000Z", "no copy"]


@pytest.mark.django_db
def test_a_log_that_was_shortened_or_changed_is_named(tmp_path: Path, capsys: Any) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        for name in ("Ida", "Noor"):
            someone(house, name, Hat.PARTICIPANT)
        last = log.head().seq
    (tmp_path / MANIFEST).write_text(json.dumps({"log_heads": heads()}))
    with connection.cursor() as cursor:  # somebody with the file in their hands
        for trigger in ("audit_no_change", "audit_no_removal"):
            cursor.execute(f"DROP TRIGGER {trigger}")
        cursor.execute("DELETE FROM audit_entry WHERE seq = %s", [last])
    call_command("audit_verify")  # a chain alone cannot see that its end is gone
    with pytest.raises(CommandError):
        call_command("audit_verify", against=tmp_path / MANIFEST)
    assert f"{last}: the log has been cut off" in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET verb = 'read.listed' WHERE seq = 2")
    with pytest.raises(CommandError):
        call_command("audit_verify")
    assert "2: has been changed" in capsys.readouterr().out
