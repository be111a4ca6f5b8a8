"""Faults this proof must see: a line nobody reaches, a branch nobody takes, and tests that say yes to anything."""

from pathlib import Path
from tempfile import TemporaryDirectory

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
FILE = "sideomside/planted.py"
CHANGE = Change(FILE, 6, 'who == "ida"', "True", RULE.replace('return who == "ida"', "return True"))


def plants(root: Path) -> dict[str, bool]:
    with copy_of(root) as place:
        (place / FILE).write_text(RULE)
        held = _reached(place, "test_holds.py", HOLDS)
        hollow = _reached(place, "test_hollow.py", HOLLOW)
        return {
            "a line no test reaches": 10 in held.missing,
            "a branch no test takes": [4, 5] in held.missing,
            "tests that assert nothing": not noticed(place, CHANGE, hollow.tests_of(6)),
            "a rule that lets everybody in": noticed(place, CHANGE, held.tests_of(6)),
            "a change where no test comes": not noticed(place, CHANGE, held.tests_of(10)),
        }


def _reached(place: Path, name: str, words: str) -> Reached:
    (place / "tests" / name).write_text(words)
    with TemporaryDirectory(prefix="sideomside-planted-") as folder:
        run(place, Path(folder), ["pytest", "-q", "-p", "no:cacheprovider", f"tests/{name}"], 300)
        return told(place, Path(folder))[FILE]
