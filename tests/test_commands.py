"""What bin/serve and bin/test promise about the processes and databases they start."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from house import needs, serving
from house.needs import Need
from house.postgres import roles_and_databases
from house.testing import Tally, _counted, _sum_up


def sleeping(seconds: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({seconds})"])


def test_when_one_of_two_stops_the_other_is_stopped() -> None:
    short, long = sleeping(0.1), sleeping(60)
    begun = time.monotonic()
    serving._wait_for_the_first_to_stop([short, long])
    serving.stop([short, long])
    assert long.poll() is not None
    assert time.monotonic() - begun < 10


def test_a_server_that_dies_is_not_waited_for() -> None:
    assert not serving.wait_until_it_answers(f"http://127.0.0.1:{serving.free_port()}/", [sleeping(0)])


def test_a_page_that_never_answers_is_told_from_one_that_stopped() -> None:
    url, sleeper = f"http://127.0.0.1:{serving.free_port()}/", sleeping(60)
    assert not serving.wait_until_it_answers(url, [sleeper], patience=0.1)
    assert "Nobody answered" in serving._why_it_stops([sleeper])
    serving.stop([sleeper])
    assert "stopped" in serving._why_it_stops([sleeper])


def test_the_folder_remembers_that_it_is_a_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIDEOMSIDE_MODE", raising=False)
    environment = serving.demo_environment(tmp_path / "var", 8123)
    assert (tmp_path / "var" / "mode").read_text() == "demo"
    assert environment["SIDEOMSIDE_DATA"] == str(tmp_path / "var")


def test_a_first_start_says_what_it_does_before_it_does_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The demo takes minutes on a slow machine: nobody should wonder, and nothing should cut it off."""
    asked: list[tuple[str, int, str]] = []

    def manage(step: str, *, seconds: int, **_: object) -> subprocess.CompletedProcess[str]:
        asked.append((step, seconds, capsys.readouterr().out))
        return subprocess.CompletedProcess([step], 0)

    _served(tmp_path, monkeypatch)
    monkeypatch.setattr(serving, "manage", manage)
    assert serving.main() == 0
    assert [(step, said[:14]) for step, _, said in asked] == [
        ("prepare", "Keys and table"),
        ("demo", "Fictional peop"),
    ]
    assert all(said.count("\n") == 1 for *_, said in asked)
    assert [seconds >= 1800 for _, seconds, _ in asked] == [True, True]
    assert capsys.readouterr().out == "Starting ...\n"
    serving.main()
    again = asked[-1][-1]
    assert "the first time" in asked[1][-1] and "the first time" not in again and again.startswith("Looking")


CALM = (
    "import signal, time\n"
    "from house import serving\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # as in a terminal, wherever this runs
    "serving._one_parting_is_enough()\n"
    "try:\n"
    "    print('here', flush=True); time.sleep(60)\n"
    "except KeyboardInterrupt:\n"
    "    print('first', flush=True); time.sleep(2); print('ended in order')\n"
)


def test_a_second_ctrl_c_while_it_stops_is_met_by_no_traceback() -> None:
    asked = [sys.executable, "-u", "-c", CALM]
    with subprocess.Popen(
        asked, cwd=serving.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as one:
        assert one.stdout and one.stdout.readline() == "here\n"
        one.send_signal(signal.SIGINT)
        assert one.stdout.readline() == "first\n"
        one.send_signal(signal.SIGINT)
        out, wrong = one.communicate(timeout=30)
    assert (out, wrong, one.returncode) == ("ended in order\n", "", 0)


def test_ctrl_c_while_it_is_made_ready_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    _served(tmp_path, monkeypatch)
    monkeypatch.setattr(serving, "manage", pressed)
    assert serving.main() == 0
    assert "Nothing is broken" in capsys.readouterr().out


def test_a_first_start_that_takes_too_long_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _served(tmp_path, monkeypatch)
    monkeypatch.setattr(serving, "MANAGE", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(serving, "STEPS", (("demo", "Fictional people ...", 0.1),))
    assert serving.main() == 2
    told = capsys.readouterr().err
    assert "run bin/serve again" in told and "bin/manage demo" in told and "Traceback" not in told


def _served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDEOMSIDE_DATA", str(tmp_path / "var"))
    monkeypatch.setattr(sys, "argv", ["bin/serve", "--port", str(serving.free_port())])
    monkeypatch.setattr(serving, "_serve", lambda *_: 0)
    monkeypatch.setattr(
        serving, "_one_parting_is_enough", lambda: None
    )  # these tests' own Ctrl-C stays theirs


def test_what_is_missing_and_may_not_be_installed_is_named_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "_apt", list)
    gone = Need("Chromium", "journeys", lambda: False, "chromium")
    assert needs.provide([gone, gone]) == ["Chromium, journeys"] * 2 + ["apt-get install chromium chromium"]
    assert needs.provide([]) == []


def test_an_environment_broken_off_half_way_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    shutil.copy(serving.ROOT / "bin" / "ready", tmp_path / "bin")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / lock).write_text(f"# {lock}: nothing to fetch\n")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    subprocess.run([tmp_path / "bin" / "ready"], check=True)
    subprocess.run([tmp_path / ".venv" / "bin" / "python", "-c", "import pip"], check=True)
    assert (tmp_path / ".venv" / ".ready-runtime").exists()


def test_only_the_backup_role_reads_past_row_security() -> None:
    roles = [line for line in roles_and_databases("pw") if line.startswith("CREATE ROLE")]
    past = [line.split()[2] for line in roles if " BYPASSRLS" in line]
    assert past == ["sideomside_backup"]
    assert all("NOSUPERUSER" in line for line in roles)


def test_a_skipped_test_makes_the_run_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "tests.xml"
    report.write_text('<testsuites><testsuite tests="3" failures="0" errors="0" skipped="1"/></testsuites>')
    tally = _counted(Tally("sqlite"), report)
    assert (tally.passed, tally.skipped) == (2, 1)
    assert _sum_up([tally]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "2 passed, 0 failed"


def test_a_pass_that_never_counted_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert _sum_up([Tally("sqlite", passed=5), Tally("browser", ended_well=False)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 1 failed"
