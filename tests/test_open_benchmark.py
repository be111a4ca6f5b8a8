"""The open benchmark: an instance and an answer go through plain text unharmed, and no wrong answer is let by."""

from collections.abc import Callable
from pathlib import Path

import pytest

from house.contracts import ROOT
from proofs.choosing import benchmark
from proofs.choosing.benchmark import KNOWN, as_answer, as_text, fingerprint, judged, read, read_answer
from proofs.choosing.ours import made
from sideomside.matching.engine.whole.problem import Refused, problem
from sideomside.matching.engine.whole.solve import solve

Text = list[str]


@pytest.fixture(scope="module")
def whole() -> dict:
    return made("S")[3]


@pytest.fixture(scope="module")
def answer(whole: dict) -> Text:
    done = solve(problem(**whole))
    told = {"match": done.match, "price": done.price, "value": done.certificate.value}
    return list(as_answer(told))


def lines(text: Text) -> list[tuple[str, list[int]]]:
    return [(line.split()[0], [int(each) for each in line.split()[1:]]) for line in text]


def judge(whole: dict, text: Text) -> tuple[list[str], int | None]:
    return judged(whole, read_answer(lines(text), len(whole["row"]) - 1, len(whole["capacity"])))


def test_the_published_instance_is_the_one_that_is_drawn_and_comes_back_from_its_text(whole: dict) -> None:
    assert KNOWN[fingerprint(whole)] == 729_475
    back = read(lines(list(as_text(whole))))
    assert fingerprint(back) == fingerprint(whole)
    told = (ROOT / "docs" / "benchmark.md").read_text(encoding="utf-8")
    assert all(mark in told and f"{best:,}" in told for mark, best in KNOWN.items())


def test_our_answer_is_proved_and_one_without_prices_is_not(whole: dict, answer: Text) -> None:
    assert judge(whole, answer) == ([], 729_475)
    wrong, worth = judge(whole, [line for line in answer if line[0] != "d"])
    assert worth == 729_475 and "nothing is proved" in wrong[0]


def left_out(text: Text) -> Text:
    """One pair fewer, and honest about the sum or not."""
    gone = next(line for line in text if line[0] == "m")
    return [line for line in text if line != gone]


def said_too_much(text: Text) -> Text:
    return ["s 729476\n", *text[1:]]


def cheaper(text: Text) -> Text:
    """Prices of nothing: everybody would like to gain more."""
    return [f"d {line.split()[1]} 0\n" if line[0] == "d" else line for line in text]


def crowded(text: Text) -> Text:
    """Everybody who may meets one and the same peer."""
    one = next(line for line in text if line[0] == "m").split()[2]
    return [f"m {line.split()[1]} {one}\n" if line[0] == "m" else line for line in text]


def run_over(text: Text) -> Text:
    """Nobody meets, and the prices are beyond all numbers."""
    return ["s 0\n", *(f"d {line.split()[1]} {-(2**63)}\n" for line in text if line[0] == "d")]


@pytest.mark.parametrize(
    "spoil", [left_out, said_too_much, cheaper, crowded, run_over], ids=lambda one: one.__name__
)
def test_a_wrong_answer_is_seen(whole: dict, answer: Text, spoil: Callable[[Text], Text]) -> None:
    assert judge(whole, spoil(answer))[0]


@pytest.mark.parametrize(
    "text",
    [
        [],
        ["s 1", "s 1"],
        ["s 1", "m 0 1", "m 0 2"],
        ["s 1", "d 0 4"],
        ["s 1", "x 1 2"],
        ["s 1", "m 2000 1"],
        ["s 0", *(f"d {j} {2**70}" for j in range(300))],
    ],
)
def test_what_is_no_answer_is_refused(text: Text) -> None:
    with pytest.raises(Refused):
        read_answer(lines(text), 1000, 300)


@pytest.mark.parametrize(
    "text",
    [
        ["c 0", "p 1 1 0"],
        ["p 1 1 1", "c 0", "k 0 1"],
        ["p 1 1 0", "c 0"],
        ["p 2 1 2", "c 0", "k 0 1", "e 1 0 5", "e 0 0 5"],
        ["p 1 1 1", "c 0", "k 0 1", "e 0 1 5"],
    ],
)
def test_what_is_no_instance_is_refused(text: Text) -> None:
    with pytest.raises(Refused):
        read(lines(text))


def test_the_three_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, out = str(tmp_path / "S.txt"), str(tmp_path / "answer.txt")
    for words in (["write", "S", str(tmp_path)], ["solve", at, out], ["check", at, out]):
        monkeypatch.setattr("sys.argv", ["benchmark", *words])
        assert benchmark.main() == 0
    assert "nothing better" in capsys.readouterr().out
    Path(out).write_text("s 5\n", encoding="ascii")
    monkeypatch.setattr("sys.argv", ["benchmark", "check", at, out])
    assert benchmark.main() == 1 and "the value is 0, not 5" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["benchmark", "write", "enormous", str(tmp_path)])
    assert benchmark.main() == 2
