"""bin/prove NAME [--size small|full] [--seed N] [--json FILE], --list, all, evidence."""

import argparse
import ast
import json
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from proofs import evidence
from proofs.frame import SIZES, CannotRun, Stage, verdict

HERE = Path(__file__).resolve().parent
MET, NOT_MET, COULD_NOT_RUN = 0, 1, 2


def names() -> dict[str, str]:
    """Every claim here with its one line, without running any of its code."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "prove" for node in tree.body):
            found[path.stem.replace("_", "-")] = (ast.get_docstring(tree) or "").split("\n")[0]
    return found


def main() -> int:
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
    return _one(asked)


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bin/prove", description="Run a claim on the code as it stands.")
    reader.add_argument(
        "name", nargs="?", default="", help="a proof, `all`, or `evidence` to rewrite its page"
    )
    reader.add_argument("--size", choices=SIZES, default="small")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--json", type=Path, help="also write the last line to this file")
    reader.add_argument("--keep", action="store_true", help="keep the result in docs/evidence")
    reader.add_argument("--list", action="store_true")
    return reader.parse_args()


def _one(asked: argparse.Namespace) -> int:
    begun = time.monotonic()
    stage = Stage(asked.size, asked.seed, lambda line: print(line, flush=True))
    try:
        proof = import_module(f"proofs.{asked.name.replace('-', '_')}")
        findings = proof.prove(stage)
    except CannotRun as missing:
        told: dict[str, Any] = {"proof": asked.name, "ok": False, "could_not_run": str(missing)}
        _tell(told | {"size": asked.size, "seed": asked.seed}, asked)
        return COULD_NOT_RUN
    told = verdict(asked.name, stage, findings, proof.AIMS, time.monotonic() - begun)
    _tell(told, asked)
    return MET if told["ok"] else NOT_MET


def _tell(told: dict[str, Any], asked: argparse.Namespace) -> None:
    line = json.dumps(told, ensure_ascii=False)
    if asked.json:
        asked.json.write_text(line + "\n", encoding="utf-8")
    if asked.keep:
        evidence.keep(told)
    print(line, flush=True)


def _all(asked: argparse.Namespace) -> int:
    """Each proof in a process of its own, so that none stands in another's way."""
    codes = {}
    for name in names():
        print(f"== {name}", flush=True)
        words = ["-m", "proofs", name, "--size", asked.size, "--seed", str(asked.seed)]
        words += ["--keep"] if asked.keep else []
        codes[name] = subprocess.run([sys.executable, *words], cwd=HERE.parent, check=False).returncode
    told = {
        "proof": "all",
        "ok": not any(codes.values()),
        "size": asked.size,
        "not_met": [name for name, code in codes.items() if code == NOT_MET],
        "could_not_run": [name for name, code in codes.items() if code not in (MET, NOT_MET)],
    }
    print(json.dumps(told), flush=True)
    return max(codes.values(), default=COULD_NOT_RUN)


if __name__ == "__main__":
    sys.exit(main())
