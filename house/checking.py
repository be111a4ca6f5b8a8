"""bin/check: reads the house without running it. Every check runs, so that one visit tells all that is wrong."""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from house import contracts
from house.avoid import forbidden_in, leaked_in
from house.languages import what_is_untranslated
from house.needs import GETTEXT, provide
from house.texts import strings_of
from house.tree import Tree
from house.walls import WALLS

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600  # seconds for one tool on a busy machine


def style() -> list[str]:
    """ruff check"""
    return _told_by("ruff", "check", "--output-format=concise", ".")


def shape() -> list[str]:
    """ruff format"""
    return _told_by("ruff", "format", "--check", ".")


def types() -> list[str]:
    """mypy"""
    return _told_by("mypy")


def street_and_floors() -> list[str]:
    """import-linter"""
    verdict = contracts.keep()
    return [verdict.text] if verdict.broken else []


def walls() -> list[str]:
    """the walls no import tool sees"""
    tree = Tree(ROOT)
    return [line for wall in WALLS.values() for line in wall(tree)]


def translations() -> list[str]:
    """every text in both languages"""
    still_missing = provide([GETTEXT] if not GETTEXT.is_here() else [])
    return still_missing or what_is_untranslated(ROOT)


def plain_words() -> list[str]:
    """words we never use"""
    texts = strings_of(ROOT)
    return [str(each) for each in [*forbidden_in(texts), *leaked_in(texts)]]


CHECKS: dict[str, Callable[[], list[str]]] = {
    check.__name__.replace("_", "-"): check
    for check in (types, style, shape, street_and_floors, walls, translations, plain_words)
}


def main() -> int:
    reader = argparse.ArgumentParser(prog="bin/check", description=__doc__)
    reader.add_argument(
        "only", nargs="*", choices=[[], *CHECKS], help="names of checks; all when none is named"
    )
    names = reader.parse_args().only or list(CHECKS)
    with ThreadPoolExecutor(max_workers=2) as beside:  # the types take as long as all the others together
        failed = [
            name for name, wrong in zip(names, beside.map(_timed, names), strict=True) if _said(name, *wrong)
        ]
    print(f"{', '.join(failed)}: see above" if failed else "All is well")
    return 1 if failed else 0


def _timed(name: str) -> tuple[list[str], float]:
    begun = time.monotonic()
    return CHECKS[name](), time.monotonic() - begun


def _said(name: str, wrong: list[str], seconds: float) -> bool:
    print(f"{'wrong' if wrong else 'ok   '} {name}: {CHECKS[name].__doc__} ({seconds:.1f} s)", flush=True)
    for line in wrong:
        print(f"      {line}")
    return bool(wrong)


def _told_by(tool: str, *words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", tool, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return (done.stdout + done.stderr).splitlines() if done.returncode else []


if __name__ == "__main__":
    sys.exit(main())
