"""Web server and worker side by side: they start together, and when one stops the other does too."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANAGE = (sys.executable, "-P", "-m", "sideomside.site.manage")
# Seconds a first start may take to answer on a slow machine.
PATIENCE = 90
# And with somebody sitting there waiting for it, who can always press Ctrl-C.
FIRST_ANSWER = 900
# What is made before the first start, said aloud, and how many seconds each may take: an old laptop is slow, not wrong.
STEPS = (
    ("prepare", "Keys and tables, translations and style ...", 1800),
    ("demo", "Fictional people and what has happened to them (some minutes, the first time) ...", 3 * 3600),
)


AGAIN = {"demo": "Looking whether everybody is here ..."}
MOVED_IN = "moved-in"
PARTINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    asked = _arguments()
    data = Path(os.environ.get("SIDEOMSIDE_DATA", ROOT / "var")).absolute()
    environment = demo_environment(data, asked.port)
    if is_taken(asked.port):
        print(f"Port {asked.port} is in use. Try: bin/serve --port {asked.port + 1}", file=sys.stderr)
        return 2
    _one_parting_is_enough()
    try:
        if not all(_made_ready(*step, environment=environment) for step in _told(data)):
            return 2
        (data / MOVED_IN).touch()
        print("Starting ...", flush=True)
        return _serve(asked.port, environment)
    except KeyboardInterrupt:
        print("\nStopped before it was ready. Nothing is broken; bin/serve goes on from here.")
        return 0


def _told(data: Path) -> list[tuple[str, str, int]]:
    """What takes minutes the first time says so then, and no more once it is done."""
    again = (data / MOVED_IN).exists()
    return [(step, AGAIN.get(step, saying) if again else saying, most) for step, saying, most in STEPS]


def _one_parting_is_enough() -> None:
    """The first Ctrl-C stops it in order; whoever presses again meanwhile is not met by a traceback."""

    def part(_number: int, _frame: object) -> None:
        for one in PARTINGS:
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    for one in PARTINGS:
        if signal.getsignal(one) != signal.SIG_IGN:
            signal.signal(one, part)


def demo_environment(data: Path, port: int) -> dict[str, str]:
    """The demo's own folder and settings; the folder remembers what it is, so that bin/manage knows it."""
    data.mkdir(parents=True, exist_ok=True)
    mode = os.environ.get("SIDEOMSIDE_MODE", "demo")
    (data / "mode").write_text(mode)
    here = {"SIDEOMSIDE_LINK_BASE": f"http://127.0.0.1:{port}"}
    return (
        here
        | dict(os.environ)
        | {
            "SIDEOMSIDE_MODE": mode,
            "SIDEOMSIDE_DATA": str(data),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
        }
    )


def _made_ready(step: str, saying: str, seconds: int, *, environment: Mapping[str, str]) -> bool:
    """The demo programme moves in only when nobody lives here yet, whole or not at all: it can be tried again."""
    print(saying, flush=True)
    try:
        failed = manage(step, environment=environment, seconds=seconds, apart=True).returncode != 0
    except subprocess.TimeoutExpired:
        minutes = seconds // 60
        print(
            f"It took more than {minutes} minutes, so we stopped. Nothing is broken: run bin/serve again, with less "
            f"else going on, or bin/manage {step} by itself, which takes the time it takes.",
            file=sys.stderr,
        )
        return False
    if failed:
        print(f"Could not get the house ready (bin/manage {step}): see the lines above.", file=sys.stderr)
    return not failed


def manage(
    *words: str, environment: Mapping[str, str], quiet: bool = False, seconds: int = 600, apart: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run one of the house's commands and wait for it; `apart` Ctrl-C reaches us alone, and we end it."""
    return subprocess.run(
        [*MANAGE, *words],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        check=False,
        timeout=seconds,
        start_new_session=apart,
    )


def start_web(
    port: int, environment: Mapping[str, str], output: int | None = None, house: Path | None = None
) -> subprocess.Popen[bytes]:
    """The server looks for the house in the folder it is started in, before anywhere else."""
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    server += ["--port", str(port), "--workers", "1", "--blocking-threads", "4", "--log-level", "warning"]
    return _start([*server, "sideomside.site.wsgi:application"], environment, output, house)


def start_worker(environment: Mapping[str, str], output: int | None = None) -> subprocess.Popen[bytes]:
    return _start([*MANAGE, "work"], environment, output)


def wait_until_it_answers(
    url: str, running: Sequence[subprocess.Popen[bytes]], patience: float = PATIENCE
) -> bool:
    """True when the page is there; False when somebody stopped, or nobody answered in time."""
    latest = time.monotonic() + patience
    while time.monotonic() < latest and all(one.poll() is None for one in running):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.2)
    return False


def stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask politely, wait, and insist if nobody listens."""
    for one in running:
        if one.poll() is None:
            one.terminate()
    for one in running:
        try:
            one.wait(timeout=10)
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()


def is_taken(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bin/serve", description="Run the house with its demo programme.")
    reader.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    return reader.parse_args()


def _serve(port: int, environment: dict[str, str]) -> int:
    running = [start_web(port, environment), start_worker(environment)]
    try:
        if wait_until_it_answers(f"http://127.0.0.1:{port}/", running, patience=FIRST_ANSWER):
            _say_where_to_look(port, environment)
            _wait_for_the_first_to_stop(running)
        print(_why_it_stops(running), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Everything is kept; bin/serve starts it again.")
        return 0
    finally:
        stop(running)


def _why_it_stops(running: Sequence[subprocess.Popen[bytes]]) -> str:
    if any(one.poll() is not None for one in running):
        return "One of web and worker stopped; stopping the other."
    return "Nobody answered in a quarter of an hour. Nothing is lost: run bin/serve again, with less else going on."


def _say_where_to_look(port: int, environment: dict[str, str]) -> None:
    print(f"\nSide om side is running at http://127.0.0.1:{port}/ (English: http://127.0.0.1:{port}/en/)\n")
    sys.stdout.flush()
    manage("demo", "--who", environment=environment)
    print("\nCtrl-C stops it.", flush=True)


def _wait_for_the_first_to_stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    while all(one.poll() is None for one in running):
        time.sleep(0.5)


def _start(
    words: Sequence[str], environment: Mapping[str, str], output: int | None, folder: Path | None = None
) -> subprocess.Popen[bytes]:
    # A session of its own, so that Ctrl-C reaches us first and both are stopped in order.
    return subprocess.Popen(
        words,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


if __name__ == "__main__":
    sys.exit(main())
