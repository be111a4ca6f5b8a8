"""A proof that stands still is ended with all it started, told by name, and never holds up the ones after it."""

import ast
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from house.contracts import ROOT

# Stands still for ever, with a daemon outside its session that ignores a polite word and holds our output open.
STANDS_STILL = '''"""Nothing ever comes of this one, however long anybody waits."""
import subprocess, sys, time
AIMS = {"done": ("==", 1)}
DAEMON = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"
def prove(stage):
    one = subprocess.Popen([sys.executable, "-c", DAEMON], start_new_session=True)
    stage.say(f"daemon {one.pid}")
    time.sleep(600)
'''
IS_DONE = '''"""This one is done at once, and holds."""
from proofs.frame import Findings
AIMS = {"done": ("==", 1)}
def prove(stage):
    return Findings({"done": 1})
'''
# Holds when another is at work in the same moment.
MEETS_ANOTHER = '''"""Somebody else is here too."""
import os, pathlib, time
from proofs.frame import Findings
AIMS = {"met": ("==", 1)}
def prove(stage):
    here = pathlib.Path(f"at_work.{os.getpid()}")
    here.touch()
    met = 0
    for _ in range(30):
        met = max(met, len(list(pathlib.Path().glob("at_work.*"))) - 1)
        time.sleep(0.1)
    here.unlink()
    return Findings({"met": met})
'''
# Says on the common paper when it began, and takes a second.
WRITES_ITS_NAME = '''"""This one puts its name on a list."""
import pathlib, time
from proofs.frame import Findings
AIMS = {"done": ("==", 1)}
def prove(stage):
    with pathlib.Path("list").open("a") as paper:
        paper.write(f"{__name__}\\n")
    time.sleep(1)
    return Findings({"done": 1})
'''
SAYS_WHY = '''"""This one sees something it should not see, and says where."""
from proofs.frame import Findings
AIMS = {"seen": ("==", 0)}
def prove(stage):
    stage.say("somebody's words at the door of the list")
    return Findings({"seen": 1})
'''
BREAKS_OFF = '''"""This one breaks off in a way nobody foresaw."""
import os, signal
def prove(stage):
    os.kill(os.getpid(), signal.SIGKILL)
'''


@pytest.fixture
def proofs(tmp_path: Path) -> Path:
    """The frame of the proofs with other proofs in it."""
    there = tmp_path / "proofs"
    there.mkdir()
    for name in ("__init__", "__main__", "abreast", "bounds", "evidence", "frame"):
        shutil.copy(ROOT / "proofs" / f"{name}.py", there)
    return there


def prove(proofs: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "proofs", *words]
    surroundings = os.environ | {"PYTHONPATH": str(proofs.parent)}
    return subprocess.run(
        command, cwd=proofs.parent, env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )


def plant(proofs: Path, name: str, text: str) -> None:
    (proofs / f"{name}.py").write_text(text, encoding="utf-8")


def is_gone(pid: int) -> bool:
    """A moment may pass until the system has buried it."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_one_that_stands_still_is_ended_with_its_daemon_and_says_where_it_stood(proofs: Path) -> None:
    plant(proofs, "still", STANDS_STILL)
    begun = time.monotonic()
    done = prove(proofs, "still", "--limit", "2")
    assert time.monotonic() - begun < 20
    lines = done.stdout.splitlines()
    assert done.returncode == 2
    assert "not done after 2 s" in json.loads(lines[-1])["could_not_run"]
    assert "still.py" in done.stderr and "in prove" in done.stderr
    daemon = next(int(line.split()[1]) for line in lines if line.startswith("daemon"))
    assert is_gone(daemon)


def test_the_ones_after_it_are_still_run_and_it_is_named(proofs: Path) -> None:
    plant(proofs, "a_still", STANDS_STILL)
    plant(proofs, "b_breaks", BREAKS_OFF)
    plant(proofs, "c_done", IS_DONE)
    done = prove(proofs, "all", "--limit", "2")
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["ok"], told["not_met"], told["could_not_run"]) == (False, [], ["a-still", "b-breaks"])
    assert told["why"] == {
        "a-still": ["it was not done after 2 s and was ended"],
        "b-breaks": ["it broke off with status -9"],
    }
    assert '"proof": "c-done", "ok": true' in done.stdout
    assert done.returncode == 2


def test_one_that_is_asked_for_by_name_is_left_out_and_named_as_left_out(proofs: Path) -> None:
    plant(proofs, "a_done", IS_DONE)
    plant(proofs, "b_breaks", BREAKS_OFF + "BY_NAME_ALONE = True\n")
    done = prove(proofs, "all", "--limit", "20")
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["ok"], told["left_out"], done.returncode) == (True, ["b-breaks"], 0)
    assert prove(proofs, "b-breaks", "--limit", "20").returncode == 2


def test_what_one_that_fell_short_had_said_is_said_again_at_the_end(proofs: Path) -> None:
    plant(proofs, "a_sees", SAYS_WHY)
    last = prove(proofs, "all", "--limit", "20").stdout.splitlines()[-1]
    missed, said = json.loads(last)["why"]["a-sees"][:2]
    assert (missed, said) == ("seen is 1, should be == 0", "somebody's words at the door of the list")


def test_told_to_stop_we_leave_nobody_behind(proofs: Path) -> None:
    plant(proofs, "still", STANDS_STILL)
    command = [sys.executable, "-m", "proofs", "still"]
    with subprocess.Popen(command, cwd=proofs.parent, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout
        line = next(line for line in one.stdout if line.startswith("daemon"))
        one.send_signal(signal.SIGTERM)
        one.wait(timeout=60)
    assert is_gone(int(line.split()[1]))


def test_two_go_abreast_unless_they_read_the_clock(proofs: Path) -> None:
    for name in ("a_one", "b_two"):
        plant(proofs, name, MEETS_ANOTHER)
    plant(proofs, "c_clock", MEETS_ANOTHER + "BY_THE_CLOCK = True\n")
    told = json.loads(prove(proofs, "all", "--limit", "20").stdout.splitlines()[-1])
    assert (told["not_met"], told["could_not_run"]) == (["c-clock"], [])


def test_the_long_ones_begin_first(proofs: Path) -> None:
    for name in ("a_one", "b_two"):
        plant(proofs, name, WRITES_ITS_NAME)
    plant(proofs, "c_long", WRITES_ITS_NAME + "IS_LONG = True\n")
    assert prove(proofs, "all", "--limit", "20").returncode == 0
    begun = (proofs.parent / "list").read_text().split()
    assert sorted(begun[:2]) == ["proofs.a_one", "proofs.c_long"] and begun[2:] == ["proofs.b_two"]


def test_every_one_of_all_is_told_to_stop(proofs: Path) -> None:
    plant(proofs, "still", STANDS_STILL.replace("stage.say(f", "open('daemon', 'w').write(f"))
    command = [sys.executable, "-m", "proofs", "all"]
    with subprocess.Popen(command, cwd=proofs.parent, stdout=subprocess.DEVNULL) as one:
        while not (daemon := proofs.parent / "daemon").exists() or not daemon.read_text():
            assert one.poll() is None, "it ended before anything stood still"
            time.sleep(0.05)
        one.send_signal(signal.SIGTERM)
        one.wait(timeout=60)
    assert is_gone(int(daemon.read_text().split()[1]))


def test_every_process_the_house_and_its_proofs_wait_for_has_a_time_limit() -> None:
    files = [path for folder in ("house", "proofs") for path in (ROOT / folder).rglob("*.py")]
    calls = [(path, call) for path in files for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    unbounded = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in calls
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in {"subprocess.run", "subprocess.check_output", "subprocess.call"}
        and not any(word.arg == "timeout" for word in call.keywords)
    ]
    assert len(calls) > 1000
    assert unbounded == []


def test_nobody_closes_a_page_that_may_still_be_arriving() -> None:
    files = [path for folder in ("proofs", "tests", "sideomside") for path in (ROOT / folder).rglob("*.py")]
    closing = [
        f"{path.relative_to(ROOT)}"
        for path in files
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "page.close"
    ]
    assert closing == ["tests/browsing.py"]
