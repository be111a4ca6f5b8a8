"""What people are told when they are erased: gone from every copy within thirty days."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sideomside.site.backups.taking import MANIFEST, drop_older
from sideomside.site.management.commands import backup
from sideomside.site.management.commands.backup import KEPT


def test_no_copy_may_be_kept_longer_than_people_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "take", lambda folder: folder)  # refused before anything is taken
    with pytest.raises(CommandError, match="30 days at most"):
        call_command("backup", tmp_path, keep_days=31)


def test_with_a_copy_a_night_the_oldest_is_gone_when_people_are_told_it_is(tmp_path: Path) -> None:
    first = datetime(2026, 10, 22, 1, 0, 9, tzinfo=UTC)
    for night in range(31):
        now = first + timedelta(days=night, seconds=-(night % 7))  # a timer is seconds early or late
        (tmp_path / f"{now:%Y%m%dT%H%M%SZ}").mkdir()
        (tmp_path / f"{now:%Y%m%dT%H%M%SZ}" / MANIFEST).touch()
        drop_older(tmp_path, timedelta(days=KEPT), now)
    assert not (tmp_path / f"{first:%Y%m%dT%H%M%SZ}").exists()
