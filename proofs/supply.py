"""Few packages, each with a why, pinned by hash, with licences that go together; a blind advisory check says so.

At full size the place packages come from is asked whether something is known against any of them. Where it cannot be
reached, this proof could not run: nothing unchecked is ever called sound. At small size that check is put before a
server of our own which lies to it in every way it must notice, and nothing is said of the packages themselves.
"""

import json
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from house import supply
from house.supply import Pin
from proofs.frame import Aim, CannotRun, Findings, Stage

AIMS: dict[str, Aim] = {
    "direct": ("<=", 18),
    "locked": ("<=", 40),
    "without_a_hash": ("==", 0),
    "licences_that_do_not_go_together": ("==", 0),
    "wrong_in_the_locks": ("==", 0),
    "bill_of_materials_stale": ("==", 0),
    "known_and_not_mended": ("==", 0),
}
ONE = Pin("kaffe", "1.0")


def prove(stage: Stage) -> Findings:
    runtime, told = supply.pins(supply.ROOT / supply.LOCK), supply.licences()
    strange, wrong = supply.strange_licences(told), supply.wrong_with()
    known = _asked(stage, runtime) if stage.is_full else []
    for line in [*strange, *wrong, *known]:
        stage.say(line)
    findings = Findings(
        {
            "direct": len(supply.direct()),
            "locked": len(runtime),
            "locked_while_working_on_it": len(supply.pins(supply.ROOT / supply.DEV_LOCK)),
            "files_pinned": sum(len(pin.hashes) for pin in runtime),
            "without_a_hash": sum(not pin.hashes for pin in runtime),
            "licences": len(
                {part for said in told.values() for part in said.replace(" OR ", " AND ").split(" AND ")}
            ),
            "licences_that_do_not_go_together": len(strange),
            "wrong_in_the_locks": len(wrong),
            "bill_of_materials_stale": sum(
                not _is_fresh(path, text) for path, text in supply.written().items()
            ),
            "known_and_not_mended": len(known),
        }
    )
    if stage.is_full:
        findings.figures["asked_for_advisories"] = len(runtime)
    for name, caught in (_spoilt() | _lied_to() | _strange()).items():
        findings.plant(name, caught, stage.say)
    return findings


def _asked(stage: Stage, runtime: list[Pin]) -> list[str]:
    asked = supply.advisories(runtime, supply.where_packages_come_from())
    if asked.unchecked:
        raise CannotRun(
            f"advisories for {len(asked.unchecked)} of {len(runtime)} packages: {asked.unchecked[:5]}"
        )
    return asked.known


def _is_fresh(path: Path, text: str) -> bool:
    place = supply.ROOT / path
    return place.exists() and place.read_text(encoding="utf-8") == text


def _spoilt() -> dict[str, bool]:
    """The files spoilt one way at a time."""
    first = supply.pins(supply.ROOT / supply.LOCK)[0]
    lock, dev, project = str(supply.LOCK), str(supply.DEV_LOCK), "pyproject.toml"
    a_hash = f"    --hash=sha256:{first.hashes[0]}"
    return {
        "a hash is taken out": _noticed(lambda root: _without_hashes(root / lock)),
        "a hash is exchanged": _noticed(
            lambda root: _put(root / lock, a_hash, f"    --hash=sha256:{'0' * 64}")
        ),
        "a version is left open": _noticed(
            lambda root: _put(root / lock, f"{first.name}==", f"{first.name}>=")
        ),
        "a place is named in a lock": _noticed(lambda root: _add(root / lock, "kaffe @ file:///kaffe.whl")),
        "the two locks differ": _noticed(lambda root: _put(root / dev, f"=={first.version} ", "==0.0.1 ")),
        "a package nobody locked": _noticed(lambda root: _depend(root / project, '  "kaffe>=1",  # warm')),
        "a package without a why": _noticed(lambda root: _without_a_why(root / project)),
        "too many packages": _noticed(
            lambda root: _depend(root / project, "\n".join(f'  "kaffe{n}>=1",  # warm' for n in range(9)))
        ),
    }


def _noticed(spoil: Callable[[Path], None]) -> bool:
    with tempfile.TemporaryDirectory(prefix="sideomside-supply-") as folder:
        root = Path(folder)
        for name in (supply.LOCK, supply.DEV_LOCK, Path("pyproject.toml")):
            shutil.copy(supply.ROOT / name, root / name)
        if supply.wrong_with(root):
            return False  # something was wrong before anything was planted
        spoil(root)
        return bool(supply.wrong_with(root))


def _put(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def _add(path: Path, line: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def _depend(path: Path, line: str) -> None:
    _put(path, "dependencies = [\n", f"dependencies = [\n{line}\n")


def _without_a_why(path: Path) -> None:
    line = path.read_text(encoding="utf-8").partition("dependencies = [\n")[2].splitlines()[0]
    _put(path, line, line.partition("  #")[0])


def _without_hashes(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next(number for number, line in enumerate(lines) if line.strip().startswith("# via"))
    path.write_text("\n".join([lines[0].rstrip(" \\"), *lines[end:]]) + "\n", encoding="utf-8")


def _strange() -> dict[str, bool]:
    licences = {"a licence that does not go together": "GPL-3.0-only", "no licence at all": ""}
    return {name: bool(supply.strange_licences({"kaffe": said})) for name, said in licences.items()}


def _lied_to() -> dict[str, bool]:
    """What the advisory check makes of answers that are none."""
    sound: dict[str, Any] = {"info": {"version": "1.0"}, "vulnerabilities": []}
    with _answering({"known": sound | {"vulnerabilities": [{"id": "PLANTED-1"}]}, "sound": sound}) as place:
        found = supply.advisories([Pin("known", "1.0")], place)
        quiet = supply.advisories([Pin("sound", "1.0")], place)
    told = {
        "something is known": bool(found.known) and not found.unchecked,
        "a sound one is called sound": not quiet.known and not quiet.unchecked,
        "nobody answers": bool(supply.advisories([ONE], "http://127.0.0.1:1").unchecked),
    }
    lies: dict[str, Any] = {
        "an answer without a word of faults": {"info": {"version": "1.0"}},
        "an answer about another version": sound | {"info": {"version": "2.0"}},
        "no answer but a page": None,
        "faults that are no list": sound | {"vulnerabilities": {}},
    }
    for name, answer in lies.items():
        with _answering({"kaffe": answer}) as place:
            told[name] = bool(supply.advisories([ONE], place).unchecked)
    return told


@contextmanager
def _answering(answers: dict[str, Any]) -> Iterator[str]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - the library's name
            answer = answers.get(self.path.split("/")[1])
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode() if answer is not None else b"<p>Hej</p>")

        def log_message(self, *_: Any) -> None:
            return None

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
