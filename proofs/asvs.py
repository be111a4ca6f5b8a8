"""Each requirement of the standard that applies has an answer one can follow: a test, a proof, a line, or a named gap.

OWASP ASVS 5.0.0, self-assessed in `docs/asvs.toml`: never examined from outside, and never called anything else.
The standard's own table is not ours to copy; where ASVS_TABLE names it (or it lies beside the project) our numbers are
held against it, and where it is not here, that is said and not counted.
"""

import csv
import os
import tempfile
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from house.contracts import ROOT
from proofs.__main__ import names
from proofs.frame import Aim, Findings, Stage
from proofs.noticing.run_at_all import tests_run

AIMS: dict[str, Aim] = {
    "level_1_unanswered": ("==", 0),
    "level_2_unanswered": ("==", 0),
    "answers_that_lead_nowhere": ("==", 0),
    "numbers_that_differ_from_the_table": ("==", 0),
    "level_1_met_percent": ("==", 100),
    "level_2_met_percent": (">=", 95),
    "level_3_met": (">=", 30),
}
ANSWERS = ROOT / "docs" / "asvs.toml"
TABLE = "asvs-5.0.0-en.csv"
APPLICABLE = {"level-1": 65, "level-2": 161}  # of 5.0.0, without what is about nothing here
CHOSEN = "level-3"  # answered in part: what fits a house like this one
Answer = dict[str, Any]


def prove(stage: Stage) -> Findings:
    told = tomllib.loads(ANSWERS.read_text(encoding="utf-8"))
    wrong = [
        line
        for level in (*APPLICABLE, CHOSEN)
        for number, answer in told[level].items()
        for line in broken(number, answer)
    ]
    findings = Findings({"answers_that_lead_nowhere": len(wrong)})
    for level, applicable in APPLICABLE.items():
        findings.figures |= _figures(level.replace("-", "_"), told[level], applicable)
    findings.figures["level_3_met"] = sum(not one.get("gap") for one in told[CHOSEN].values())
    unlike = against_the_table(told)
    if unlike is None:
        stage.say("the standard's own table is not here: our numbers are held against their count alone")
    for line in [*wrong, *(unlike or [])]:
        stage.say(line)
    counts = sum(abs(len(told[level]) - many) for level, many in APPLICABLE.items())
    findings.figures["numbers_that_differ_from_the_table"] = counts if unlike is None else len(unlike)
    findings.figures["held_against_the_official_table"] = unlike is not None
    findings.figures["gaps"] = [
        number for level in APPLICABLE for number, one in told[level].items() if one.get("gap")
    ]
    for name, answer in PLANTED.items():
        findings.plant(name, bool(list(broken("V0.0.0", answer))), stage.say)
    for name, caught in let_off().items():
        findings.plant(name, caught, stage.say)
    return findings


def _figures(level: str, answers: dict[str, Answer], applicable: int) -> dict[str, float]:
    met = [one for one in answers.values() if not one.get("gap")]
    return {
        f"{level}_applicable": applicable,
        f"{level}_met": len(met),
        f"{level}_met_percent": round(100 * len(met) / applicable, 1),
        f"{level}_met_because_absent": sum("absent" in one for one in met),
        f"{level}_gaps": len(answers) - len(met),
        f"{level}_unanswered": max(0, applicable - len(answers)),
    }


def broken(number: str, answer: Answer) -> Iterator[str]:
    """An answer that shows nothing, or points at what is not there."""
    if not any(answer.get(word) for word in ("by", "gap")):
        yield f"{number}: says nothing that can be looked at"  # that a thing is absent is to be seen as well
    for way in answer.get("by", []):
        kind, _colon, where = way.partition(":")
        if not FOUND.get(kind, _nowhere)(where):
            yield f"{number}: leads nowhere: {way}"


def _nowhere(where: str) -> bool:
    return False


def _test(where: str) -> bool:
    path, _colons, name = where.partition("::")
    return name in tests_run(ROOT / path)


def _proof(where: str) -> bool:
    return where in names()


def _line(where: str) -> bool:
    """Words that stand in a file of ours."""
    path, _colon, words = where.partition(": ")
    return bool(words) and (ROOT / path).is_file() and words in (ROOT / path).read_text(encoding="utf-8")


def _none(where: str) -> bool:
    """A word that stands in no file of ours there, large or small, tests left aside."""
    path, _colon, word = where.partition(": ")
    return bool(word) and (texts := _texts(path)) != () and not any(word.casefold() in one for one in texts)


@cache
def _texts(path: str) -> tuple[str, ...]:
    at = ROOT / path
    files = [at] if at.is_file() else [one for one in sorted(at.rglob("*")) if one.suffix in OURS]
    ours = (one for one in files if "tests" not in one.parts)
    return tuple(one.read_text(encoding="utf-8").casefold() for one in ours)


OURS = {".py", ".html", ".js", ".toml", ".txt", ".conf", ".service", ".timer"}
FOUND = {"test": _test, "prove": _proof, "line": _line, "none": _none}
PLANTED: dict[str, Answer] = {
    "a test nobody wrote": {"by": ["test:tests/test_house.py::test_all_is_well"]},
    "a test in a file that is not there": {"by": ["test:tests/test_nothing.py::test_wall_stands"]},
    "a proof nobody made": {"by": ["prove:trust-us"]},
    "a line that stands nowhere": {"by": ["line:SECURITY.md: audited by somebody"]},
    "an answer that only says yes": {"says": "yes"},
    "something said to be absent and shown nowhere": {"absent": "no such thing"},
    "something said to be absent that is here": {"absent": "no XML", "by": ["none:sideomside: defusedxml"]},
    "something absent from a folder that is not there": {"absent": "no XML", "by": ["none:nowhere: xml"]},
    "a word that is no way to show anything": {"by": ["hope:for the best"]},
}


# A test that is never run, in the ways there are; and one that is.
LET_OFF = {
    "a test that is skipped": "@pytest.mark.skip\ndef test_it(): assert True",
    "a test that may fail": "@pytest.mark.xfail(reason='later')\ndef test_it(): assert False",
    "a test that skips itself": "def test_it():\n    pytest.skip('later')",
    "a file that is skipped": "pytestmark = pytest.mark.skip\ndef test_it(): assert True",
    "a file that skips itself": "pytest.skip(allow_module_level=True)\ndef test_it(): assert True",
}
RUNS = "def test_it():\n    assert True"


def let_off() -> dict[str, bool]:
    """Each written into a file and pointed at: it must lead nowhere, and the same test unskipped must not."""
    with tempfile.TemporaryDirectory() as folder:

        def seen(number: int, text: str) -> bool:
            file = Path(folder) / f"test_{number}.py"
            file.write_text(f"import pytest\n\n{text}\n", encoding="utf-8")
            return bool(list(broken("V0.0.0", {"by": [f"test:{file}::test_it"]})))

        caught = {name: seen(number, text) for number, (name, text) in enumerate(LET_OFF.items())}
        return caught | {"innocent: a test that is run": not seen(len(caught), RUNS)}


def against_the_table(told: dict[str, Any]) -> list[str] | None:
    """Numbers and levels that are not as in the standard; None where its table is not here."""
    path = _table()
    if path is None:
        return None
    outside = set(told["outside"])
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if not {row["chapter_id"], row["section_id"]} & outside]
    theirs = {f"level-{level}": {row["req_id"] for row in rows if row["L"] == level} for level in "123"}
    strange = sorted(told[CHOSEN].keys() - theirs.pop(CHOSEN))
    return [f"{number}: not of this level" for number in strange] + [
        f"{number}: {'not answered' if number in there else 'not of this level'}"
        for level, there in theirs.items()
        for number in sorted(there ^ told[level].keys())
    ]


def _table() -> Path | None:
    named = os.environ.get("ASVS_TABLE")
    beside = ROOT.parent / "shared" / "data" / "asvs" / TABLE
    found = Path(named) if named else beside
    return found if found.is_file() else None
