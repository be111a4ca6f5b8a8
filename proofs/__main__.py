"""bin/prove NAME [--size small|full] [--seed N] [--json FILE], --list, all, evidence."""

import argparse
import ast
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from proofs import abreast, bounds, evidence
from proofs.frame import SIZES, CannotRun, Stage, verdict

HERE = Path(__file__).resolve().parent
MET, NOT_MET, COULD_NOT_RUN = 0, 1, 2
LINES, LINE = 12, 300  # of what a proof that fell short had said, again at the end of all of them


def names() -> dict[str, str]:
    """Every claim here with its one line, without running any of its code."""
    return {name: (ast.get_docstring(tree) or "").split("\n")[0] for name, tree in _trees().items()}


def by_the_clock() -> list[str]:
    """Those that measure time say so in their file: beside another they would measure the other one too."""
    return _that_say("BY_THE_CLOCK = True")


def the_long_ones() -> list[str]:
    """Those that take longest say so too, and begin first: else one would be at work when nobody else is."""
    return _that_say("IS_LONG = True")


def by_name_alone() -> list[str]:
    """Those that `all` leaves out and names as left out. Each says why in its file."""
    return _that_say("BY_NAME_ALONE = True")


def _that_say(words: str) -> list[str]:
    return [
        name
        for name, tree in _trees().items()
        if any(isinstance(node, ast.Assign) and ast.unparse(node) == words for node in tree.body)
    ]


def _trees() -> dict[str, ast.Module]:
    read = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.py"))}
    return {
        stem.replace("_", "-"): tree
        for stem, tree in read.items()
        if any(isinstance(node, ast.FunctionDef) and node.name == "prove" for node in tree.body)
    }


def main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to stop, we still end what we started
    asked = _arguments()
    if asked.list:
        for name, claim in names().items():
            print(f"{name:15} {claim}")
        return MET
    if asked.name == "evidence":
        evidence.write_page(names())
        return MET
    if asked.name == "all":
        return _all(asked)
    if asked.name not in names():
        print(f"No such proof: {asked.name}. bin/prove --list names them.", file=sys.stderr)
        return COULD_NOT_RUN
    return _one(asked) if asked.inside else _bounded(asked, asked.name)


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bin/prove", description="Run a claim on the code as it stands.")
    reader.add_argument(
        "name", nargs="?", default="", help="a proof, `all`, or `evidence` to rewrite its page"
    )
    reader.add_argument("--size", choices=SIZES, default="small")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument(
        "--json", type=Path, help="also write the last line to this file, with what was said before it"
    )
    reader.add_argument("--keep", action="store_true", help="keep the result in docs/evidence")
    reader.add_argument("--limit", type=float, help="seconds after which a proof is ended, and could not run")
    reader.add_argument("--list", action="store_true")
    reader.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = reader.parse_args()
    asked.limit = asked.limit or bounds.LIMITS[asked.size]
    return asked


def _bounded(asked: argparse.Namespace, name: str) -> int:
    """In a process of its own, so that none stands in another's way and none waits for ever."""
    words = [*_words(asked, name), "--inside"]
    words += ["--json", str(asked.json)] if asked.json else []
    with _shelf():
        code = bounds.run(words, asked.limit)
    if code in (MET, NOT_MET, COULD_NOT_RUN):
        return code
    ended = f"it was not done after {asked.limit:.0f} s and was ended"
    _could_not_run(name, ended if code is None else f"it broke off with status {code}", asked)
    return COULD_NOT_RUN


@contextmanager
def _shelf() -> Iterator[None]:
    """A house of each kind is made ready once, and copied; where several proofs run, all of them share it."""
    if bounds.SHELF in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="sideomside-shelf-") as folder:
        os.environ[bounds.SHELF] = folder
        yield


def _words(asked: argparse.Namespace, name: str) -> list[str]:
    words = [sys.executable, "-m", "proofs", name, "--size", asked.size, "--seed", str(asked.seed)]
    return [*words, "--limit", str(asked.limit), *(["--keep"] if asked.keep else [])]


def _one(asked: argparse.Namespace) -> int:
    bounds.listen_for_the_end(asked.limit)
    begun, said = time.monotonic(), list[str]()

    def say(line: str) -> None:
        said.append(line)
        print(line, flush=True)

    stage = Stage(asked.size, asked.seed, say)
    try:
        proof = import_module(f"proofs.{asked.name.replace('-', '_')}")
        findings = proof.prove(stage)
    except CannotRun as missing:
        _could_not_run(asked.name, str(missing), asked)
        return COULD_NOT_RUN
    except Exception as wrong:  # noqa: BLE001 - whatever it was, it is told, and it is never a pass
        traceback.print_exc()
        _could_not_run(asked.name, f"it broke off: {type(wrong).__name__}", asked)
        return COULD_NOT_RUN
    told = verdict(asked.name, stage, findings, proof.AIMS, time.monotonic() - begun)
    _tell(told, asked, said)
    return MET if told["ok"] else NOT_MET


def _could_not_run(name: str, why: str, asked: argparse.Namespace) -> None:
    told: dict[str, Any] = {"proof": name, "ok": False, "could_not_run": why}
    _tell(told | {"size": asked.size, "seed": asked.seed}, asked)


def _tell(told: dict[str, Any], asked: argparse.Namespace, said: Sequence[str] = ()) -> None:
    line = json.dumps(told, ensure_ascii=False)
    if asked.json:
        asked.json.write_text(json.dumps(told | {"said": list(said)}, ensure_ascii=False), encoding="utf-8")
    if asked.keep and "could_not_run" not in told:  # what did not run is no evidence of anything
        evidence.keep(told)
    print(line, flush=True)


def _all(asked: argparse.Namespace) -> int:
    left_out = by_name_alone()
    alone = [name for name in by_the_clock() if name not in left_out]
    together = [
        name for name in dict.fromkeys([*the_long_ones(), *names()]) if name not in {*alone, *left_out}
    ]
    with _shelf(), tempfile.TemporaryDirectory(prefix="sideomside-told-") as folder:
        last = {name: Path(folder) / f"{name}.json" for name in [*alone, *together]}
        commands = {name: [*_words(asked, name), "--json", str(path)] for name, path in last.items()}
        codes = dict(abreast.run({name: commands[name] for name in alone}, 1))
        codes |= abreast.run({name: commands[name] for name in together})
        why = {name: _why(last[name]) for name, code in codes.items() if code != MET}
    told = {
        "proof": "all",
        "ok": not any(codes.values()),
        "size": asked.size,
        "not_met": sorted(name for name, code in codes.items() if code == NOT_MET),
        "could_not_run": sorted(name for name, code in codes.items() if code not in (MET, NOT_MET)),
        "left_out": left_out,
        "why": why,
    }
    print(json.dumps(told, ensure_ascii=False), flush=True)
    return max(codes.values(), default=COULD_NOT_RUN)


def _why(last: Path) -> list[str]:
    """Said again at the very end, where whoever sees only the end of a log reads it, with what was said of it."""
    told = json.loads(last.read_text(encoding="utf-8")) if last.exists() else {}
    missed = told.get("missed") or [told.get("could_not_run", "it said nothing")]
    return [*missed, *(line[:LINE] for line in told.get("said", [])[:LINES])]


if __name__ == "__main__":
    sys.exit(main())
