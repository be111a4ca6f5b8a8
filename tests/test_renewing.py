"""A renewed lock says what it changed, licences with it, and is whole or not there."""

from pathlib import Path

import pytest

from house import renewing
from house.supply import DEV_LOCK, LOCK

OLD, NEW = "kaffe==1.0 \\\n", "kaffe==1.1 \\\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one package, and no program at hand but those of the machine."""
    (tmp_path / "pyproject.toml").touch()
    for lock in (LOCK, DEV_LOCK):
        (tmp_path / lock).write_text(OLD)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    return tmp_path


def a_resolver(root: Path, ends: str) -> None:
    """Writes a new lock where it is told to, and ends so."""
    program = root / "bin" / "uv"
    program.write_text(
        f"#!/bin/sh\necho \"$*\" >> {root}/asked\nfor last; do :; done\necho '{NEW.strip()}' > $last\n{ends}\n"
    )
    program.chmod(0o755)


def test_both_locks_are_written_anew_and_the_smaller_one_from_the_larger(root: Path) -> None:
    a_resolver(root, "exit 0")
    renewing.renew(root)
    assert [(root / lock).read_text() for lock in (LOCK, DEV_LOCK)] == [NEW, NEW]
    larger, smaller = (root / "asked").read_text().splitlines()
    assert "--upgrade --generate-hashes" in larger and "--group dev" in larger
    assert f"-c {DEV_LOCK} -o {LOCK}" in smaller and "--group" not in smaller


@pytest.mark.parametrize(
    "ends", ["exit 1", 'case "$*" in *-c*) echo nothing goes together >&2; exit 1;; esac']
)
def test_half_a_renewal_is_none(root: Path, ends: str) -> None:
    a_resolver(root, ends)
    with pytest.raises(renewing.CouldNot):
        renewing.renew(root)
    assert [(root / lock).read_text() for lock in (LOCK, DEV_LOCK)] == [OLD, OLD]


def test_without_the_program_it_says_which(root: Path) -> None:
    with pytest.raises(renewing.CouldNot, match="uv is not installed"):
        renewing.renew(root)


def test_what_changed_is_said_with_its_licence() -> None:
    before = {"kaffe": ("1.0", "MIT"), "kage": ("2.0", "MIT"), "te": ("3.0", "MIT"), "vand": ("4.0", "MIT")}
    after = {
        "kaffe": ("1.1", "GPL-3.0-only"),
        "kage": ("2.1", "MIT"),
        "saft": ("1.0", ""),
        "vand": ("4.0", "MIT"),
    }
    assert renewing.difference(before, after) == [
        "  kaffe 1.0 -> 1.1: MIT -> GPL-3.0-only",
        "  kage 2.0 -> 2.1: MIT",
        "+ saft 1.0: no licence is named",
        "- te 3.0: MIT",
    ]
