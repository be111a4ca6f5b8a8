"""Faults this proof must see: a line nobody reaches, a branch nobody takes, and tests that say yes to anything."""

from pathlib import Path
from tempfile import TemporaryDirectory

from proofs.noticing.alike import Alike
from proofs.noticing.changes import Change
from proofs.noticing.reach import Reached, run, told
from proofs.noticing.trial import copy_of, noticed

RULE = """def may(who: str, what: str) -> bool:
    if who == "nobody":
        return False
    if what == "shout":
        return True
    return who == "ida"


def never() -> str:
    return "unheard"
"""
HOLDS = """from sideomside.planted import may

def test_ida_and_nobody():
    assert may("ida", "talk")
    assert not may("nobody", "talk")
    assert not may("bo", "talk")
"""
HOLLOW = """from sideomside.planted import may

def test_hollow():
    may("nobody", "talk")
    may("ida", "talk")
"""
ALWAYS_NO = "tests/test_always_no.py::test_no"
FILE = "sideomside/planted.py"
CHANGE = Change(FILE, 6, 'who == "ida"', "True", RULE.replace('return who == "ida"', "return True"))

ROW = {"file": FILE, "line": 'return who == "ida"', "was": 'who == "ida"', "now": "True", "why": "planted"}


def plants(root: Path) -> dict[str, bool]:
    with copy_of(root) as place:
        found = _reached(place)
        held, hollow = ([test] for test in sorted(found.tests_of(6)))
        return {
            "a line no test reaches": 10 in found.missing,
            "a branch no test takes": [4, 5] in found.missing,
            "a rule that lets everybody in": noticed(place, CHANGE, held),
            "tests that assert nothing": not noticed(place, CHANGE, hollow),
            "a test that says no to every house": not noticed(place, CHANGE, [ALWAYS_NO])
            and noticed(place, CHANGE, [ALWAYS_NO, *held]),
            "a change where no test comes": not noticed(place, CHANGE, found.tests_of(10)),
            "a change said to be none, on a line that is gone": _leads_nowhere(
                place, {"line": "return True or who"}
            ),
            "a change said to be none, and nobody says why": _leads_nowhere(place, {"why": ""}),
            "a list that forgives another change of the line": CHANGE in Alike(place, [ROW])
            and CHANGE not in Alike(place, [ROW | {"now": "False"}]),
        }


def _leads_nowhere(place: Path, otherwise: dict[str, str]) -> bool:
    return bool(Alike(place, [ROW | otherwise]).that_lead_nowhere())


def _reached(place: Path) -> Reached:
    planted = {FILE: RULE, "tests/test_holds.py": HOLDS, "tests/test_hollow.py": HOLLOW}
    planted[ALWAYS_NO.partition("::")[0]] = "def test_no():\n    raise AssertionError\n"
    for name, words in planted.items():
        (place / name).write_text(words)
    tests = ["pytest", "-q", "-p", "no:cacheprovider", "tests/test_holds.py", "tests/test_hollow.py"]
    with TemporaryDirectory(prefix="sideomside-planted-") as folder:
        run(place, Path(folder), "planted", tests, 300, [FILE])
        return told(place, Path(folder), [FILE])[FILE]
