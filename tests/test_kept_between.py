"""A long proof that was stopped goes on where it was, and begins anew when the house has changed."""

from pathlib import Path

import pytest

from proofs.kept_between import kept_between


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "room").mkdir()
    (tmp_path / "room/rule.py").write_text("ten = 10\n")
    return tmp_path


def asked(house: Path, answer: int, *, across_runs: bool = True) -> int:
    with kept_between("counting", house, read=["room"], across_runs=across_runs) as shelf:
        return int(shelf.once("how many", lambda: answer))


def test_what_was_found_out_is_not_asked_again(house: Path) -> None:
    assert (asked(house, 10), asked(house, 11)) == (10, 10)


def test_a_changed_line_begins_anew_and_nothing_old_stays(house: Path) -> None:
    asked(house, 10)
    (house / "room/rule.py").write_text("ten = 11\n")
    assert asked(house, 11) == 11
    assert len(list((house / "cache/sideomside").iterdir())) == 1


def test_a_small_proof_remembers_nothing(house: Path) -> None:
    assert (asked(house, 10, across_runs=False), asked(house, 11, across_runs=False)) == (10, 11)


def test_what_breaks_off_is_not_kept(house: Path) -> None:
    def breaks_off() -> int:
        raise RuntimeError

    with (
        kept_between("counting", house, read=["room"], across_runs=True) as shelf,
        pytest.raises(RuntimeError),
    ):
        shelf.once("how many", breaks_off)
    assert asked(house, 12) == 12


def test_a_torn_line_is_asked_again_and_takes_nothing_along(house: Path) -> None:
    asked(house, 10)
    answers = next((house / "cache/sideomside").glob("*/answers"))
    answers.write_text(answers.read_text() + '\n["how few", "2026-')
    with kept_between("counting", house, read=["room"], across_runs=True) as shelf:
        assert (shelf.once("how many", lambda: 11), shelf.once("how few", lambda: 1)) == (10, 1)
        assert shelf.since()
