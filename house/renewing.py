"""python -m house.renewing: the newest of everything, both locks written anew, and what that changed, licences with it.

`uv` finds out which versions go together. The locks are exchanged when both are whole and not before; then bin/ready
installs by them, since a package says its licence only once it is here. 0 all well, 1 a licence that does not go
together with ours, 2 it could not be done.
"""

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from house import supply
from house.supply import DEV_LOCK, LOCK, ROOT

EXTRAS = ("postgres", "office", "questionnaires")  # `fast` is nobody's need, and large
Stands = dict[str, tuple[str, str]]  # by package: version and licence


A_WHILE = 1_200  # seconds, on a slow line


class CouldNot(RuntimeError):
    """Nothing was changed."""


def renew(root: Path) -> None:
    """Both locks, or neither."""
    uv = shutil.which("uv")
    if not uv:
        raise CouldNot("uv is not installed: it finds out which versions go together (pipx install uv)")
    with tempfile.TemporaryDirectory(prefix="sideomside-renewing-") as folder:
        draft = Path(folder)
        for name in (Path("pyproject.toml"), LOCK, DEV_LOCK):
            shutil.copy(root / name, draft / name)
        _resolve(uv, draft, "--group", "dev", "-o", str(DEV_LOCK))
        _resolve(uv, draft, "-c", str(DEV_LOCK), "-o", str(LOCK))
        for lock in (LOCK, DEV_LOCK):
            shutil.copy(draft / lock, root / lock)


def _resolve(uv: str, draft: Path, *words: str) -> None:
    extras = [word for name in EXTRAS for word in ("--extra", name)]
    command = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        "--upgrade",
        "--generate-hashes",
        "--no-header",
        "--quiet",
    ]
    done = subprocess.run(
        [*command, *extras, *words],
        cwd=draft,
        capture_output=True,
        text=True,
        check=False,
        timeout=A_WHILE,
    )
    if done.returncode:
        raise CouldNot(done.stderr.strip())


def stands(root: Path) -> Stands:
    """What is locked for working on the house, all of it, and its licence as it is installed."""
    return {pin.name: (pin.version, supply.licence(pin.name)) for pin in supply.pins(root / DEV_LOCK)}


def difference(before: Stands, after: Stands) -> list[str]:
    """One line for each that came, went or changed; a licence that changed is never only a number."""
    lines = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None and new is not None:
            lines.append(f"+ {name} {new[0]}: {new[1] or 'no licence is named'}")
        elif new is None and old is not None:
            lines.append(f"- {name} {old[0]}: {old[1]}")
        elif old is not None and new is not None and old != new:
            lines.append(f"  {name} {_turned(old[0], new[0])}: {_turned(old[1], new[1])}")
    return lines


def _turned(old: str, new: str) -> str:
    return old if old == new else f"{old} -> {new or 'no licence is named'}"


def main() -> int:
    before = stands(ROOT)
    try:
        renew(ROOT)
    except CouldNot as why:
        print(why, file=sys.stderr)
        return 2
    if subprocess.run([ROOT / "bin" / "ready", "dev"], check=False, timeout=A_WHILE).returncode:
        print("The locks are new, and could not be installed by them.", file=sys.stderr)
        return 2
    print(
        *difference(before, stands(ROOT)) or [f"Everything was the newest already, {date.today()}."], sep="\n"
    )
    return supply.write_down()


if __name__ == "__main__":
    sys.exit(main())
